import { aCallSpan, aSpan, SPAN_START } from 'testing/aSpan';
import type { LlmCall } from './llmCall';
import { normalizeTrace } from './normalizeTrace';
import type { Attributes, Span } from './span';

const onlyCall = (...spans: Span[]): LlmCall => {
  const { calls } = normalizeTrace(spans);
  expect(calls).toHaveLength(1);
  return calls[0] as LlmCall;
};

const claude: Attributes = {
  'gen_ai.provider.name': 'anthropic',
  'gen_ai.request.model': 'claude-sonnet-4-5',
  'gen_ai.response.model': 'claude-sonnet-4-5-20250929',
};

const dotted: Attributes = {
  'gen_ai.usage.cache_read.input_tokens': 1000,
  'gen_ai.usage.cache_creation.input_tokens': 200,
};

const underscored: Attributes = {
  'gen_ai.usage.cache_read_input_tokens': 1000,
  'gen_ai.usage.cache_creation_input_tokens': 200,
};

describe('Anthropic input of 3,000 beside 1,000 read and 200 written tokens', () => {
  it.each([
    ['opentelemetry.instrumentation.anthropic', '0.62.4', underscored, 'inclusive', 3000],
    ['opentelemetry.instrumentation.anthropic', '0.62.4', dotted, 'inclusive', 3000],
    ['opentelemetry.instrumentation.bedrock', '0.62.4', dotted, 'exclusive', 4200],
    ['@traceloop/instrumentation-anthropic', '0.27.0', dotted, 'exclusive', 4200],
    ['com.anthropic.sdk.typescript', '1.11.0', dotted, 'inclusive', 3000],
    ['gen_ai', null, dotted, 'inclusive', 3000],
    ['openlit.instrumentation.anthropic', null, dotted, 'exclusive', 4200],
    ['openlit.instrumentation.bedrock', null, dotted, 'exclusive', 4200],
    ['pydantic-ai', '2.68.0', dotted, 'inclusive', 3000],
    ['strands.telemetry.tracer', null, { ...dotted, ...underscored }, 'inclusive', 3000],
    ['strands.telemetry.tracer', null, underscored, 'exclusive', 4200],
    ['litellm', '1.106.2', dotted, 'inclusive', 3000],
    ['envoyproxy/ai-gateway', null, dotted, 'exclusive', 4200],
    ['nobody.has.recorded', null, underscored, 'exclusive', 4200],
    ['nobody.has.recorded', null, dotted, 'ambiguous', 3000],
  ])('of %s %s is read as it counts', (scope, version, cache, semantics, inputTotal) => {
    const call = onlyCall(
      aCallSpan({
        scope,
        ...(version === null ? {} : { version }),
        attributes: { ...claude, 'gen_ai.usage.input_tokens': 3000, ...cache },
      }),
    );
    expect([call.inputSemantics, call.usage.inputTotal]).toEqual([semantics, inputTotal]);
  });

  it.each([
    ['@arizeai/openinference-instrumentation-anthropic', '0.1.21', null],
    ['@arizeai/openinference-instrumentation-anthropic', '0.2.8', 3000],
    ['@traceloop/instrumentation-bedrock', '0.27.0', null],
    ['strands.telemetry.tracer', '', null],
    ['openinference.instrumentation.agno', '1.0.15', 3000],
  ])('is %s %s: %s where no cache attribute is there', (scope, version, inputTotal) => {
    const call = onlyCall(aCallSpan({ scope, version, attributes: { ...claude, 'gen_ai.usage.input_tokens': 3000 } }));
    expect(call.usage.inputTotal).toBe(inputTotal);
    expect(call.usage.cacheRead).toBeNull();
    expect(call.unknown.inputTotal === undefined).toBe(inputTotal !== null);
  });
});

