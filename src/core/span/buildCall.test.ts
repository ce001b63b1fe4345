import { aCallSpan, aSpan } from 'testing/aSpan';
import { normalizeTrace } from './normalizeTrace';
import type { Attributes, Span } from './span';

const callOf = (...spans: Span[]) => normalizeTrace(spans).calls[0];

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
