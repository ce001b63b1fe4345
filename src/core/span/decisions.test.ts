import { aCallSpan, aSpan } from 'testing/aSpan';
import { findEmitterProfile } from './emitterProfile';
import { emitterProfiles } from './emitterProfiles';
import { normalizeTrace } from './normalizeTrace';
import type { Attributes, Span } from './span';

const callOf = (...spans: Span[]) => normalizeTrace(spans).calls[0];
const profileOf = (name: string | null, version: string | null, sdkName?: string) =>
  findEmitterProfile({ scope: { name, version } }, sdkName)?.id;

describe('why a fact is unknown', () => {
  const known: Attributes = {
    feature: 'search',
    'user.id': 'u1',
    'gen_ai.response.id': 'a',
    'gen_ai.usage.cache_read.input_tokens': 0,
  };
  const withoutModel: Attributes = { 'gen_ai.operation.name': 'chat', 'gen_ai.usage.input_tokens': 5, ...known };

  it('is not said of facts that are known', () => {
    expect(callOf(aCallSpan({ attributes: known }))?.unknown).toEqual({});
  });

  it.each<[string, Span, object]>([
    [
      'model and provider',
      aSpan({ attributes: { ...withoutModel, 'gen_ai.usage.output_tokens': 1 } }),
      {
        model: 'no model attribute on the span',
        provider: 'neither a provider nor a model that tells it',
      },
    ],
    [
      'response id',
      aCallSpan({ attributes: { ...known, 'gen_ai.response.id': '' } }),
      { responseId: 'no response id on the span' },
    ],
    [
      'feature',
      aCallSpan({ attributes: { ...known, feature: '' } }),
      { feature: 'on neither the span nor its ancestors' },
    ],
    [
      'user',
      aCallSpan({ attributes: { ...known, 'user.id': '' } }),
      { userId: 'on neither the span nor its ancestors' },
    ],
    ['latency', aCallSpan({ attributes: known, endTime: null }), { latencyMs: 'the span has no times' }],
    [
      'reported cost',
      aCallSpan({ attributes: { ...known, 'gen_ai.usage.cost': 1, 'gen_ai.usage.cost.currency': 'EUR' } }),
      { reportedCostUsd: 'reported in EUR' },
    ],
  ])('is said of the %s alone', (_what, span, unknown) => {
    expect(callOf(span)?.unknown).toEqual(unknown);
  });
});

describe('the emitter of a span', () => {
  it('is OpenLIT where the SDK says so and the scope is missing or unknown', () => {
    expect(profileOf(null, null, 'openlit')).toBe('openlit');
    expect(profileOf('somebody', '1.0', 'openlit')).toBe('openlit');
    expect(profileOf('openlit', null, 'openlit')).toBe('openlit');
  });

  it('is unknown where neither scope nor SDK tells', () => {
    expect(profileOf(null, null, 'opentelemetry')).toBeUndefined();
    expect(profileOf(null, null)).toBeUndefined();
    expect(profileOf('somebody', null, 'opentelemetry')).toBeUndefined();
  });

  const scope = '@arizeai/openinference-instrumentation-anthropic';
  it.each([
    ['0.1.99', 'openinference-js-anthropic-old'],
    ['0.1', 'openinference-js-anthropic-old'],
  ])('has the old rules at version %s', (version, id) => {
    expect(profileOf(scope, version)).toBe(id);
  });

  it.each(['0.2', '0.2.0', '0.2.0.1', '0.10.0', '1.0.0', null])('has not the old rules at version %s', (version) => {
    expect(profileOf(scope, version)).not.toBe('openinference-js-anthropic-old');
  });

  it('has a profile for every scope of the table', () => {
    for (const { id, scopes, versions } of emitterProfiles.filter((row) => row.versions === undefined)) {
      for (const name of scopes) {
        expect([versions, profileOf(name.replace(/\*$/, 'anything'), null)]).toEqual([undefined, id]);
      }
    }
  });
});