describe('OpenInference', () => {
  const llm: Attributes = {
    'openinference.span.kind': 'LLM',
    'llm.model_name': 'claude-sonnet-4-5',
    'llm.provider': 'Anthropic',
    'llm.token_count.prompt': 3000,
    'llm.token_count.completion': 150,
    'llm.token_count.prompt_details.cache_read': 1000,
    'llm.token_count.prompt_details.cache_write': 200,
  };

  it.each([
    ['openinference.instrumentation.agno', 4200],
    ['openinference.instrumentation.anthropic', 3000],
    ['openinference.instrumentation.bedrock', 3000],
    ['@arizeai/openinference-instrumentation-bedrock', 4200],
  ])('scope %s counts %d input tokens', (scope, inputTotal) => {
    expect(onlyCall(aSpan({ scope, attributes: llm })).usage.inputTotal).toBe(inputTotal);
  });

  it('counts LangChain and the provider`s own span in another trace once, by the id inside the answer', () => {
    const answer = JSON.stringify({ llm_output: { id: 'msg_1', model_name: 'claude-sonnet-4-5-20250929' } });
    const framework = aSpan({
      traceId: 'one',
      scope: 'openinference.instrumentation.langchain',
      attributes: {
        ...llm,
        'llm.token_count.prompt': 4200,
        'user.id': 'u1',
        metadata: '{"feature":"search"}',
        'output.value': answer,
      },
    });
    const native = aCallSpan({
      traceId: 'two',
      spanId: 'native',
      scope: 'com.anthropic.sdk.python',
      version: '2.11.0',
      attributes: {
        ...claude,
        'gen_ai.response.id': 'msg_1',
        'gen_ai.usage.input_tokens': 4200,
        'gen_ai.usage.output_tokens': 150,
        'gen_ai.usage.cache_read.input_tokens': 1000,
        'gen_ai.usage.cache_write.input_tokens': 200,
        'anthropic.usage.cache_creation.ephemeral_5m_input_tokens': 0,
        'anthropic.usage.cache_creation.ephemeral_1h_input_tokens': 200,
      },
    });
    const call = onlyCall(framework, native);
    expect(call).toMatchObject({
      spanId: 'native',
      userId: 'u1',
      feature: 'search',
      usage: { inputTotal: 4200, cacheRead: 1000, cacheWrite5m: 0, cacheWrite1h: 200 },
    });
    expect(call.origins.feature).toMatchObject({ from: 'duplicate', attribute: 'metadata.feature' });
  });

  it('counts a stream without any id once, by time, model and tokens', () => {
    const framework = aSpan({
      traceId: 'one',
      scope: 'openinference.instrumentation.langchain',
      attributes: { ...llm, 'llm.model_name': 'gpt-4o', 'llm.provider': 'openai', 'user.id': 'u1' },
    });
    const provider = aSpan({
      traceId: 'two',
      spanId: 'provider',
      startTime: SPAN_START + 10,
      endTime: SPAN_START + 990,
      scope: 'openinference.instrumentation.openai',
      attributes: { ...llm, 'llm.model_name': 'gpt-4o-2024-08-06', 'llm.system': 'openai', 'llm.provider': 'openai' },
    });
    const { calls, dropped } = normalizeTrace([framework, provider]);
    expect(calls).toMatchObject([{ spanId: 'provider', userId: 'u1', model: 'gpt-4o-2024-08-06' }]);
    expect(dropped).toMatchObject([{ disposition: 'duplicate_of_other_span' }]);
  });

  it.each([
    ['other tokens', { 'llm.token_count.completion': 151 }, {}],
    ['another model', { 'llm.model_name': 'gpt-5' }, {}],
    ['another service', {}, { resource: { 'service.name': 'other' } }],
    ['a later time', {}, { startTime: SPAN_START + 2000, endTime: SPAN_START + 3000 }],
  ])('keeps two calls apart that have %s', (_, attributes, parts) => {
    const openai = { ...llm, 'llm.model_name': 'gpt-4o', 'llm.provider': 'openai' };
    const framework = aSpan({ traceId: 'one', scope: 'openinference.instrumentation.langchain', attributes: openai });
    const provider = aSpan({
      traceId: 'two',
      spanId: 'provider',
      scope: 'openinference.instrumentation.openai',
      attributes: { ...openai, ...attributes },
      ...parts,
    });
    expect(normalizeTrace([framework, provider]).calls).toHaveLength(2);
  });

  it('keeps two calls apart that could both be the framework`s', () => {
    const openai = { ...llm, 'llm.model_name': 'gpt-4o', 'llm.provider': 'openai' };
    const framework = aSpan({ traceId: 'one', scope: 'openinference.instrumentation.langchain', attributes: openai });
    const provider = (traceId: string) =>
      aSpan({ traceId, scope: 'openinference.instrumentation.openai', attributes: openai });
    expect(normalizeTrace([framework, provider('two'), provider('three')]).calls).toHaveLength(3);
  });
});

