import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { LlmCall } from './llmCall';
import { normalizeTrace } from './normalizeTrace';
import { readCorpus } from './readCorpus';

type Expected = Readonly<Record<string, unknown>>;

const file = path.resolve(__dirname, '../../../fixtures/spans/semconv-cases.json');
const document = JSON.parse(readFileSync(file, 'utf8')) as {
  readonly cases: readonly { readonly id: string; readonly expected: readonly Expected[] }[];
};
const cases = (readCorpus(document) ?? []).map((read, index) => ({
  ...read,
  expected: document.cases[index]?.expected ?? [],
}));

it('has all cases', () => {
  expect(cases).toHaveLength(12);
});

it.each(cases)('$name', ({ spans, expected }) => {
  const { calls, dropped } = normalizeTrace(spans);
  const told = spans.map(({ spanId }, index) => {
    const call = calls.find((candidate) => candidate.spanId === spanId);
    const all: Expected = call ? fieldsOf(call) : { ...dropped.find((span) => span.spanId === spanId) };
    return Object.fromEntries(Object.keys(expected[index] ?? {}).map((field) => [field, all[field]]));
  });
  expect(told).toEqual(expected);
});

function fieldsOf(call: LlmCall): Expected {
  const { usage } = call;
  return {
    disposition: call.disposition,
    user_id: call.userId,
    feature: call.feature,
    provider: call.provider,
    model_requested: call.requestModel,
    model_response: call.responseModel,
    operation: call.operation,
    input_semantics: call.inputSemantics,
    input_tokens: usage.inputTotal,
    output_tokens: usage.output,
    cache_read_tokens: usage.cacheRead,
    cache_write_tokens: usage.cacheWrite5m === null ? null : usage.cacheWrite5m + (usage.cacheWrite1h ?? 0),
    reasoning_tokens: usage.reasoning,
    audio_tokens: usage.audioInput,
    cost_source: call.reportedCostSource,
    ttft_ms: call.timeToFirstTokenMs,
    error_class: call.errorClass,
    http_status: call.httpStatus,
    cache_hit: call.cacheHit,
    cache_layer: call.cacheHit === null ? null : 'gateway_response',
    fallback_from_model: call.fallbackFrom,
    session_id: call.sessionId,
    tenant: call.tenant,
    environment: call.environment,
    service_tier: call.serviceTier,
    response_id: call.responseId,
    reported_cost_usd: call.reportedCostUsd,
    attempt: call.attempt,
  };
}
