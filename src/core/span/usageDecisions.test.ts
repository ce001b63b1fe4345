import { aCallSpan, aSpan } from 'testing/aSpan';
import type { LlmCall } from './llmCall';
import { mergeCalls } from './mergeCalls';
import { normalizeTrace } from './normalizeTrace';
import type { Attributes, Span } from './span';

const callOf = (attributes: Attributes, parts: Partial<Omit<Span, 'scope'>> = {}, scope?: string): LlmCall => {
  const span = aCallSpan({ ...parts, attributes, ...(scope === undefined ? {} : { scope }) });
  return normalizeTrace([span]).calls[0] as LlmCall;
};

describe('lifetimes of 200 cache writes of Anthropic', () => {
  const [all, minutes, hour] = [
    'gen_ai.usage.cache_creation.input_tokens',
    'anthropic.usage.cache_creation.ephemeral_5m_input_tokens',
    'anthropic.usage.cache_creation.ephemeral_1h_input_tokens',
  ] as const;
  const claude = { 'gen_ai.provider.name': 'anthropic', 'gen_ai.request.model': 'claude-sonnet-4-5' };

  it.each<[string, Attributes, number | null, number | null, boolean]>([
    ['not told', { [all]: 200 }, 200, null, true],
    ['none written', { [all]: 0 }, 0, 0, false],
    ['all of five minutes', { [all]: 200, [minutes]: 200 }, 200, 0, false],
    ['some of five minutes', { [all]: 200, [minutes]: 50 }, 200, null, true],
    ['an hour`s share', { [all]: 200, [hour]: 150 }, 50, 150, false],
    ['both', { [all]: 200, [minutes]: 50, [hour]: 150 }, 50, 150, false],
    ['both, and some more written by a tool', { [all]: 200, [minutes]: 30, [hour]: 150 }, 50, 150, true],
    ['both without their sum', { [minutes]: 30, [hour]: 150 }, 30, 150, false],
    ['nothing', {}, null, null, false],
  ])('%s', (_what, writes, cacheWrite5m, cacheWrite1h, isExplained) => {
    const { usage, unknown } = callOf({ ...claude, ...writes });
    expect(usage).toMatchObject({ cacheWrite5m, cacheWrite1h });
    expect(unknown.cacheWriteLifetime !== undefined).toBe(isExplained);
  });

  it('are five minutes where the provider knows no other', () => {
    expect(callOf({ [all]: 200 }).usage).toMatchObject({ cacheWrite5m: 200, cacheWrite1h: 0 });
  });
});

describe('output and reasoning', () => {
  const gemini = { 'gen_ai.provider.name': 'gcp.gemini', 'gen_ai.request.model': 'gemini-2.5-pro' };
  const tokens = (input: number | null, output: number | null, reasoning: number | null, total: number | null) => ({
    'gen_ai.usage.input_tokens': input,
    'gen_ai.usage.output_tokens': output,
    'gen_ai.usage.reasoning_tokens': reasoning,
    'gen_ai.usage.total_tokens': total,
  });

  it.each<[string, Attributes, number | null, number | null]>([
    ['part of the output', tokens(100, 50, 20, 150), 50, 20],
    ['beside the output by the total', tokens(100, 50, 20, 170), 70, 20],
    ['more than the output', tokens(100, 50, 60, null), 110, 60],
    ['as much as the output', tokens(100, 50, 50, null), 50, 50],
    ['none', tokens(100, 50, 0, 150), 50, 0],
    ['not told', tokens(100, 50, null, 170), 50, null],
    ['without an output', tokens(100, null, 20, null), null, 20],
    ['Gemini`s rest of the total', { ...gemini, ...tokens(100, 50, null, 170) }, 70, 20],
    ['no rest of Gemini`s total', { ...gemini, ...tokens(100, 50, null, 150) }, 50, null],
    ['Gemini without a total', { ...gemini, ...tokens(100, 50, null, null) }, 50, null],
    ['Gemini without an input', { ...gemini, ...tokens(null, 50, null, 170) }, 50, null],
  ])('%s', (_what, attributes, output, reasoning) => {
    expect(callOf(attributes).usage).toMatchObject({ output, reasoning });
  });

  it('adds a bucket that stands beside the output', () => {
    const details = (held: object) => ({ 'langfuse.observation.usage_details': JSON.stringify(held) });
    const attributes = { 'gen_ai.usage.input_tokens': null, 'gen_ai.usage.output_tokens': null };
    expect(
      callOf({ ...attributes, ...details({ input: 100, output: 50, output_reasoning_tokens: 20 }) }).usage,
    ).toMatchObject({ output: 70, reasoning: 20 });
    expect(callOf({ ...attributes, ...details({ input: 100, output_reasoning_tokens: 20 }) }).usage).toMatchObject({
      output: null,
      reasoning: 20,
    });
  });
});

