import { isJsonObject } from '../jsonObject';
import { readKeyValues } from './readAttributes';
import type { Attributes, Span, SpanEvent } from './span';
import { readId, readKind, readName, readNanoseconds, readScope, readStatus, type BrokenSpan } from './spanFields';

export interface ReadSpans {
  readonly spans: readonly Span[];
  /** Left out, each with its place: `resourceSpans[0].scopeSpans[1].spans[7]`. */
  readonly broken: readonly BrokenSpan[];
}

/**
 * Reads OTLP/JSON: `resourceSpans` with `scopeSpans` or the older `instrumentationLibrarySpans`, camelCase or snake_case
 * keys, ids as hex or base64, int64 as text. Undefined where the document is nothing of the kind; a span without a trace
 * or span id is reported and left out.
 */
export function readOtlp(document: unknown, place = ''): ReadSpans | undefined {
  const resources = isJsonObject(document) ? listAt(document, 'resourceSpans', 'resource_spans', 'batches') : undefined;
  if (resources === undefined) {
    return undefined;
  }
  const key =
    ['resourceSpans', 'resource_spans', 'batches'].find((name) => isJsonObject(document) && name in document) ?? '';
  const spans: Span[] = [];
  const broken: BrokenSpan[] = [];
  resources.forEach((resourceSpans, index) => {
    const at = `${place}${key}[${index}]`;
    if (isJsonObject(resourceSpans)) {
      readResource(resourceSpans, at, { spans, broken });
    } else {
      broken.push({ place: at, what: 'no object' });
    }
  });
  return { spans, broken };
}

interface Found {
  readonly spans: Span[];
  readonly broken: BrokenSpan[];
}

type Fields = Readonly<Record<string, unknown>>;

function readResource(resourceSpans: Fields, at: string, found: Found): void {
  const resource = readKeyValues(isJsonObject(resourceSpans.resource) ? resourceSpans.resource.attributes : undefined);
  for (const key of ['scopeSpans', 'scope_spans', 'instrumentationLibrarySpans', 'instrumentation_library_spans']) {
    (listAt(resourceSpans, key) ?? []).forEach((scopeSpans, index) => {
      if (!isJsonObject(scopeSpans)) {
        found.broken.push({ place: `${at}.${key}[${index}]`, what: 'no object' });
        return;
      }
      const scope = readScope(
        scopeSpans.scope ?? scopeSpans.instrumentationLibrary ?? scopeSpans.instrumentation_library,
      );
      (listAt(scopeSpans, 'spans') ?? []).forEach((span, number) => {
        readSpan(span, { resource, scope, place: `${at}.${key}[${index}].spans[${number}]` }, found);
      });
    });
  }
}

interface Around {
  readonly resource: Attributes;
  readonly scope: Span['scope'];
  readonly place: string;
}

function readSpan(value: unknown, { resource, scope, place }: Around, { spans, broken }: Found): void {
  if (!isJsonObject(value)) {
    broken.push({ place, what: 'no object' });
    return;
  }
  const traceId = readId(fieldAt(value, 'traceId', 'trace_id'), 16);
  const spanId = readId(fieldAt(value, 'spanId', 'span_id'), 8);
  if (traceId === null || spanId === null) {
    broken.push({ place, what: `no valid ${traceId === null ? 'trace' : 'span'} id` });
    return;
  }
  const status = isJsonObject(value.status) ? value.status : {};
  spans.push({
    traceId,
    spanId,
    parentSpanId: readId(fieldAt(value, 'parentSpanId', 'parent_span_id'), 8),
    name: readName(value.name) ?? '',
    kind: readKind(value.kind),
    startTime: readNanoseconds(fieldAt(value, 'startTimeUnixNano', 'start_time_unix_nano')),
    endTime: readNanoseconds(fieldAt(value, 'endTimeUnixNano', 'end_time_unix_nano')),
    status: readStatus(status.code),
    statusMessage: readName(status.message),
    scope,
    resource,
    attributes: readKeyValues(value.attributes),
    events: (listAt(value, 'events') ?? []).flatMap(readEvent),
  });
}

function readEvent(value: unknown): SpanEvent[] {
  return isJsonObject(value)
    ? [
        {
          name: readName(value.name) ?? '',
          time: readNanoseconds(fieldAt(value, 'timeUnixNano', 'time_unix_nano')),
          attributes: readKeyValues(value.attributes),
        },
      ]
    : [];
}

function fieldAt(fields: Fields, camelCase: string, snakeCase: string): unknown {
  return fields[camelCase] ?? fields[snakeCase];
}

function listAt(fields: Fields, ...keys: readonly string[]): readonly unknown[] | undefined {
  for (const key of keys) {
    if (Array.isArray(fields[key])) {
      return fields[key] as readonly unknown[];
    }
  }
  return undefined;
}
