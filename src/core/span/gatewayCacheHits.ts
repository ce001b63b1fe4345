import { buildCall } from './buildCall';
import { readOutcome } from './callOutcome';
import type { LlmCall } from './llmCall';
import type { NormalizeOptions } from './normalizeOptions';
import { spanDuration } from './span';
import { ancestorsOf, type SpanNode } from './spanTree';

const LOOK_UP = 'cache.get llm_response';

/**
 * Response-cache hits of LiteLLM with OTel v2, which opens no call span for them: recorded is an answered request with a
 * look-up in the cache and no call in its trace. They carry the request's user and model alias, and no tokens.
 */
export function gatewayCacheHits(nodes: readonly SpanNode[], options: NormalizeOptions): LlmCall[] {
  const lookUps = nodes.filter(isLookUp);
  if (lookUps.length === 0) {
    return [];
  }
  const withCalls = new Set(nodes.filter(isCall).map(({ span }) => span.traceId));
  const seen = new Set<SpanNode>();
  return lookUps.flatMap((node) => {
    const root = ancestorsOf(node).at(-1);
    const answered = root !== undefined && readOutcome(root.span, root.facts).httpStatus === 200;
    if (!answered || withCalls.has(node.span.traceId) || seen.has(root)) {
      return [];
    }
    seen.add(root);
    return [buildHit(node, root, options)];
  });
}

function isCall({ spanClass }: SpanNode): boolean {
  return spanClass.kind === 'llm_call';
}

function isLookUp({ span }: SpanNode): boolean {
  return span.scope.name === 'litellm' && span.name === LOOK_UP;
}

function buildHit(node: SpanNode, root: SpanNode, options: NormalizeOptions): LlmCall {
  const call = buildCall({ ...node, spanClass: { kind: 'llm_call', reason: LOOK_UP } }, options);
  return {
    ...call,
    time: root.span.startTime,
    latencyMs: spanDuration(root.span),
    billable: false,
    cacheHit: 'unspecified',
    tokenRule: 'a response-cache hit without a call span: its tokens are on no attribute',
    reportedCostUsd: 0,
    reportedCostSource: 'cache_hit',
  };
}
