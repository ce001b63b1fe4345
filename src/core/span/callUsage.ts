import type { CallUsage } from '../usage/callUsage';
import { cacheWriteLifetimes } from './cacheWriteLifetimes';
import type { EmitterProfile, UntrustedTokens } from './emitterProfiles';
import { factCount, type Facts } from './facts';
import { decideInputBasis, type BasisDecision, type RawTokens } from './inputBasis';
import type { InputSemantics, UnknownFact } from './llmCall';
import { outputTokens } from './outputTokens';

export interface UsageContext {
  readonly facts: Facts;
  readonly profile: EmitterProfile | null;
  readonly provider: string | null;
  readonly model: string | null;
  readonly operation: string | null;
  readonly failed: boolean;
  readonly streamed: boolean | null;
}

export interface UsageReading {
  readonly usage: CallUsage;
  readonly inputSemantics: InputSemantics;
  readonly tokenRule: string;
  readonly unknown: Partial<Record<UnknownFact, string>>;
}

/** Operations that write no tokens: what the design calls "completion null on embeddings is 0". */
const OUTPUT_FREE: ReadonlySet<string> = new Set(['embeddings', 'rerank']);

/**
 * The usage of one call from its facts: input made inclusive, thinking tokens added to the output where the emitter left
 * them out, cache writes by lifetime. What the span does not carry, or carries wrongly by a recorded rule, is null with
 * its reason; nothing is estimated.
 */
export function readUsage(context: UsageContext): UsageReading {
  const raw = readRawTokens(context);
  const basis = decideInputBasis(context, raw);
  const unknown: Partial<Record<UnknownFact, string>> = {};
  const output = outputTokens(context, raw, basis);
  const writes = cacheWriteLifetimes(context, raw.cacheWrite);
  const usage: CallUsage = {
    inputTotal: inputTotal(context, raw, basis, unknown),
    output: output.output ?? (isWithoutOutput(context) ? 0 : null),
    cacheRead: raw.cacheRead ?? null,
    cacheWrite5m: writes.cacheWrite5m,
    cacheWrite1h: writes.cacheWrite1h,
    reasoning: output.reasoning ?? null,
    audioInput: factCount(context.facts.audioInput) ?? null,
    webSearches: factCount(context.facts.webSearches) ?? null,
  };
  if (writes.reason !== undefined) {
    unknown.cacheWriteLifetime = writes.reason;
  }
  const trusted = withoutUntrusted(context, usage, raw, unknown);
  explainGaps(context, trusted, unknown);
  return {
    usage: trusted,
    inputSemantics: basis.semantics,
    tokenRule: output.rule === undefined ? basis.rule : `${basis.rule}; ${output.rule}`,
    unknown,
  };
}

function isWithoutOutput({ operation, failed }: UsageContext): boolean {
  return operation !== null && OUTPUT_FREE.has(operation) && !failed;
}

function readRawTokens({ facts }: UsageContext): RawTokens {
  const written = factCount(facts.cacheWrite);
  const raw = {
    input: factCount(facts.input),
    output: factCount(facts.output),
    total: factCount(facts.total),
    cacheRead: factCount(facts.cacheRead),
    cacheWrite: written ?? sumOfRecorded([factCount(facts.cacheWrite5m), factCount(facts.cacheWrite1h)]),
    reasoning: factCount(facts.reasoning) ?? factCount(facts.thoughts),
  };
  // LiteLLM writes zeros for a failed call and for a stream without usage: no call takes no tokens, so none was measured.
  return isMeasured(raw) ? raw : noTokens;
}

function isMeasured({ input, output, total, cacheRead, cacheWrite, reasoning }: RawTokens): boolean {
  return [input, output, total, cacheRead, cacheWrite, reasoning].some((tokens) => tokens !== undefined && tokens > 0);
}

const noTokens: RawTokens = {
  input: undefined,
  output: undefined,
  total: undefined,
  cacheRead: undefined,
  cacheWrite: undefined,
  reasoning: undefined,
};

function inputTotal(
  { profile, provider }: UsageContext,
  { input, cacheRead, cacheWrite }: RawTokens,
  { semantics }: BasisDecision,
  unknown: Partial<Record<UnknownFact, string>>,
): number | null {
  if (input === undefined) {
    return null;
  }
  if (semantics !== 'exclusive') {
    return input;
  }
  const silent = cacheRead === undefined && cacheWrite === undefined;
  const never = profile?.cacheNeverWritten;
  if (silent && (never === 'always' || (never === 'anthropic' && provider === 'anthropic'))) {
    unknown.inputTotal = `${profile?.id ?? 'the emitter'} writes ${input} input tokens without the cached ones, and those nowhere`;
    return null;
  }
  return sumOfRecorded([input, cacheRead, cacheWrite]) ?? null;
}

/** The sum of what was recorded; undefined where nothing was. */
export function sumOfRecorded(tokens: readonly (number | undefined)[]): number | undefined {
  const recorded = tokens.filter((count) => count !== undefined);
  return recorded.length === 0 ? undefined : recorded.reduce((sum, count) => sum + count, 0);
}

function withoutUntrusted(
  context: UsageContext,
  usage: CallUsage,
  raw: RawTokens,
  unknown: Partial<Record<UnknownFact, string>>,
): CallUsage {
  const rules = context.profile?.untrusted?.filter((rule) => applies(rule, context, raw));
  if (rules === undefined) {
    return usage;
  }
  return rules.reduce<CallUsage>((kept, { facts, reason }) => {
    for (const fact of facts) {
      unknown[fact] = reason;
    }
    return {
      ...kept,
      ...(facts.includes('inputTotal') ? { inputTotal: null } : {}),
      ...(facts.includes('output') ? { output: null } : {}),
      ...(facts.includes('cacheWrite') ? { cacheWrite5m: null, cacheWrite1h: null } : {}),
    };
  }, usage);
}

function applies(rule: UntrustedTokens, { provider, streamed }: UsageContext, raw: RawTokens): boolean {
  if (rule.provider !== undefined && rule.provider !== provider) {
    return false;
  }
  switch (rule.when) {
    case 'stream':
      return streamed === true;
    case 'stream without cache attribute':
      return streamed === true && raw.cacheRead === undefined && raw.cacheWrite === undefined;
    case 'cache write of zero':
      return raw.cacheWrite === 0;
    default:
      return rule.when satisfies never;
  }
}

function explainGaps(context: UsageContext, usage: CallUsage, unknown: Partial<Record<UnknownFact, string>>): void {
  const why = context.failed
    ? 'the failed call carries no tokens'
    : context.streamed === true
      ? 'a stream whose usage was not recorded'
      : 'no token attribute on the span';
  if (usage.inputTotal === null) {
    unknown.inputTotal ??= why;
  }
  if (usage.output === null) {
    unknown.output ??= why;
  }
  if (usage.cacheRead === null && usage.inputTotal !== null) {
    unknown.cacheRead ??= 'no cache attribute on the span; absent is not zero';
  }
}
