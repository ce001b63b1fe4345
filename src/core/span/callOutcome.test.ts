import { aCallSpan, SPAN_START } from 'testing/aSpan';
import { normalizeTrace } from './normalizeTrace';
import { providerName } from './providerName';
import type { Attributes, Span } from './span';

const callOf = (attributes: Attributes, parts: Partial<Omit<Span, 'scope'>> = {}, scope?: string) =>
  normalizeTrace([aCallSpan({ ...parts, attributes, ...(scope === undefined ? {} : { scope }) })]).calls[0];

it.each<[string, Attributes, string, number | null]>([
  ['a class name', { 'error.type': 'RateLimitError' }, 'rate_limit', null],
  ['a number', { 'error.type': '429' }, 'rate_limit', 429],
  ['a status', { 'http.response.status_code': '529' }, 'overloaded', 529],
  ['a status of 5xx', { 'error.type': 'APIError', 'http.response.status_code': 502 }, 'server_error', 502],
  ['a timeout', { 'error.type': 'client_timeout_error' }, 'timeout', null],
  [
    'a context that is too long',
    { 'error.type': 'BadRequestError', 'error.message': 'context_length_exceeded' },
    'context_length',
    null,
  ],
  ['a content filter', { 'error.type': 'content_filter', 'http.response.status_code': 400 }, 'content_filter', 400],
  ['a missing permission', { 'error.type': 'AccessDeniedException' }, 'auth', null],
  ['a cancelled call', { 'error.type': 'CancelledError' }, 'cancelled', null],
  ['a broken connection', { 'error.type': 'ECONNRESET' }, 'network', null],
  ['an unknown model', { 'error.type': 'NotFoundError' }, 'invalid_request', null],
  ['nothing known', { 'error.type': '_OTHER' }, 'other', null],
  ['Claude Code`s success', { success: 'false', error: 'overloaded_error' }, 'overloaded', null],
])('reads the error class from %s', (_, attributes, errorClass, httpStatus) => {
  expect(callOf(attributes)).toMatchObject({ errorClass, httpStatus });
});

it.each([
  ["Error code: 429 - {'error': {}}", 'rate_limit', 429],
  ['status_code: 500, model_name: gpt-4o', 'server_error', 500],
  ['429 RESOURCE_EXHAUSTED. {}', 'rate_limit', 429],
  ['An error occurred (ThrottlingException) when calling the Converse operation', 'rate_limit', null],
  ['The operation was aborted due to timeout', 'timeout', null],
  ['1,429 things happened', 'other', null],
])('reads "%s" where the span has no attribute', (statusMessage, errorClass, httpStatus) => {
  expect(callOf({}, { status: 'error', statusMessage })).toMatchObject({ errorClass, httpStatus });
});

it('takes an answered call for answered, whatever its message says', () => {
  expect(callOf({ 'http.response.status_code': 200 }, { status: 'ok', statusMessage: 'timeout' })).toMatchObject({
    errorClass: null,
    httpStatus: 200,
    billable: true,
  });
});

it.each<[string, Attributes, string | undefined, number | null]>([
  ['seconds', { 'gen_ai.response.time_to_first_chunk': 0.42 }, undefined, 420],
  ['milliseconds', { 'ai.response.msToFirstChunk': 58.5 }, 'ai', 58.5],
  ['Strands, milliseconds', { 'gen_ai.server.time_to_first_token': 350 }, 'strands.telemetry.tracer', 350],
  ['OpenLIT, seconds', { 'gen_ai.server.time_to_first_token': 0.5, 'gen_ai.request.stream': true }, 'openlit', 500],
  [
    'OpenLIT without a stream',
    { 'gen_ai.server.time_to_first_token': 0.5, 'gen_ai.request.stream': false },
    'openlit',
    null,
  ],
  [
    'an instant',
    { 'langfuse.observation.completion_start_time': JSON.stringify(new Date(SPAN_START + 250).toISOString()) },
    'langfuse-sdk',
    250,
  ],
  ['nothing', {}, undefined, null],
])('reads the time to the first token from %s', (_, attributes, scope, milliseconds) => {
  expect(callOf(attributes, {}, scope)?.timeToFirstTokenMs).toBe(milliseconds);
});

it('reads the time to the first token from an event', () => {
  const events = [{ name: 'First Token Stream Event', time: SPAN_START + 90, attributes: {} }];
  expect(callOf({}, { events })?.timeToFirstTokenMs).toBe(90);
});

it('reads latency from the span, never from an attribute', () => {
  expect(callOf({ duration_ms: 5 })?.latencyMs).toBe(1000);
  expect(callOf({}, { startTime: null, endTime: null })).toMatchObject({ latencyMs: null, time: null });
});