describe('AI SDK 5', () => {
  const doGenerate: Attributes = { 'ai.operationId': 'ai.generateText.doGenerate' };

  it('reads Anthropic`s cache from the provider`s metadata only', () => {
    const call = onlyCall(
      aSpan({
        scope: 'ai',
        attributes: {
          ...doGenerate,
          'ai.model.provider': 'anthropic.messages',
          'ai.model.id': 'claude-sonnet-4-5',
          'ai.usage.promptTokens': 3000,
          'ai.usage.completionTokens': 150,
          'ai.response.providerMetadata': JSON.stringify({
            anthropic: {
              usage: {
                cache_read_input_tokens: 1000,
                cache_creation_input_tokens: 200,
                cache_creation: { ephemeral_5m_input_tokens: 50, ephemeral_1h_input_tokens: 150 },
              },
            },
          }),
        },
      }),
    );
    expect(call.usage).toMatchObject({
      inputTotal: 4200,
      output: 150,
      cacheRead: 1000,
      cacheWrite5m: 50,
      cacheWrite1h: 150,
    });
  });

  it('adds Gemini`s thoughts, which only the provider`s metadata tells', () => {
    const call = onlyCall(
      aSpan({
        scope: 'ai',
        attributes: {
          ...doGenerate,
          'ai.model.provider': 'google.generative-ai',
          'ai.model.id': 'gemini-2.5-flash',
          'ai.usage.promptTokens': 1500,
          'ai.usage.completionTokens': 120,
          'ai.response.providerMetadata': JSON.stringify({
            google: {
              usageMetadata: { cachedContentTokenCount: 1024, thoughtsTokenCount: 340, candidatesTokenCount: 120 },
            },
          }),
        },
      }),
    );
    expect(call).toMatchObject({ provider: 'gcp.gemini', inputSemantics: 'inclusive' });
    expect(call.usage).toMatchObject({ inputTotal: 1500, output: 460, reasoning: 340, cacheRead: 1024 });
  });

  it('reads OpenAI`s cache writes from the provider`s metadata', () => {
    const call = onlyCall(
      aSpan({
        scope: 'ai',
        attributes: {
          ...doGenerate,
          'ai.model.provider': 'openai.chat',
          'ai.model.id': 'gpt-5',
          'ai.usage.inputTokens': 4200,
          'ai.usage.outputTokens': 77,
          'ai.response.providerMetadata': '{"openai":{"usage":{"cacheWriteTokens":2048}}}',
        },
      }),
    );
    expect(call.usage).toMatchObject({ inputTotal: 4200, cacheRead: null, cacheWrite5m: 2048, cacheWrite1h: 0 });
  });
});

