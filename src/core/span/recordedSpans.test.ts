import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { LlmCall } from './llmCall';
import { normalizeTrace } from './normalizeTrace';
import { readCorpus } from './readCorpus';

/** What the recordings hold beside the spans: the provider's own log. */
interface TrueCall {
  readonly provider: string;
  readonly model_response: string | null;
  readonly http_status: number | null;
  readonly billable: boolean;
  readonly response_id: string | null;
  readonly input_total: number;
  readonly output_total: number;
  readonly cache_read: number;
  readonly cache_write_5m: number;
  readonly cache_write_1h: number;
  readonly reasoning: number;
}

interface Truth {
  readonly user: string | null;
  readonly feature: string | null;
  readonly session: string | null;
  readonly billable_calls: number;
  readonly calls: readonly TrueCall[];
  readonly observable: Readonly<Record<string, boolean>>;
}

interface Recording {
  readonly scenarios: readonly { readonly name: string; readonly truth: Truth }[];
}

const folder = path.resolve(__dirname, '../../../fixtures/spans/recorded');
const scenarios = readdirSync(folder).flatMap((file) => {
  const document = JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Recording;
  const cases = readCorpus(document) ?? [];
  return document.scenarios.map(({ name, truth }, index) => ({
    name: `${file.replace('.json', '')} ${name}`,
    truth,
    spans: cases[index]?.spans ?? [],
    broken: cases[index]?.broken ?? [],
  }));
});

/** Billed calls that no span tells of, and why. A number that is not reached any more fails. */
const invisibleCalls: Readonly<Record<string, string>> = {
  'py-openinference-google-genai-1.4.14 auto-function-calling': 'two billed calls share one span',
  'py-openllmetry-google_generativeai-0.62.4 auto-function-calling': 'two billed calls share one span',
  'py-otel-google-genai-1.3b0 auto-function-calling': 'two billed calls share one span',
  'py-openlit-bedrock-1.45.0 converse-stream': 'no span: converse_stream is not traced',
  'py-openlit-bedrock-1.45.0 invoke-model-cache-low': 'no span: invoke_model is not traced',
  'py-openllmetry-anthropic-0.52.0 messages-stream': 'no span for streams',
  'py-openllmetry-anthropic-0.52.0 messages-stream-helper': 'no span for streams',
  'py-openllmetry-openai-0.47.3 responses-stream': 'no span for streams of the Responses API',
  'py-otel-openai-v2-2.4b0 responses-cached-reasoning': 'no span: the Responses API is not traced',
  'py-otel-openai-v2-2.4b0 responses-stream': 'no span: the Responses API is not traced',
  'py-otel-openai-v2-latest-2.4b0 responses-cached-reasoning': 'no span: the Responses API is not traced',
  'py-otel-openai-v2-latest-2.4b0 responses-stream': 'no span: the Responses API is not traced',
};

/** Failed calls that left no span: the error rate from spans is a lower bound. */
const invisibleFailures: ReadonlySet<string> = new Set([
  'js-openinference-openai-4.2.7 err-429',
  'js-openinference-openai-4.2.7 err-timeout',
  'py-openllmetry-anthropic-0.47.3 err-429',
  'py-openllmetry-anthropic-0.47.3 err-500',
  'py-openllmetry-anthropic-0.47.3 err-timeout',
  'py-openllmetry-anthropic-0.52.0 err-429',
  'py-openllmetry-anthropic-0.52.0 err-500',
  'py-openllmetry-anthropic-0.52.0 err-timeout',
]);

/** Facts that the spans of a scenario cannot decide. */
const undecidable: Readonly<Record<string, string>> = {
  'py-openllmetry-anthropic-0.47.3 messages-stream-helper: output_total':
    'one token too high as in every stream, but the span has every attribute of a plain call and says nothing of a stream',
};

/** Facts that are 0 or repeated elsewhere in the truth, while the span has no attribute for them: null is right. */
const leftOutByEmitter: Readonly<Record<string, string>> = {
  cache_write: 'an OpenAI call beside an Anthropic one: no attribute tells of writes, and none took place',
  cache_read: 'Pydantic AI writes no attribute for 0 cached tokens',
  model_response: 'the model asked for has the same name; no attribute says which model answered',
};

it('has every recording', () => {
  expect(scenarios).toHaveLength(437);
  expect(scenarios.flatMap(({ broken }) => broken)).toEqual([]);
});

