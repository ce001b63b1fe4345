import { aCallSpan, aSpan } from 'testing/aSpan';
import { normalizeTrace } from './normalizeTrace';
import type { Attributes, Span } from './span';

/** Numbers from complaints about other tools; the issue is named where there is one. Prices are tested beside the book. */
const usageOf = (attributes: Attributes, parts: Partial<Omit<Span, 'scope'>> = {}) => {
  const { calls } = normalizeTrace([aCallSpan({ ...parts, attributes })]);
  return calls.map(({ usage }) => usage);
};

it('T1: 17,903 prompt tokens that include 17,817 cached ones are 17,903 (langfuse#10592)', () => {
  const [usage] = usageOf({
    'gen_ai.usage.input_tokens': 17_903,
    'gen_ai.usage.cache_read.input_tokens': 17_817,
  });
  expect(usage).toMatchObject({ inputTotal: 17_903, cacheRead: 17_817 });
});

it('T2: 5 tokens beside 128,955 read and 1,253 written ones are 130,213 (langfuse#12306)', () => {
  const [usage] = usageOf({
    'gen_ai.provider.name': 'anthropic',
    'gen_ai.request.model': 'claude-sonnet-4-5',
    'gen_ai.usage.input_tokens': 5,
    'gen_ai.usage.cache_read.input_tokens': 128_955,
    'gen_ai.usage.cache_creation.input_tokens': 1253,
  });
  expect(usage).toMatchObject({ inputTotal: 130_213, cacheRead: 128_955, cacheWrite5m: 1253 });
});

it('T3: 25,978 Gemini prompt tokens include the 24,540 cached ones (agenta#5711)', () => {
  const [usage] = usageOf({
    'gen_ai.provider.name': 'gcp.gemini',
    'gen_ai.request.model': 'gemini-3.5-flash',
    'gen_ai.usage.input_tokens': 25_978,
    'gen_ai.usage.cache_read.input_tokens': 24_540,
  });
  expect(usage).toMatchObject({ inputTotal: 25_978, cacheRead: 24_540 });
});

it('T4: 22 output tokens that include 21 of reasoning are 22 (posthog#71065)', () => {
  const [usage] = usageOf({
    'gen_ai.usage.input_tokens': 9,
    'gen_ai.usage.output_tokens': 22,
    'gen_ai.usage.reasoning.output_tokens': 21,
    'gen_ai.usage.total_tokens': 31,
  });
  expect(usage).toMatchObject({ inputTotal: 9, output: 22, reasoning: 21 });
});

it('T5: of 184,457 written tokens the 152,967 without a lifetime count as five-minute writes (litellm#42663)', () => {
  const { calls } = normalizeTrace([
    aCallSpan({
      scope: 'com.anthropic.sdk.python',
      attributes: {
        'gen_ai.provider.name': 'anthropic',
        'gen_ai.usage.input_tokens': 200_000,
        'gen_ai.usage.cache_write.input_tokens': 184_457,
        'anthropic.usage.cache_creation.ephemeral_5m_input_tokens': 11_490,
        'anthropic.usage.cache_creation.ephemeral_1h_input_tokens': 20_000,
      },
    }),
  ]);
  expect(calls[0]?.usage).toMatchObject({ cacheWrite5m: 164_457, cacheWrite1h: 20_000 });
  expect(calls[0]?.unknown.cacheWriteLifetime).toContain('152967 of 184457');
});

it('T9: agent over tool over model, tokens copied upward, is counted once (phoenix#12775)', () => {
  const tokens = {
    'gen_ai.usage.input_tokens': 1200,
    'gen_ai.usage.output_tokens': 300,
    'gen_ai.request.model': 'gpt-4o',
  };
  const { calls, dropped } = normalizeTrace([
    aSpan({ spanId: 'agent', attributes: { 'gen_ai.operation.name': 'invoke_agent', ...tokens } }),
    aSpan({
      spanId: 'tool',
      parentSpanId: 'agent',
      attributes: { 'gen_ai.operation.name': 'execute_tool', ...tokens },
    }),
    aCallSpan({ spanId: 'call', parentSpanId: 'tool' }),
  ]);
  expect(calls).toMatchObject([{ spanId: 'call', usage: { inputTotal: 1200, output: 300 } }]);
  expect(dropped.map(({ disposition }) => disposition)).toEqual(['aggregate', 'aggregate']);
});

it('T10: framework span and provider span are one call, with the cache that only one of them knows (dd-trace-js#8936)', () => {
  const { calls, dropped } = normalizeTrace([
    aCallSpan({ spanId: 'framework', attributes: { 'gen_ai.usage.cache_read.input_tokens': 1024 } }),
    aCallSpan({ spanId: 'provider', parentSpanId: 'framework' }),
  ]);
  expect(calls).toMatchObject([{ spanId: 'provider', usage: { inputTotal: 1200, cacheRead: 1024 } }]);
  expect(dropped).toMatchObject([{ spanId: 'framework', disposition: 'duplicate_of_descendant' }]);
});

it('T11: an unknown model keeps its name and its tokens (litellm#35913)', () => {
  const { calls } = normalizeTrace([aCallSpan({ attributes: { 'gen_ai.request.model': 'house-llm-9' } })]);
  expect(calls).toMatchObject([{ model: 'house-llm-9', usage: { inputTotal: 1200, output: 300 } }]);
});

it('T12: a batch call says so in its service tier (dust#23702)', () => {
  const { calls } = normalizeTrace([aCallSpan({ attributes: { 'gen_ai.batch.id': 'batch-1' } })]);
  expect(calls).toMatchObject([{ serviceTier: 'batch' }]);
});

it('T13: a refused call has no tokens to bill, a timeout keeps those it carries (langfuse#9038, litellm#37365)', () => {
  const failed = (errorType: string, tokens: Attributes) =>
    normalizeTrace([
      aSpan({
        status: 'error',
        attributes: { 'gen_ai.operation.name': 'chat', 'error.type': errorType, ...tokens },
      }),
    ]).calls[0];
  expect(failed('RateLimitError', {})).toMatchObject({
    errorClass: 'rate_limit',
    billable: false,
    usage: { inputTotal: null, output: null },
  });
  expect(failed('APITimeoutError', { 'gen_ai.usage.input_tokens': 900 })).toMatchObject({
    errorClass: 'timeout',
    billable: true,
    usage: { inputTotal: 900, output: null },
  });
});

it('T14: a hit of a response cache is not billed and keeps the tokens it saved (langfuse#2112, opik#4508)', () => {
  const header = (value: string): Attributes => ({ 'http.response.header.x-portkey-cache-status': [value] });
  const hit = (value: string) => normalizeTrace([aCallSpan({ attributes: header(value) })]).calls[0];
  expect(hit('HIT')).toMatchObject({ cacheHit: 'exact', billable: false, usage: { inputTotal: 1200 } });
  expect(hit('SEMANTIC HIT')).toMatchObject({ cacheHit: 'semantic', billable: false, reportedCostUsd: 0 });
  expect(hit('SEMANTIC MISS')).toMatchObject({ cacheHit: null, billable: true });
});

it('T15: web searches are counted (litellm#39610)', () => {
  const [usage] = usageOf({ 'anthropic.usage.server_tool_use.web_search_requests': 3 });
  expect(usage?.webSearches).toBe(3);
});
