import type { Readable } from 'node:stream';
import type { CorpusCase } from 'core/span/readCorpus';
import type { Span } from 'core/span/span';
import type { BrokenSpan } from 'core/span/spanFields';
import { UsageError } from '../usageError';
import { isReadTwice, openInput, unreadable } from './openInput';
import { readSpans, type SpanPiece } from './readSpans';
import { countedTraces, countSpans, type SpanCounts, type TraceCollector, windowedTraces } from './traces';

/** Traces that are complete, as far as the input can tell, and cases, each of which is an input of its own. */
export interface TracePiece {
  readonly traces: readonly (readonly Span[])[];
  readonly cases: readonly CorpusCase[];
  readonly broken: readonly BrokenSpan[];
}

export interface TraceInput {
  /** Undefined is standard input. */
  readonly file: string | undefined;
  readonly input: Readable;
  /** Spans held while waiting for the rest of their traces, where the input can be read only once. */
  readonly window: number;
  /** What could not be done as meant, a sentence each. */
  readonly onNotice: (notice: string) => void;
}

export const DEFAULT_WINDOW = 50_000;

const NO_SPANS =
  "no spans found. Expected are OTLP/JSON (resourceSpans), Tempo's trace JSON (batches, trace) or a corpus (scenarios, cases), as one document or as JSON lines.";

/**
 * Reads traces. A file is read twice, first to count the spans of each trace, so that a trace is handed over when its last
 * span has come, however far apart they are; standard input is read once, within a window. Throws a `UsageError` where the
 * input cannot be read at all.
 */
export async function* readTraces(options: TraceInput): AsyncGenerator<TracePiece> {
  const { file, input } = options;
  try {
    const isTwice = file !== undefined && (await isReadTwice(file));
    const known = new Map<string, unknown>();
    const collector = isTwice ? countedTraces(await countFile(file, input, known)) : windowed(options);
    const onLate = isTwice ? undefined : lateSurroundings(options);
    let isRecognised = false;
    for await (const piece of readSpans(openInput(file, input), { known, ...(onLate && { onLate }) })) {
      isRecognised = piece.isRecognised;
      yield tracesOf(piece, collector);
    }
    if (!isRecognised) {
      throw new UsageError(`${file ?? 'standard input'}: ${NO_SPANS}`);
    }
    yield { traces: collector.end(), cases: [], broken: [] };
  } catch (error) {
    throw unreadable(file, error);
  }
}

/** The number of spans of each trace, and what stands behind the spans that it belongs to. */
async function countFile(file: string, input: Readable, known: Map<string, unknown>): Promise<SpanCounts> {
  const counts: SpanCounts = new Map();
  const onLate = (place: string, value: unknown) => known.set(place, value);
  for await (const { spans } of readSpans(openInput(file, input), { onLate })) {
    countSpans(counts, spans);
  }
  return counts;
}

function tracesOf({ spans, cases, broken }: SpanPiece, collector: TraceCollector): TracePiece {
  return { traces: collector.add(spans), cases, broken };
}

function windowed({ window, onNotice }: TraceInput): TraceCollector {
  return windowedTraces(window, (traceId) => {
    onNotice(
      `trace ${traceId}: spans came more than ${window} spans after the others and are read as a trace of their own; a call on both sides may be counted twice. Read from a file, or widen --window.`,
    );
  });
}

function lateSurroundings({ onNotice }: TraceInput) {
  return (place: string) => {
    onNotice(`${place}: its resource or scope came after its spans, which were read without it. Read from a file.`);
  };
}
