/** A span of OTLP/JSON; give what a test is about. Ids are counted: span 3 of trace 1. */
export function otlpSpan(
  trace: number,
  span: number,
  attributes: Readonly<Record<string, string | number>> = {},
  more: object = {},
): object {
  const start = 1_789_900_000_000 + trace * 1000;
  return {
    traceId: trace.toString(16).padStart(32, '0'),
    spanId: span.toString(16).padStart(16, '0'),
    name: 'a span',
    kind: 3,
    startTimeUnixNano: `${start}000000`,
    endTimeUnixNano: `${start + 900}000000`,
    attributes: Object.entries(attributes).map(([key, value]) => ({
      key,
      value: typeof value === 'number' ? { intValue: String(value) } : { stringValue: value },
    })),
    ...more,
  };
}

/** The attributes of a chat call as OpenTelemetry's conventions write it: 1,000 tokens in, 100 out, $0.0035. */
export const callAttributes = {
  'gen_ai.operation.name': 'chat',
  'gen_ai.provider.name': 'openai',
  'gen_ai.request.model': 'gpt-4o',
  'gen_ai.response.model': 'gpt-4o-2024-08-06',
  'gen_ai.usage.input_tokens': 1000,
  'gen_ai.usage.output_tokens': 100,
  'user.id': 'ada',
  feature: 'search',
};

const resource = { attributes: [{ key: 'service.name', value: { stringValue: 'shop' } }] };

/** One resource and one scope around spans. */
export function otlpDocument(spans: readonly unknown[]): object {
  return { resourceSpans: [{ resource, scopeSpans: [{ scope: { name: 'a.scope', version: '1' }, spans }] }] };
}
