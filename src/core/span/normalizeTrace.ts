import { buildCall } from './buildCall';
import { mergeDuplicateCalls } from './duplicateCalls';
import { gatewayCacheHits } from './gatewayCacheHits';
import { invisibleCalls, type InvisibleCall } from './invisibleCalls';
import { selectLeaves, type LeafSelection } from './leafSelection';
import type { DroppedSpan, LlmCall } from './llmCall';
import { mergeCalls } from './mergeCalls';
import type { NormalizeOptions } from './normalizeOptions';
import type { Span } from './span';
import { buildSpanTree, type SpanNode } from './spanTree';

export interface NormalizedTrace {
  /** In the order of their start. */
  readonly calls: readonly LlmCall[];
  /** Every span that is no call, with the reason: calls and dropped spans together are all spans. */
  readonly dropped: readonly DroppedSpan[];
  /** Billed calls that left no span of their own, where a span gives them away. */
  readonly invisible: readonly InvisibleCall[];
}

/**
 * Turns the spans of a trace into calls, each counted once. Spans of several traces may come together, which is how a call
 * reported in two traces is found; `mergeDuplicateCalls` does the same for calls that were normalised apart. The order of
 * the spans does not matter.
 */
export function normalizeTrace(spans: readonly Span[], options: NormalizeOptions = {}): NormalizedTrace {
  const { nodes, repeated } = buildSpanTree(spans);
  const { leaves, dropped } = selectLeaves(nodes);
  const hits = gatewayCacheHits(nodes, options);
  const answersBelow = countAnswersBelow(leaves);
  const calls = leaves.map(({ node, repeatedBy }) => {
    const call = buildCall(node, options);
    const above = repeatedBy.filter((repeater) => answersBelow.get(repeater) === 1);
    return above.map((repeater) => buildCall(repeater, options)).reduce(mergeCalls, call);
  });
  const distinct = mergeDuplicateCalls(calls);
  const hitSpans = new Set(hits.map(({ spanId }) => spanId));
  return {
    calls: [...distinct.calls, ...hits],
    dropped: [
      ...dropped.filter(({ spanId }) => !hitSpans.has(spanId)),
      ...distinct.dropped,
      ...repeated.map(dropRepeated),
    ],
    invisible: invisibleCalls(nodes),
  };
}

/** A span above several calls (an agent, a client that retries) tells of all of them: nothing of it is one call's own. */
function countAnswersBelow(leaves: LeafSelection['leaves']): Map<SpanNode, number> {
  const counts = new Map<SpanNode, number>();
  for (const { repeatedBy } of leaves) {
    for (const repeater of repeatedBy) {
      counts.set(repeater, (counts.get(repeater) ?? 0) + 1);
    }
  }
  return counts;
}

function dropRepeated({ spanId, traceId, name }: Span): DroppedSpan {
  return { spanId, traceId, name, disposition: 'duplicate_of_other_span', reason: 'the same span came twice' };
}
