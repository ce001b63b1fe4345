import { aCallSpan } from 'testing/aSpan';
import type { LlmCall } from './llmCall';
import { normalizeTrace } from './normalizeTrace';
import type { Attributes, Span } from './span';

const callOf = (attributes: Attributes, parts: Partial<Omit<Span, 'scope'>> = {}): LlmCall =>
  normalizeTrace([aCallSpan({ ...parts, attributes })]).calls[0] as LlmCall;

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
