import { classifySpan, type SpanClass } from './classifySpan';
import { findEmitterProfile } from './emitterProfile';
import type { EmitterProfile } from './emitterProfiles';
import { factText, noFacts, readFacts, withDocuments, type Facts } from './facts';
import type { Span } from './span';
import { callOperations } from './spanKinds';

/** A span with what it says and where it hangs. Children are in the order of their start. */
export interface SpanNode {
  readonly span: Span;
  readonly facts: Facts;
  readonly spanClass: SpanClass;
  readonly profile: EmitterProfile | null;
  readonly parent: SpanNode | null;
  readonly children: readonly SpanNode[];
}

interface GrowingNode extends SpanNode {
  parent: GrowingNode | null;
  readonly children: GrowingNode[];
}

export interface SpanTree {
  /** In the order of their start, so that the order of arrival changes nothing. */
  readonly nodes: readonly SpanNode[];
  /** Spans that came twice: exporters deliver at least once. */
  readonly repeated: readonly Span[];
}

/**
 * Hangs spans of one or several traces on their parents. A parent that is not among them makes a root, and so does a chain
 * of parents that closes on itself.
 */
export function buildSpanTree(spans: readonly Span[]): SpanTree {
  const traces = new Map<string, Map<string, GrowingNode>>();
  const nodes: GrowingNode[] = [];
  const repeated: Span[] = [];
  for (const span of [...spans].sort(byStart)) {
    const trace = traceOf(traces, span.traceId);
    if (trace.has(span.spanId)) {
      repeated.push(span);
    } else {
      const node = growNode(span);
      trace.set(span.spanId, node);
      nodes.push(node);
    }
  }
  for (const node of nodes) {
    const { parentSpanId, traceId } = node.span;
    const parent = parentSpanId === null ? undefined : traces.get(traceId)?.get(parentSpanId);
    if (parent !== undefined && !isBelow(parent, node)) {
      node.parent = parent;
      parent.children.push(node);
    }
  }
  return { nodes, repeated };
}

function traceOf(traces: Map<string, Map<string, GrowingNode>>, traceId: string): Map<string, GrowingNode> {
  let trace = traces.get(traceId);
  if (trace === undefined) {
    trace = new Map();
    traces.set(traceId, trace);
  }
  return trace;
}

function growNode(span: Span): GrowingNode {
  const found = readFacts(span.attributes);
  const profile = findEmitterProfile(span, factText(found.facts.sdkName));
  const spanClass = classifySpan(span, found.facts);
  const named = spanClass.kind === 'non_llm' && profile !== null ? factsOfName(span) : undefined;
  if (named !== undefined) {
    const facts = { ...found.facts, ...named };
    return {
      span,
      facts,
      spanClass: classifySpan(span, { ...noFacts, ...named }),
      profile,
      parent: null,
      children: [],
    };
  }
  const counts = spanClass.kind === 'llm_call' || spanClass.kind === 'aggregate';
  const facts = counts ? withDocuments(found) : found.facts;
  return { span, facts, spanClass, profile, parent: null, children: [] };
}

/**
 * OpenTelemetry names a call's span `{operation} {model}`. Recorded: a failed call of OpenLIT on Bedrock, whose span has a
 * name and an exception and not one attribute.
 */
function factsOfName({ name, kind }: Span): Partial<Facts> | undefined {
  if (kind !== 'CLIENT') {
    return undefined;
  }
  const [operation, model, ...more] = name.split(' ');
  if (operation === undefined || !callOperations.has(operation) || more.length > 0) {
    return undefined;
  }
  const alias = { name: 'the span`s name', rank: Infinity };
  return {
    operation: { value: operation, alias },
    ...(model === undefined ? {} : { requestModel: { value: model, alias } }),
  };
}

function isBelow(node: SpanNode, above: SpanNode): boolean {
  for (let current: SpanNode | null = node; current !== null; current = current.parent) {
    if (current === above) {
      return true;
    }
  }
  return false;
}

function byStart(left: Span, right: Span): number {
  return (
    (left.startTime ?? 0) - (right.startTime ?? 0) ||
    compareText(left.traceId, right.traceId) ||
    compareText(left.spanId, right.spanId)
  );
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The chain from a span's parent up to its root. */
export function ancestorsOf(node: SpanNode): SpanNode[] {
  const chain: SpanNode[] = [];
  for (let above = node.parent; above !== null; above = above.parent) {
    chain.push(above);
  }
  return chain;
}