describe('a span by its name alone', () => {
  const named = (name: string, kind = 'CLIENT') => normalizeTrace([aSpan({ scope: 'openlit', name, kind })]).calls;

  it('is a call where it names an operation, with or without a model', () => {
    expect(named('chat gpt-4o')).toMatchObject([{ operation: 'chat', requestModel: 'gpt-4o' }]);
    expect(named('embeddings')).toMatchObject([{ operation: 'embeddings', requestModel: null }]);
  });

  it.each([
    ['more words', 'chat with me', 'CLIENT'],
    ['another word', 'POST gpt-4o', 'CLIENT'],
    ['another kind', 'chat gpt-4o', 'INTERNAL'],
  ])('is none with %s', (_what, name, kind) => {
    expect(named(name, kind)).toEqual([]);
  });

  it.each([
    ['openrouter', 'provider attempt 1', 'wrapper'],
    [null, 'raw_gen_ai_request', 'wrapper'],
    [null, 'claude_code.tool', 'non_llm'],
  ])('of %s, %s, is %s whatever its attributes say', (scope, name, disposition) => {
    const span = aCallSpan({ name, ...(scope === null ? {} : { scope }) });
    expect(normalizeTrace([span])).toMatchObject({ calls: [], dropped: [{ disposition }] });
  });

  it.each([
    ['openrouter', 'generation'],
    ['another', 'provider attempt 1'],
    ['another', 'a claude_code.tool'],
    ['another', 'claude_code.llm_request'],
  ])('of %s, %s, changes nothing', (scope, name) => {
    expect(normalizeTrace([aCallSpan({ scope, name })]).calls).toHaveLength(1);
  });
});

describe('agent-only telemetry', () => {
  const agent = (attributes: Attributes, parts: Partial<Omit<Span, 'scope'>> = {}) =>
    aSpan({ scope: 'agents', ...parts, attributes: { 'gen_ai.operation.name': 'invoke_agent', ...attributes } });

  it.each<[string, Attributes, number]>([
    ['input', { 'gen_ai.usage.input_tokens': 5 }, 1],
    ['output', { 'gen_ai.usage.output_tokens': 5 }, 1],
    ['zeros', { 'gen_ai.usage.input_tokens': 0, 'gen_ai.usage.output_tokens': 0 }, 0],
    ['no tokens', {}, 0],
  ])('is counted or not by its tokens: %s', (_what, attributes, counted) => {
    expect(normalizeTrace([agent(attributes)]).calls).toHaveLength(counted);
  });

  it('counts nothing beside a call of the same emitter, or above a call of another', () => {
    const tokens = { 'gen_ai.usage.input_tokens': 5 };
    const beside = aCallSpan({ spanId: 'call', scope: 'agents' });
    const below = aCallSpan({ spanId: 'call', scope: 'client', parentSpanId: 'span' });
    const unrelated = aCallSpan({ spanId: 'call', scope: 'client' });
    expect(normalizeTrace([agent(tokens), beside]).calls).toHaveLength(1);
    expect(normalizeTrace([agent(tokens), below]).calls).toHaveLength(1);
    expect(normalizeTrace([agent(tokens), unrelated]).calls).toHaveLength(2);
  });
});

it('counts an embedding, a rerank and a generation apart, one inside the other', () => {
  const kinds = ['chat', 'embeddings', 'rerank'];
  for (const outer of kinds) {
    for (const inner of kinds) {
      const spans = [
        aCallSpan({ attributes: { 'gen_ai.operation.name': outer } }),
        aCallSpan({ spanId: 'inner', parentSpanId: 'span', attributes: { 'gen_ai.operation.name': inner } }),
      ];
      expect([outer, inner, normalizeTrace(spans).calls.length]).toEqual([outer, inner, outer === inner ? 1 : 2]);
    }
  }
});

it.each([
  ['\u00a0padded\u00a0', 'padded'],
  ['padded ', 'padded'],
  [' padded', 'padded'],
  ['padded\u2003', 'padded'],
  ['~', '~'],
])('reads the feature %j without blanks of any alphabet', (feature, read) => {
  expect(callOf(aCallSpan({ attributes: { feature } }))?.feature).toBe(read);
});