it.each(['ERROR', 'error'])('is failed where Langfuse`s level is %s', (level) => {
  expect(callOf({ 'langfuse.observation.level': level }).errorClass).toBe('other');
});

describe('why tokens are unknown', () => {
  const none = { 'gen_ai.usage.input_tokens': null, 'gen_ai.usage.output_tokens': null };
  it.each<[string, Attributes, Partial<Omit<Span, 'scope'>>]>([
    ['the failed call carries no tokens', none, { status: 'error' }],
    ['a stream whose usage was not recorded', { ...none, 'gen_ai.request.stream': true }, {}],
    ['no token attribute on the span', none, {}],
  ])('is that it is %s', (why, attributes, parts) => {
    const { unknown } = callOf(attributes, parts);
    expect([unknown.inputTotal, unknown.output, unknown.cacheRead]).toEqual([why, why, undefined]);
  });
});

describe('a second span of one call', () => {
  it('lends nothing where it stands above several calls', () => {
    const client = aCallSpan({ spanId: 'client', attributes: { 'gen_ai.usage.cost': 1, 'gen_ai.response.id': 'a' } });
    const below = ['one', 'two'].map((spanId) => aCallSpan({ spanId, parentSpanId: 'client' }));
    expect(normalizeTrace([client, ...below]).calls.map(({ responseId }) => responseId)).toEqual([null, null]);
    expect(normalizeTrace([client, ...below.slice(1)]).calls.map(({ responseId }) => responseId)).toEqual(['a']);
  });

  it('lends its cost, except to a response-cache hit', () => {
    const costly = callOf({ 'gen_ai.usage.cost': 1 });
    expect(mergeCalls(callOf({}), costly).reportedCostUsd).toBe(1);
    expect(mergeCalls({ ...callOf({}), cacheHit: 'exact' }, costly).reportedCostUsd).toBeNull();
    expect(mergeCalls(callOf({ 'gen_ai.usage.cost': 2 }), costly).reportedCostUsd).toBe(2);
  });

  it('lends the model that answered before the one that was asked for', () => {
    const names = (model: string | null, responseModel: string | null) => ({ ...callOf({}), model, responseModel });
    expect(mergeCalls(names('a', 'a'), names('b', 'b')).model).toBe('a');
    expect(mergeCalls(names('a', null), names('b', 'b')).model).toBe('b');
    expect(mergeCalls(names('a', null), names('b', null)).model).toBe('a');
    expect(mergeCalls(names(null, null), names('b', null)).model).toBe('b');
  });

  it('lends a request id to a call that has a trace id only', () => {
    const named = callOf({ request_id: 'r1' });
    expect(mergeCalls(callOf({}), named).requestId).toBe('r1');
    expect(mergeCalls(callOf({ request_id: 'r2' }), named).requestId).toBe('r2');
    expect(mergeCalls(named, callOf({})).requestId).toBe('r1');
  });

  it('keeps the token rule with the tokens', () => {
    const silent = callOf({ 'gen_ai.usage.input_tokens': null, 'gen_ai.usage.output_tokens': null });
    expect(mergeCalls(silent, callOf({})).tokenRule).toMatch(/; tokens from span span$/);
    expect(mergeCalls(silent, silent).tokenRule).toBe(silent.tokenRule);
  });
});

it('keeps the order of spans that began together, by trace and then by span', () => {
  const ids = [
    ['a', '1'],
    ['a', '2'],
    ['b', '1'],
  ] as const;
  const spans = ids.map(([traceId, spanId]) => aSpan({ traceId, spanId }));
  const dropped = normalizeTrace([...spans].reverse()).dropped.map(({ traceId, spanId }) => [traceId, spanId]);
  expect(dropped).toEqual(ids);
});