describe('OpenLIT', () => {
  it('adds Gemini`s reasoning, which it leaves out of the output', () => {
    const call = onlyCall(
      aCallSpan({
        scope: 'openlit.instrumentation.google_ai_studio',
        attributes: {
          'gen_ai.provider.name': 'gcp.gemini',
          'gen_ai.request.model': 'gemini-2.5-flash',
          'gen_ai.usage.input_tokens': 1500,
          'gen_ai.usage.output_tokens': 420,
          'gen_ai.usage.reasoning_tokens': 340,
        },
      }),
    );
    expect(call.usage).toMatchObject({ output: 760, reasoning: 340 });
  });

  it('does not report a cost that ignores cached tokens, nor a zero', () => {
    const reported = (attributes: Attributes) =>
      onlyCall(aCallSpan({ scope: 'openlit.instrumentation.openai', attributes })).reportedCostUsd;
    expect(reported({ 'gen_ai.usage.cost': 0.007115, 'gen_ai.usage.cache_read.input_tokens': 512 })).toBeNull();
    expect(reported({ 'gen_ai.usage.cost': 0 })).toBeNull();
    expect(reported({ 'gen_ai.usage.cost': 0.007115, 'gen_ai.usage.cache_read.input_tokens': 0 })).toBe(0.007115);
  });
});

describe('Langfuse', () => {
  const generation = (usage: object, attributes: Attributes = {}) =>
    onlyCall(
      aSpan({
        scope: 'langfuse-sdk',
        version: '5.0.4',
        attributes: {
          'langfuse.observation.type': 'generation',
          'langfuse.observation.model.name': 'claude-sonnet-4-5',
          'langfuse.observation.usage_details': JSON.stringify(usage),
          ...attributes,
        },
      }),
    );

  it('reads three shapes of usage', () => {
    const chat = { prompt_tokens: 2006, completion_tokens: 210, prompt_tokens_details: { cached_tokens: 1536 } };
    const responses = {
      input_tokens: 911,
      output_tokens: 733,
      input_tokens_details: { cached_tokens: 512 },
      output_tokens_details: { reasoning_tokens: 448 },
    };
    const buckets = { input: 3000, output: 150, cache_read_input_tokens: 1000, cache_creation_input_tokens: 200 };
    expect(generation(chat).usage).toMatchObject({ inputTotal: 2006, output: 210, cacheRead: 1536 });
    expect(generation(responses).usage).toMatchObject({ inputTotal: 911, output: 733, cacheRead: 512, reasoning: 448 });
    expect(generation(buckets).usage).toMatchObject({
      inputTotal: 4200,
      output: 150,
      cacheRead: 1000,
      cacheWrite5m: 200,
    });
  });

  it('undoes the second JSON encoding of version 5', () => {
    expect(generation({ input: 1 }, { 'langfuse.trace.metadata.feature': '"\\"support\\""' }).feature).toBe('support');
    expect(generation({ input: 1 }, { 'langfuse.trace.metadata.feature': '"support"' }).feature).toBe('support');
  });
});

