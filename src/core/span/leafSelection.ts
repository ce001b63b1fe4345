import { isToolSpan } from './classifySpan';
import { factCount, factText, type Facts } from './facts';
import type { DroppedSpan } from './llmCall';
import { ancestorsOf, type SpanNode } from './spanTree';

export interface LeafSelection {
  /** The spans that are counted, each with the spans above it that tell of the same call. */
  readonly leaves: readonly { readonly node: SpanNode; readonly repeatedBy: readonly SpanNode[] }[];
  readonly dropped: readonly DroppedSpan[];
}

/**
 * Chooses the spans to count: of calls seen on several levels the deepest, and of agents, workflows and tools none, except
 * an agent that reports tokens while nothing of its emitter reports the calls. Every other span is dropped with a reason.
 * See docs/methods/leaf-selection.md.
 */
export function selectLeaves(nodes: readonly SpanNode[]): LeafSelection {
  const repeatedBy = new Map<SpanNode, SpanNode[]>();
  const duplicates = new Set<SpanNode>();
  for (const node of nodes) {
    if (isCall(node)) {
      const above = sameCallAbove(node);
      repeatedBy.set(node, above);
      above.forEach((repeater) => duplicates.add(repeater));
    }
  }
  const alone = agentsWithoutCalls(nodes);
  const isCounted = (node: SpanNode) => alone.has(node) || (repeatedBy.has(node) && !duplicates.has(node));
  return {
    leaves: nodes.filter(isCounted).map((node) => ({ node, repeatedBy: repeatedBy.get(node) ?? [] })),
    dropped: nodes.filter((node) => !isCounted(node)).map(dropSpan),
  };
}

/** Calls above that this one is the inside of: a tool in between, or another kind of operation, makes it another call. */
function sameCallAbove(node: SpanNode): SpanNode[] {
  const found: SpanNode[] = [];
  for (let above = node.parent; above !== null && !isToolSpan(above.facts); above = above.parent) {
    if (isCall(above) && family(above.facts) === family(node.facts)) {
      found.push(above);
    }
  }
  return found;
}

function family(facts: Facts): 'embeddings' | 'rerank' | 'generation' {
  const { operation, requestType, openInferenceKind, langfuseType, aiOperationId } = facts;
  const text = [operation, requestType, openInferenceKind, langfuseType, aiOperationId]
    .map((fact) => factText(fact) ?? '')
    .join(' ');
  return /embed/i.test(text) ? 'embeddings' : /rerank/i.test(text) ? 'rerank' : 'generation';
}

/** Agent-only telemetry: the outermost spans with tokens, where neither their subtree nor their emitter shows a call. */
function agentsWithoutCalls(nodes: readonly SpanNode[]): ReadonlySet<SpanNode> {
  const reporting = nodes.filter(({ spanClass, facts }) => spanClass.kind === 'aggregate' && hasTokens(facts));
  if (reporting.length === 0) {
    return new Set();
  }
  const speaking = new Set<string>();
  const aboveCalls = new Set<SpanNode>();
  for (const node of nodes) {
    if (isCall(node)) {
      speaking.add(emitterOf(node));
      ancestorsOf(node).forEach((above) => aboveCalls.add(above));
    }
  }
  const silent = reporting.filter((node) => !aboveCalls.has(node) && !speaking.has(emitterOf(node)));
  const all = new Set(silent);
  return new Set(silent.filter((node) => !ancestorsOf(node).some((above) => all.has(above) || isCall(above))));
}

function isCall({ spanClass }: SpanNode): boolean {
  return spanClass.kind === 'llm_call';
}

function emitterOf({ span }: SpanNode): string {
  return `${span.traceId} ${span.scope.name ?? ''}`;
}

function hasTokens(facts: Facts): boolean {
  return [factCount(facts.input), factCount(facts.output)].some((tokens) => tokens !== undefined && tokens > 0);
}

function dropSpan({ span, spanClass }: SpanNode): DroppedSpan {
  const { traceId, spanId, name } = span;
  return spanClass.kind === 'llm_call'
    ? {
        traceId,
        spanId,
        name,
        disposition: 'duplicate_of_descendant',
        reason: 'a span below it tells of the same call',
      }
    : { traceId, spanId, name, disposition: spanClass.kind, reason: spanClass.reason };
}
