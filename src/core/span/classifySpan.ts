import { factText, type Facts } from './facts';
import type { Span } from './span';
import { kindRules, toolMarks, type KindRule, type SpanKind } from './spanKinds';

/** What a span is by itself, with the rule that said so. Whether a call is counted depends on its neighbours as well. */
export interface SpanClass {
  readonly kind: SpanKind;
  readonly reason: string;
}

const AI_SDK_CALL = /\.do(generate|stream|embed|rerank)$/;

/** Judges one span by its name and attributes: a call, something that repeats calls, a wrapper, or no LLM span at all. */
export function classifySpan(span: Pick<Span, 'name' | 'scope' | 'attributes'>, facts: Facts): SpanClass {
  return classifyByName(span) ?? classifyByAttributes(facts) ?? classifyByUsage(facts);
}

/** Whether the span is a tool's own: what happens below it is not the call above it. */
export function isToolSpan(facts: Facts): boolean {
  return toolMarks.some(([fact, value]) => facts[fact] !== undefined && factText(facts[fact])?.toLowerCase() === value);
}

function classifyByName({ name, scope }: Pick<Span, 'name' | 'scope'>): SpanClass | undefined {
  if (name === 'raw_gen_ai_request') {
    return { kind: 'wrapper', reason: 'LiteLLM`s raw request repeats the call above it' };
  }
  if (scope.name === 'openrouter' && name.startsWith('provider attempt')) {
    return { kind: 'wrapper', reason: 'an attempt of OpenRouter below the generation that is counted' };
  }
  if (name.startsWith('claude_code.')) {
    return name === 'claude_code.llm_request'
      ? { kind: 'llm_call', reason: 'Claude Code request' }
      : { kind: 'non_llm', reason: 'Claude Code span that is no request' };
  }
  return undefined;
}

function classifyByAttributes(facts: Facts): SpanClass | undefined {
  const operationId = factText(facts.aiOperationId)?.toLowerCase();
  if (operationId !== undefined && facts.openInferenceKind === undefined) {
    return AI_SDK_CALL.test(operationId)
      ? { kind: 'llm_call', reason: `ai.operationId ${operationId}` }
      : { kind: 'wrapper', reason: `ai.operationId ${operationId} wraps the calls below it` };
  }
  for (const rule of kindRules) {
    const spanClass = facts[rule.fact] === undefined ? undefined : applyRule(rule, facts);
    if (spanClass !== undefined) {
      return spanClass;
    }
  }
  return undefined;
}

function applyRule({ fact, calls, others }: KindRule, facts: Facts): SpanClass | undefined {
  const value = factText(facts[fact])?.toLowerCase();
  if (value === undefined) {
    return undefined;
  }
  const reason = `${facts[fact]?.alias.name ?? fact} ${value}`;
  if (calls.has(value)) {
    return { kind: 'llm_call', reason };
  }
  return others === null ? undefined : { kind: others, reason: `${reason} is no call` };
}

function classifyByUsage(facts: Facts): SpanClass {
  const tokens = facts.input ?? facts.output;
  // The model of an agent run (`model_name`) is no alias, so a run that repeats usage has none.
  if (tokens !== undefined && (facts.requestModel ?? facts.responseModel ?? facts.onlyModel) !== undefined) {
    return { kind: 'llm_call', reason: `a model and ${tokens.alias.name}` };
  }
  if (facts.rawAnswer !== undefined) {
    return { kind: 'wrapper', reason: 'holds a raw request and answer only, which the span above repeats' };
  }
  return tokens !== undefined || facts.anyUsage !== undefined
    ? { kind: 'aggregate', reason: 'token counts without a model repeat the calls below' }
    : { kind: 'non_llm', reason: 'says nothing of a model call' };
}
