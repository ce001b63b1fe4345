import { emitterProfiles } from './emitterProfiles';
import { readFacts, withDocuments } from './facts';
import { type BasisDecision, decideInputBasis, type RawTokens } from './inputBasis';
import type { Attributes } from './span';

const nothing: RawTokens = {
  input: undefined,
  output: undefined,
  total: undefined,
  cacheRead: undefined,
  cacheWrite: undefined,
  reasoning: undefined,
};

interface Told {
  readonly attributes?: Attributes;
  readonly profile?: string;
  readonly provider?: string;
  readonly model?: string;
}

function basisOf(raw: Partial<RawTokens>, { attributes = {}, profile, provider, model }: Told = {}): BasisDecision {
  const context = {
    facts: withDocuments(readFacts(attributes)),
    profile: emitterProfiles.find(({ id }) => id === profile) ?? null,
    provider: provider ?? null,
    model: model ?? null,
  };
  return decideInputBasis(context, { ...nothing, ...raw });
}

const anthropic = { provider: 'anthropic' };
const dotted = { 'gen_ai.usage.cache_read.input_tokens': 10 };
const native = { 'gen_ai.usage.cache_read_input_tokens': 10 };

describe('proof by arithmetic', () => {
  it('is an attribute for the tokens beside the cache, whatever the emitter does', () => {
    const attributes = { 'ai.usage.inputTokenDetails.noCacheTokens': 90 };
    expect(basisOf({ input: 100, cacheRead: 500 }, { attributes, profile: 'claude-code', ...anthropic })).toEqual({
      semantics: 'inclusive',
      rule: 'ai.usage.inputTokenDetails.noCacheTokens stands beside the total',
    });
  });

  it.each<[string, Partial<RawTokens>, string]>([
    ['more read than input', { input: 100, cacheRead: 101 }, '101 cached tokens cannot be part of 100 input tokens'],
    [
      'more written than input',
      { input: 100, cacheWrite: 101 },
      '101 cached tokens cannot be part of 100 input tokens',
    ],
    [
      'more read and written than input',
      { input: 100, cacheRead: 60, cacheWrite: 50 },
      '110 cached tokens cannot be part of 100 input tokens',
    ],
    [
      'a total that only adds up with them',
      { input: 100, output: 50, cacheRead: 60, cacheWrite: 20, total: 230 },
      'total 230 = input + cache read + cache write + output',
    ],
  ])('is exclusive with %s', (_what, raw, rule) => {
    expect(basisOf(raw)).toEqual({ semantics: 'exclusive', rule });
  });

  it.each<[string, Partial<RawTokens>]>([
    ['as many cached as input', { input: 100, cacheRead: 60, cacheWrite: 40 }],
    ['a total of input and output', { input: 100, output: 50, cacheRead: 60, total: 150 }],
    ['no total', { input: 100, output: 50, cacheRead: 60 }],
    ['no output', { input: 100, cacheRead: 60, total: 160 }],
    ['no input', { output: 50, cacheRead: 60, total: 110 }],
  ])('is none with %s', (_what, raw) => {
    expect(basisOf(raw)).toEqual({
      semantics: 'inclusive',
      rule: 'OpenTelemetry: input includes cached tokens, as this provider counts',
    });
  });

  it.each<[string, Partial<RawTokens>]>([
    ['a total of input and output', { input: 100, output: 50, cacheRead: 0, cacheWrite: 0, total: 150 }],
    ['no input tokens', { input: 0, output: 50, total: 50 }],
  ])('is none without cached tokens, with %s', (_what, raw) => {
    expect(basisOf(raw)).toEqual({ semantics: 'inclusive', rule: 'no cached tokens on the span' });
  });

  it.each(['gcp.gemini', 'gcp.vertex_ai'])('is no total of %s, which holds thinking tokens besides', (provider) => {
    const raw = { input: 100, output: 50, cacheRead: 60, total: 210 };
    expect(basisOf(raw, { provider }).semantics).toBe('inclusive');
    expect(basisOf({ ...raw, cacheRead: 101 }, { provider }).semantics).toBe('exclusive');
  });
});

