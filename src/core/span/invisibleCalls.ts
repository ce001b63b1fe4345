import { factText } from './facts';
import type { SpanNode } from './spanTree';

/** A billed call without a span of its own, and the span that gives it away. */
export interface InvisibleCall {
  readonly spanId: string;
  readonly traceId: string;
  readonly reason: string;
}

const REASON = 'automatic function calling: the calls before the last one have no span';

/**
 * Google's client runs tools by itself: one span tells of the last call only, the calls before it are billed and on no span.
 * Recorded of four emitters; a tool span below the call, or the history of the answer, gives them away.
 */
export function invisibleCalls(nodes: readonly SpanNode[]): InvisibleCall[] {
  return nodes
    .filter((node) => node.spanClass.kind === 'llm_call' && ranToolsItself(node))
    .map(({ span: { spanId, traceId } }) => ({ spanId, traceId, reason: REASON }));
}

function ranToolsItself(node: SpanNode): boolean {
  const toolBelow = node.children.some(({ facts }) => factText(facts.operation) === 'execute_tool');
  const google = toolBelow && factText(node.facts.operation) === 'generate_content';
  return google || node.facts.toolHistory !== undefined;
}