describe.each(scenarios)('$name', ({ name, truth, spans }) => {
  const { calls, dropped } = normalizeTrace(spans);
  const billed = calls.filter(({ billable }) => billable);
  const pairs = pairCalls(
    billed,
    truth.calls.filter(({ billable }) => billable),
  );

  it('counts every billed call once', () => {
    const invisible = name in invisibleCalls ? 1 : 0;
    expect(billed).toHaveLength(truth.billable_calls - invisible);
  });

  it('is right, or says unknown, in every fact', () => {
    const wrong = pairs.flatMap(([call, actual]) =>
      Object.entries(factsOf(call)).flatMap(([fact, value]) => {
        const expected = trueFacts(truth, actual)[fact];
        const isRight =
          value === expected || `${name}: ${fact}` in undecidable || mayBeNull(truth, fact, value, expected);
        return isRight ? [] : [`${fact}: ${String(value)}, not ${String(expected)}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('leaves no span out silently', () => {
    expect(new Set([...calls, ...dropped].map(({ spanId }) => spanId))).toEqual(
      new Set(spans.map(({ spanId }) => spanId)),
    );
    expect(calls.length + dropped.length).toBe(spans.length);
  });
});

const failures = scenarios.filter(({ truth, name }) => truth.billable_calls === 0 && !invisibleFailures.has(name));

describe.each(failures)('$name', ({ truth, spans }) => {
  it('says how the call failed and whose it was', () => {
    const { calls } = normalizeTrace(spans);
    expect(calls).toHaveLength(1);
    const [call] = calls;
    const status = truth.calls.at(-1)?.http_status ?? null;
    expect(call?.errorClass).toBe(status === null ? 'timeout' : status === 429 ? 'rate_limit' : 'server_error');
    // LiteLLM writes 408 for a timeout of its own, without an answer of the provider.
    expect([null, status ?? 408]).toContain(call?.httpStatus);
    expect(truth.observable.user ? call?.userId : truth.user).toBe(truth.user);
    expect(truth.observable.feature ? call?.feature : truth.feature).toBe(truth.feature);
  });
});

it.each([...invisibleFailures])('%s left no span', (name) => {
  expect(scenarios.find((scenario) => scenario.name === name)?.spans).toEqual([]);
});

it.each([
  ['js-vercel-ai-6.0.326 retry-429-twice-then-200', [1, 2, 3]],
  ['py-strands-agents-1.22.0 retry-429-once-then-200', [1, 2]],
  ['py-anthropic-sdk-native-2.11.0 retry-429-twice-then-200', [3]],
  ['py-openinference-anthropic-3.1.0 retry-429-twice-then-200', [3]],
  ['py-litellm-proxy-otel-v2-1.106.2 retry-429-twice-then-200', [null, null]],
])('%s has attempts %j', (name, attempts) => {
  const { calls } = normalizeTrace(scenarios.find((scenario) => scenario.name === name)?.spans ?? []);
  expect(calls.map(({ attempt }) => attempt)).toEqual(attempts);
});

it('sees a LiteLLM v2 response-cache hit and a fallback', () => {
  const callsOf = (name: string) =>
    normalizeTrace(
      scenarios.find((scenario) => scenario.name === `py-litellm-proxy-otel-v2-1.106.2 ${name}`)?.spans ?? [],
    ).calls;
  expect(callsOf('response-cache-miss-then-hit')).toMatchObject([
    { billable: true, cacheHit: null, userId: 'user-9', model: 'gpt-4o' },
    { billable: false, cacheHit: 'unspecified', userId: 'user-9', requestModel: 'smart', reportedCostUsd: 0 },
  ]);
  expect(callsOf('fallback-flaky-to-mini')).toMatchObject([
    { billable: false, errorClass: 'rate_limit', httpStatus: 429 },
    { billable: true, fallbackFrom: 'gpt-4o', requestModel: 'mini', responseModel: 'gpt-4o-mini-2024-07-18' },
  ]);
});

it('says where automatic function calling hides calls, where a span shows it', () => {
  const seen = scenarios.filter(({ spans }) => normalizeTrace(spans).invisible.length > 0).map(({ name }) => name);
  expect(seen).toEqual([
    'py-openinference-google-genai-1.4.14 auto-function-calling',
    'py-otel-google-genai-1.3b0 auto-function-calling',
  ]);
});

function mayBeNull({ observable }: Truth, fact: string, value: unknown, expected: unknown): boolean {
  if (fact === 'session' && expected === null) {
    // The log knows of no session; emitters write a conversation of their own.
    return true;
  }
  if (fact === 'feature' && observable.feature === false) {
    // The name of what ran stands in for a feature that no span carries; its origin says so.
    return true;
  }
  return value === null && (observable[fact] !== true || (fact in leftOutByEmitter && isTrivial(fact, expected)));
}

function isTrivial(fact: string, expected: unknown): boolean {
  return fact === 'model_response' || expected === 0;
}

function factsOf(call: LlmCall): Record<string, unknown> {
  const { usage } = call;
  return {
    provider: call.provider,
    user: call.userId,
    feature: call.feature,
    session: call.sessionId ?? null,
    model_response: call.responseModel,
    response_id: call.responseId,
    input_total: usage.inputTotal,
    output_total: usage.output,
    cache_read: usage.cacheRead,
    cache_write: usage.cacheWrite5m === null ? null : usage.cacheWrite5m + (usage.cacheWrite1h ?? 0),
    cache_write_1h: usage.cacheWrite1h,
    reasoning: usage.reasoning,
  };
}

function trueFacts({ user, feature, session }: Truth, call: TrueCall): Record<string, unknown> {
  return { ...call, user, feature, session, cache_write: call.cache_write_5m + call.cache_write_1h };
}

/** Each counted call with the true call of its response id, else of its tokens, else the next one left. */
function pairCalls(billed: readonly LlmCall[], actual: readonly TrueCall[]): [LlmCall, TrueCall][] {
  const left = [...actual];
  return billed.flatMap((call): [LlmCall, TrueCall][] => {
    const { inputTotal, output } = call.usage;
    const tests = [
      (truth: TrueCall) => truth.response_id !== null && truth.response_id === call.responseId,
      (truth: TrueCall) => truth.input_total === inputTotal && truth.output_total === output,
      (truth: TrueCall) => truth.output_total === output,
      () => true,
    ];
    const found = tests.map((test) => left.findIndex(test)).find((index) => index >= 0);
    const [truth] = found === undefined ? [] : left.splice(found, 1);
    return truth === undefined ? [] : [[call, truth]];
  });
}
