import type { Attributes, Span } from 'core/span/span';

interface SpanParts extends Partial<Omit<Span, 'scope'>> {
  readonly scope?: string;
  readonly version?: string;
}

/** 2026-09-20T00:00:00Z. */
export const SPAN_START = Date.UTC(2026, 8, 20);

/** A root span that took a second and says nothing; give what a test is about. `scope` is the scope's name. */
export function aSpan({ scope, version, ...parts }: SpanParts = {}): Span {
  return {
    traceId: 'trace',
    spanId: 'span',
    parentSpanId: null,
    name: 'a span',
    kind: 'CLIENT',
    startTime: SPAN_START,
    endTime: SPAN_START + 1000,
    status: 'unset',
    statusMessage: null,
    resource: { 'service.name': 'shop-api' },
    attributes: {},
    events: [],
    ...parts,
    scope: { name: scope ?? null, version: version ?? null },
  };
}

/** A chat call as OpenTelemetry's conventions write it, 1,200 tokens in and 300 out. */
export function aCallSpan({ attributes, ...parts }: SpanParts = {}): Span {
  const usual: Attributes = {
    'gen_ai.operation.name': 'chat',
    'gen_ai.provider.name': 'openai',
    'gen_ai.request.model': 'gpt-4o',
    'gen_ai.usage.input_tokens': 1200,
    'gen_ai.usage.output_tokens': 300,
  };
  return aSpan({ name: 'chat gpt-4o', ...parts, attributes: { ...usual, ...attributes } });
}