describe('LiteLLM v1 proxy', () => {
  const request = (attributes: Attributes, parts: Partial<Span> = {}) =>
    aSpan({
      name: 'litellm_request',
      ...parts,
      scope: 'litellm',
      attributes: {
        'llm.request.type': 'acompletion',
        'gen_ai.system': 'openai',
        'gen_ai.request.model': 'gpt-4o-mini',
        'gen_ai.response.model': 'mini',
        'gen_ai.response.id': 'chatcmpl-1',
        'gen_ai.usage.input_tokens': 121,
        'gen_ai.usage.output_tokens': 45,
        'metadata.user_api_key_user_id': 'owner',
        'metadata.user_api_key_end_user_id': 'user-1',
        'metadata.requester_metadata': "{'feature': 'search'}",
        hidden_params: '{"litellm_model_name": "openai/gpt-4o-mini", "cache_key": null}',
        ...attributes,
      },
    });

  it('reads who it is for, and the swapped models', () => {
    expect(onlyCall(request({}))).toMatchObject({
      userId: 'user-1',
      feature: 'search',
      requestModel: 'mini',
      responseModel: 'gpt-4o-mini',
      model: 'gpt-4o-mini',
    });
  });

  it('takes the real snapshot after a fallback', () => {
    expect(onlyCall(request({ 'gen_ai.response.model': 'gpt-4o-mini-2024-07-18' }))).toMatchObject({
      responseModel: 'gpt-4o-mini-2024-07-18',
    });
  });

  it('reads retries from the headers that it keeps', () => {
    const hidden = {
      litellm_model_name: 'openai/gpt-4o-mini',
      additional_headers: { 'x-litellm-attempted-retries': 2 },
    };
    expect(onlyCall(request({ hidden_params: JSON.stringify(hidden) })).attempt).toBe(3);
  });

  it('counts the proxy`s own span and the raw request once', () => {
    const proxy = request({}, { spanId: 'proxy', name: 'Received Proxy Server Request', kind: 'SERVER' });
    const call = request({}, { spanId: 'call', parentSpanId: 'proxy' });
    const raw = aSpan({
      spanId: 'raw',
      parentSpanId: 'call',
      name: 'my generation',
      scope: 'litellm',
      attributes: { 'llm.openai.id': 'chatcmpl-provider', 'llm.openai.choices': '[]' },
    });
    const { calls, dropped } = normalizeTrace([raw, call, proxy]);
    expect(calls).toMatchObject([{ spanId: 'call', responseId: 'chatcmpl-provider' }]);
    expect(dropped.map(({ spanId, disposition }) => [spanId, disposition])).toEqual([
      ['proxy', 'duplicate_of_descendant'],
      ['raw', 'wrapper'],
    ]);
  });

  it('takes an answer that comes again later, with the same id, for a response-cache hit', () => {
    const again = request({}, { traceId: 'later', startTime: SPAN_START + 5000, endTime: SPAN_START + 5010 });
    expect(normalizeTrace([again, request({})]).calls).toMatchObject([
      { billable: true, cacheHit: null },
      { billable: false, cacheHit: 'unspecified', reportedCostUsd: 0 },
    ]);
  });
});

describe('attempts and fallbacks', () => {
  it.each<[string, Attributes, number]>([
    ['Bifrost', { 'bifrost.retries': 2 }, 3],
    ['Claude Code', { attempt: '3' }, 3],
    ['Portkey', { 'http.response.header.x-portkey-retry-attempt-count': ['1'] }, 2],
    ['agentgateway', { 'retry.attempt': 1 }, 2],
  ])('reads the attempt of %s', (_, attributes, attempt) => {
    expect(onlyCall(aCallSpan({ attributes })).attempt).toBe(attempt);
  });

  it('counts the HTTP requests that botocore sent for one call', () => {
    const post = (spanId: string, status: number) =>
      aSpan({
        spanId,
        parentSpanId: 'span',
        name: 'POST',
        scope: 'opentelemetry.instrumentation.urllib3',
        startTime: SPAN_START + status,
        attributes: { 'http.request.method': 'POST', 'http.response.status_code': status },
      });
    const call = aCallSpan({ scope: 'opentelemetry.instrumentation.bedrock' });
    expect(onlyCall(call, post('a', 429)).attempt).toBeNull();
    expect(
      normalizeTrace([call, post('a', 429), post('b', 430), { ...post('c', 200), startTime: SPAN_START + 900 }]).calls,
    ).toMatchObject([{ attempt: 3 }]);
  });

  it('reads the model that Bifrost fell back from', () => {
    const attributes = { 'bifrost.fallback_index': 1, 'bifrost.alias': 'claude-sonnet-4-5' };
    expect(onlyCall(aCallSpan({ attributes })).fallbackFrom).toBe('claude-sonnet-4-5');
    expect(onlyCall(aCallSpan({ attributes: { ...attributes, 'bifrost.fallback_index': 0 } })).fallbackFrom).toBeNull();
  });
});
