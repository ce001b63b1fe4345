import type { Span } from 'core/span/span';

/** Puts the spans of a trace together again; `add` answers the traces that are complete now. */
export interface TraceCollector {
  add(spans: readonly Span[]): Span[][];
  /** The traces that are left when the input ends. */
  end(): Span[][];
}

/** Number of spans of each trace. */
export type SpanCounts = Map<string, number>;

export function countSpans(counts: SpanCounts, spans: readonly Span[]): void {
  for (const { traceId } of spans) {
    counts.set(traceId, (counts.get(traceId) ?? 0) + 1);
  }
}

/** Hands a trace over when the last of its spans, counted before, has come; uses up `counts`. */
export function countedTraces(counts: SpanCounts): TraceCollector {
  const open = new Map<string, Span[]>();
  return {
    add(spans) {
      const complete: Span[][] = [];
      for (const span of spans) {
        const trace = addTo(open, span);
        if (trace.length >= (counts.get(span.traceId) ?? Infinity)) {
          open.delete(span.traceId);
          counts.delete(span.traceId);
          complete.push(trace);
        }
      }
      return complete;
    },
    end: () => takeAll(open),
  };
}

/** How many ids of traces already handed over are remembered, to notice spans that come too late. */
const REMEMBERED = 1_000_000;

/**
 * Hands a trace over when none of its spans is among the last `size` spans held; `onLate` is called where spans of
 * a trace come after that. They make a trace of their own.
 */
export function windowedTraces(size: number, onLate: (traceId: string) => void): TraceCollector {
  const open = new Map<string, Span[]>();
  const handedOver = new Set<string>();
  let held = 0;
  return {
    add(spans) {
      const complete: Span[][] = [];
      for (const span of spans) {
        const { traceId } = span;
        if (handedOver.delete(traceId)) {
          onLate(traceId);
        }
        const trace = addTo(open, span);
        // A map keeps the order of insertion: the trace that was quiet for longest is always its first.
        open.delete(traceId);
        open.set(traceId, trace);
        held += 1;
        while (held > size) {
          const oldest = takeFirst(open);
          held -= oldest.length;
          complete.push(oldest);
          remember(handedOver, oldest[0]?.traceId ?? '');
        }
      }
      return complete;
    },
    end: () => takeAll(open),
  };
}

function addTo(open: Map<string, Span[]>, span: Span): Span[] {
  const trace = open.get(span.traceId);
  if (trace !== undefined) {
    trace.push(span);
    return trace;
  }
  const begun = [span];
  open.set(span.traceId, begun);
  return begun;
}

function takeFirst(open: Map<string, Span[]>): Span[] {
  for (const [traceId, trace] of open) {
    open.delete(traceId);
    return trace;
  }
  return [];
}

function takeAll(open: Map<string, Span[]>): Span[][] {
  const all = [...open.values()];
  open.clear();
  return all;
}

function remember(ids: Set<string>, id: string): void {
  for (const oldest of ids) {
    if (ids.size < REMEMBERED) {
      break;
    }
    ids.delete(oldest);
  }
  ids.add(id);
}
