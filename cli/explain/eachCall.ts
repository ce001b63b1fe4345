import type { InvisibleCall } from 'core/span/invisibleCalls';
import type { DroppedSpan, LlmCall } from 'core/span/llmCall';
import type { NormalizeOptions } from 'core/span/normalizeOptions';
import { normalizeTrace } from 'core/span/normalizeTrace';
import type { Span } from 'core/span/span';
import type { TracePiece } from '../input/readTraces';
import { distinctCalls } from './distinctCalls';

/** Calls with the spans that are none, and the name of the case they stand in; null where the input has no cases. */
export interface CallGroup {
  readonly name: string | null;
  readonly calls: readonly LlmCall[];
  readonly dropped: readonly DroppedSpan[];
  readonly invisible: readonly InvisibleCall[];
}

export interface CallReader {
  add(piece: TracePiece): CallGroup[];
  end(): CallGroup[];
}

/** Calls out of traces and cases: each case is an input of its own, traces are seen together. */
export function callReader(keys: NormalizeOptions): CallReader {
  const stream = distinctCalls();
  const addTrace = (spans: readonly Span[]): CallGroup => {
    const { calls, dropped, invisible } = normalizeTrace(spans, keys);
    const distinct = stream.add(calls);
    return { name: null, calls: distinct.calls, dropped: [...dropped, ...distinct.dropped], invisible };
  };
  return {
    add: ({ traces, cases }) => [
      ...traces.map(addTrace),
      ...cases.map(({ name, spans }) => ({ name, ...normalizeTrace(spans, keys) })),
    ],
    end: () => [{ name: null, invisible: [], ...stream.end() }],
  };
}