it.each([
  ['OpenAI', 'gpt-4o', 'openai'],
  ['azure', 'gpt-4o', 'azure.ai.openai'],
  ['amazon-bedrock', null, 'aws.bedrock'],
  ['google.generative-ai', null, 'gcp.gemini'],
  ['google.vertex.chat', null, 'gcp.vertex_ai'],
  ['xai.chat', null, 'x_ai'],
  ['strands-agents', 'us.anthropic.claude-sonnet-4-5-20250929-v1:0', 'aws.bedrock'],
  ['langchain', 'claude-sonnet-4-5', 'anthropic'],
  [undefined, 'gemini/gemini-2.5-flash', 'gcp.gemini'],
  [undefined, 'text-embedding-3-small', 'openai'],
  ['House-LLM', 'x', 'house-llm'],
  [undefined, 'house-llm', null],
  [undefined, null, null],
])('names the provider of %s, %s: %s', (written, model, provider) => {
  expect(providerName(written, model)).toBe(provider);
});

describe('whose call it is', () => {
  it('takes an application`s own keys first, also inside JSON and on the resource', () => {
    const span = aCallSpan({
      attributes: { 'team.product': 'checkout', metadata: '{"who":{"id":"u9"}}', 'user.id': 'u1', feature: 'search' },
      resource: { 'service.name': 'shop-api', run: 'r7' },
    });
    const options = { featureKeys: ['nowhere', 'team.product'], userKeys: ['metadata.who.id'], requestKeys: ['run'] };
    expect(normalizeTrace([span], options).calls).toMatchObject([
      {
        feature: 'checkout',
        userId: 'u9',
        requestId: 'r7',
        origins: { feature: { attribute: 'team.product', from: 'span' }, requestId: { from: 'resource' } },
      },
    ]);
  });

  it('prefers an explicit feature of an ancestor to the name of what ran', () => {
    const root = aCallSpan({
      spanId: 'root',
      attributes: { 'gen_ai.operation.name': 'invoke_agent', metadata: '{"feature":"search","user_id":"u1"}' },
    });
    const call = aCallSpan({ parentSpanId: 'root', attributes: { 'gen_ai.agent.name': 'qa_agent' } });
    expect(normalizeTrace([root, call]).calls).toMatchObject([
      { feature: 'search', userId: 'u1', origins: { feature: { from: 'ancestor', spanId: 'root' } } },
    ]);
  });

  it('does not take a library`s own name for a feature', () => {
    expect(callOf({ 'traceloop.workflow.name': 'Agent Workflow' })?.feature).toBeNull();
    expect(callOf({ 'traceloop.workflow.name': 'write_email' })).toMatchObject({
      feature: 'write_email',
      origins: { feature: { explicit: false } },
    });
  });

  it('ignores the team that a LiteLLM caller names itself', () => {
    expect(callOf({ 'metadata.team_id': 'spoofed' }, {}, 'litellm')?.tenant).toBeNull();
  });
});

describe('agent-only telemetry', () => {
  const agent = (spanId: string, parentSpanId: string | null) =>
    aCallSpan({ spanId, parentSpanId, attributes: { 'gen_ai.operation.name': 'invoke_agent' } });

  it('counts the outermost agent where nothing shows its calls', () => {
    const { calls, dropped } = normalizeTrace([agent('a', null), agent('b', 'a')]);
    expect(calls).toMatchObject([
      { spanId: 'a', disposition: 'aggregate', billable: true, usage: { inputTotal: 1200 } },
    ]);
    expect(dropped).toMatchObject([{ spanId: 'b', disposition: 'aggregate' }]);
  });

  it('counts no agent above a call', () => {
    expect(normalizeTrace([agent('a', null), aCallSpan({ spanId: 'b', parentSpanId: 'a' })]).calls).toMatchObject([
      { spanId: 'b', disposition: 'llm_call' },
    ]);
  });
});

it('keeps a call that a tool makes apart from the call that runs the tool', () => {
  const { calls } = normalizeTrace([
    aCallSpan({ spanId: 'outer', attributes: { 'gen_ai.operation.name': 'generate_content' } }),
    aCallSpan({ spanId: 'tool', parentSpanId: 'outer', attributes: { 'gen_ai.operation.name': 'execute_tool' } }),
    aCallSpan({ spanId: 'inner', parentSpanId: 'tool' }),
  ]);
  expect(calls.map(({ spanId }) => spanId).sort()).toEqual(['inner', 'outer']);
});

it('survives parents that go round in a circle', () => {
  const { calls, dropped } = normalizeTrace([
    aCallSpan({ spanId: 'a', parentSpanId: 'b' }),
    aCallSpan({ spanId: 'b', parentSpanId: 'a' }),
  ]);
  expect(calls.length + dropped.length).toBe(2);
});

it.each(['ERROR', 'error'])('is failed where Langfuse`s level is %s', (level) => {
  expect(callOf({ 'langfuse.observation.level': level })?.errorClass).toBe('other');
});