it.each<[string, object, BasisDecision['semantics'], string]>([
  ['prompt tokens', { prompt_tokens: 100, cache_read_input_tokens: 10 }, 'inclusive', 'prompt_tokens'],
  ['buckets', { input: 100, cache_read_input_tokens: 10 }, 'exclusive', 'input'],
  [
    'details of the input',
    { input_tokens: 100, input_tokens_details: { cached_tokens: 10 } },
    'inclusive',
    'input_tokens_details.cached_tokens',
  ],
])('is proved by the shape of a usage object with %s, before who wrote it', (_what, usage, semantics, name) => {
  const attributes = { 'langfuse.observation.usage_details': JSON.stringify(usage) };
  for (const profile of ['claude-code', 'openlit-openai']) {
    const basis = basisOf({ input: 100, cacheRead: 10 }, { attributes, profile, ...anthropic });
    expect(basis.semantics).toBe(semantics);
    expect(basis.rule).toMatch(/^the shape of /);
    expect(basis.rule.endsWith(name)).toBe(true);
  }
});

describe('who wrote the span', () => {
  const raw = { input: 100, cacheRead: 10 };

  it.each<[string, Attributes, string | undefined, BasisDecision['semantics']]>([
    ['claude-code', dotted, 'openai', 'exclusive'],
    ['openllmetry-anthropic', native, 'anthropic', 'inclusive'],
    ['openlit', dotted, 'anthropic', 'exclusive'],
    ['openlit', dotted, 'openai', 'inclusive'],
    ['strands', dotted, 'anthropic', 'inclusive'],
    ['strands', native, 'anthropic', 'exclusive'],
    ['strands', {}, 'anthropic', 'exclusive'],
    ['envoy-ai-gateway', dotted, 'anthropic', 'exclusive'],
    ['envoy-ai-gateway', dotted, 'openai', 'inclusive'],
    ['envoy-ai-gateway', {}, 'anthropic', 'inclusive'],
  ])('decides: %s with %j of %s is %s', (profile, attributes, provider, semantics) => {
    const basis = basisOf(raw, { attributes, profile, ...(provider === undefined ? {} : { provider }) });
    expect(basis.semantics).toBe(semantics);
    expect(basis.rule).toContain(`emitter ${profile} (`);
  });

  it('decides nothing where its profile has no rule', () => {
    expect(basisOf(raw, { profile: 'langfuse', ...anthropic }).semantics).toBe('ambiguous');
  });
});

describe('the names of the cache attributes, of an emitter nobody has recorded', () => {
  const raw = { input: 100, cacheRead: 10 };
  const cacheWrite = { 'gen_ai.usage.cache_creation_input_tokens': 10 };

  it.each<[string, Attributes, Told, BasisDecision['semantics']]>([
    ['the provider`s own, of Anthropic', native, anthropic, 'exclusive'],
    ['the provider`s own, of cache writes', cacheWrite, anthropic, 'exclusive'],
    ['the provider`s own, of Claude elsewhere', native, { provider: 'gcp.vertex_ai', model: 'claude-3' }, 'exclusive'],
    ['the provider`s own, of OpenAI', native, { provider: 'openai' }, 'inclusive'],
    ['OpenTelemetry`s, of Anthropic', dotted, anthropic, 'ambiguous'],
    ['OpenTelemetry`s beside the provider`s own', { ...dotted, ...cacheWrite }, anthropic, 'ambiguous'],
    ['OpenTelemetry`s, of OpenAI', dotted, { provider: 'openai' }, 'inclusive'],
  ])('decide: %s', (_what, attributes, told, semantics) => {
    expect(basisOf(raw, { attributes, ...told }).semantics).toBe(semantics);
  });

  it('decide nothing without cached tokens', () => {
    expect(basisOf({ input: 100, cacheRead: 0 }, { attributes: dotted, ...anthropic })).toEqual({
      semantics: 'inclusive',
      rule: 'no cached tokens on the span',
    });
  });
});
