import { emitterProfiles } from './emitterProfiles';
import { readFacts, withDocuments } from './facts';
import type { InputSemantics } from './llmCall';
import { outputTokens, type OutputReading } from './outputTokens';
import type { Attributes } from './span';

interface Told {
  readonly attributes?: Attributes;
  readonly profile?: string;
  readonly provider?: string;
  readonly semantics?: InputSemantics;
}

type Tokens = readonly [
  input: number | undefined,
  output: number | undefined,
  reasoning: number | undefined,
  total?: number,
];

function read([input, output, reasoning, total]: Tokens, told: Told = {}): OutputReading {
  const context = {
    facts: withDocuments(readFacts(told.attributes ?? {})),
    profile: emitterProfiles.find(({ id }) => id === told.profile) ?? null,
    provider: told.provider ?? null,
    model: null,
    operation: 'chat',
    failed: false,
    streamed: null,
  };
  const raw = { input, output, reasoning, total, cacheRead: undefined, cacheWrite: undefined };
  return outputTokens(context, raw, { semantics: told.semantics ?? 'inclusive', rule: 'a rule' });
}

const gemini = { provider: 'gcp.gemini' };
const BY_TOTAL = 'total = input + output + reasoning, so reasoning is beside the output';
const BY_LOGIC = 'more reasoning than output, so reasoning is beside it';

it.each<[string, Tokens]>([
  ['part of the output', [100, 50, 20, 150]],
  ['no more than the output', [100, 50, 50]],
  ['none', [100, 50, 0, 150]],
  ['none, although the total has room', [100, 50, 0, 170]],
  ['not told', [100, 50, undefined, 170]],
  ['not what the total has more', [100, 50, 20, 180]],
])('leaves the output as it is written where reasoning is %s', (_what, tokens) => {
  expect(read(tokens)).toEqual({ output: 50, reasoning: tokens[2] });
});

it.each<[string, Tokens, number, string]>([
  ['the total proves that it is beside it', [100, 50, 20, 170], 70, BY_TOTAL],
  ['it is more than the output', [100, 50, 60], 110, BY_LOGIC],
  ['it is more than the output and the total is of another kind', [100, 50, 60, 150], 110, BY_LOGIC],
])('adds reasoning to the output where %s', (_what, tokens, output, rule) => {
  expect(read(tokens)).toEqual({ output, reasoning: tokens[2], rule });
});

it('takes no proof from a total beside input that leaves cached tokens out', () => {
  expect(read([100, 50, 20, 170], { semantics: 'exclusive' })).toEqual({ output: 50, reasoning: 20 });
  expect(read([100, 50, undefined, 170], { ...gemini, semantics: 'exclusive' }).output).toBe(50);
  expect(read([100, 50, 20, 170], { semantics: 'ambiguous' }).output).toBe(70);
});

describe('a bucket of reasoning beside the output', () => {
  const attributes = { 'langfuse.observation.usage_details': JSON.stringify({ output_reasoning_tokens: 20 }) };

  it('is added', () => {
    const rule = 'reasoning is a bucket beside the output';
    expect(read([100, 50, undefined], { attributes })).toEqual({ output: 70, reasoning: 20, rule });
    expect(read([100, 50, 5], { attributes })).toEqual({ output: 70, reasoning: 20, rule });
  });

  it('is the reasoning of an unknown output, unless another is written', () => {
    expect(read([100, undefined, undefined], { attributes })).toEqual({ output: undefined, reasoning: 20 });
    expect(read([100, undefined, 5], { attributes })).toEqual({ output: undefined, reasoning: 5 });
    expect(read([100, undefined, undefined])).toEqual({ output: undefined, reasoning: undefined });
  });
});

describe('Gemini', () => {
  it('has thinking tokens where the total is more than input and output', () => {
    const rule = 'Gemini: total - input - output are thinking tokens';
    for (const provider of ['gcp.gemini', 'gcp.vertex_ai']) {
      expect(read([100, 50, undefined, 170], { provider })).toEqual({ output: 70, reasoning: 20, rule });
    }
  });

  it.each<[string, Tokens]>([
    ['the total is input and output', [100, 50, undefined, 150]],
    ['the total is less', [100, 50, undefined, 140]],
    ['there is no total', [100, 50, undefined]],
    ['there is no input', [undefined, 50, undefined, 170]],
  ])('has no thinking tokens that anybody knows of where %s', (_what, tokens) => {
    expect(read(tokens, gemini)).toEqual({ output: 50, reasoning: undefined });
  });

  const candidates = (count: number) => ({
    attributes: {
      'ai.response.providerMetadata': JSON.stringify({ google: { usageMetadata: { candidatesTokenCount: count } } }),
    },
  });

  it('has them beside the output where that is the candidates', () => {
    const rule = 'Gemini: the output is the candidates, thinking tokens are beside it';
    expect(read([100, 50, 20], { ...gemini, ...candidates(50) })).toEqual({ output: 70, reasoning: 20, rule });
  });

  it('has them beside the output of an emitter that leaves them out', () => {
    const rule = 'emitter openlit leaves thinking tokens out of the output';
    expect(read([100, 50, 20], { ...gemini, profile: 'openlit' })).toEqual({ output: 70, reasoning: 20, rule });
    expect(read([100, 50, 20, 180], { ...gemini, profile: 'openlit' }).output).toBe(70);
  });

  it.each<[string, Tokens, Told]>([
    ['is more than the candidates', [100, 50, 20], { ...gemini, ...candidates(30) }],
    ['comes from an emitter that counts them', [100, 50, 20], { ...gemini, profile: 'litellm' }],
    ['comes from nobody known', [100, 50, 20], gemini],
    ['leaves no rest of the total', [100, 50, 20, 150], { ...gemini, ...candidates(50), profile: 'openlit' }],
    ['is another provider`s', [100, 50, 20], { provider: 'openai', ...candidates(50), profile: 'openlit' }],
  ])('has them in an output that %s', (_what, tokens, told) => {
    expect(read(tokens, told)).toEqual({ output: 50, reasoning: 20 });
  });
});
