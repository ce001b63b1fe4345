import { isJsonObject } from '../jsonObject';
import { readPlainAttributes } from './readAttributes';
import type { ReadSpans } from './readOtlp';
import type { Span, SpanEvent } from './span';
import { readKind, readName, readNanoseconds, readScope, readStatus, type BrokenSpan } from './spanFields';

/** One scenario or case: an input of its own, with what is known of it beside the spans. */
export interface CorpusCase extends ReadSpans {
  readonly name: string;
}

/**
 * Reads a corpus: recorded scenarios (`scenarios[].spans`, with ids and times) or worked cases (`cases[].spans`, with
 * `parent` as a position and a duration only, all in one trace). Undefined where the document is neither.
 */
export function readCorpus(document: unknown): readonly CorpusCase[] | undefined {
  if (!isJsonObject(document)) {
    return undefined;
  }
  for (const key of ['scenarios', 'cases']) {
    if (Array.isArray(document[key])) {
      return (document[key] as readonly unknown[]).map((held, index) => readCase(held, `${key}[${index}]`));
    }
  }
  return undefined;
}

function readCase(value: unknown, place: string): CorpusCase {
  if (!isJsonObject(value) || !Array.isArray(value.spans)) {
    return { name: place, spans: [], broken: [{ place, what: 'no spans' }] };
  }
  const name = readName(value.name) ?? readName(value.id) ?? place;
  const spans: Span[] = [];
  const broken: BrokenSpan[] = [];
  (value.spans as readonly unknown[]).forEach((span, index) => {
    if (isJsonObject(span)) {
      spans.push(readSpan(span, name, index));
    } else {
      broken.push({ place: `${place}.spans[${index}]`, what: 'no object' });
    }
  });
  return { name, spans, broken };
}

type Fields = Readonly<Record<string, unknown>>;

function readSpan(span: Fields, name: string, index: number): Span {
  const startTime = readNanoseconds(span.startTimeUnixNano);
  const endTime = readNanoseconds(span.endTimeUnixNano);
  const duration = typeof span.duration_ms === 'number' ? span.duration_ms : undefined;
  return {
    // A case has no ids: its name is the trace, positions are spans.
    traceId: readName(span.traceId) ?? name,
    spanId: readName(span.spanId) ?? String(index),
    parentSpanId: readName(span.parentSpanId) ?? (typeof span.parent === 'number' ? String(span.parent) : null),
    name: readName(span.name) ?? '',
    kind: readKind(span.kind),
    startTime,
    endTime,
    ...(duration === undefined || (startTime !== null && endTime !== null) ? {} : { durationMs: duration }),
    status: readStatus(span.status),
    statusMessage: readName(span.statusMessage),
    scope: readScope(span.scope),
    resource: readPlainAttributes(span.resource),
    attributes: readPlainAttributes(span.attributes),
    events: (Array.isArray(span.events) ? (span.events as readonly unknown[]) : []).flatMap(readEvent),
  };
}

function readEvent(value: unknown): SpanEvent[] {
  return isJsonObject(value)
    ? [
        {
          name: readName(value.name) ?? '',
          time: readNanoseconds(value.timeUnixNano ?? value.time),
          attributes: readPlainAttributes(value.attributes),
        },
      ]
    : [];
}
