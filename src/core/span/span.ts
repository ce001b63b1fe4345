/** A value of a span attribute, as OTLP can carry it: scalars, arrays and nested key-value lists. */
export type AttributeValue =
  string | number | boolean | bigint | null | readonly AttributeValue[] | { readonly [key: string]: AttributeValue };

export type Attributes = Readonly<Record<string, AttributeValue>>;

export type SpanStatus = 'unset' | 'ok' | 'error';

/** `time` is epoch milliseconds; null where the store does not keep it. */
export interface SpanEvent {
  readonly name: string;
  readonly time: number | null;
  readonly attributes: Attributes;
}

/**
 * One span of any emitter, as every reader (OTLP, Tempo, an SQL row) hands it over. Times are epoch milliseconds;
 * `durationMs` is for sources that keep a duration without a time and is otherwise left out.
 */
export interface Span {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string | null;
  readonly name: string;
  readonly kind: string;
  readonly startTime: number | null;
  readonly endTime: number | null;
  readonly durationMs?: number;
  readonly status: SpanStatus;
  readonly statusMessage: string | null;
  readonly scope: { readonly name: string | null; readonly version: string | null };
  readonly resource: Attributes;
  readonly attributes: Attributes;
  readonly events: readonly SpanEvent[];
}

/** How long a span took in milliseconds; null where neither a duration nor both times are known. */
export function spanDuration({ durationMs, startTime, endTime }: Span): number | null {
  if (durationMs !== undefined) {
    return durationMs;
  }
  return startTime === null || endTime === null ? null : endTime - startTime;
}
