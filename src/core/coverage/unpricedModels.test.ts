import { aRateSheet } from 'testing/aPriceBook';
import { aPricingKey, aUsageRow } from 'testing/aUsageRow';
import { noUsage } from '../pricing/pricedUsage';
import { completenessOf } from './completeness';
import { findUnpricedModels } from './unpricedModels';

const sheet = aRateSheet({
  priced: { perToken: { inputUncached: 1n, output: 1n } },
  'input only': { perToken: { inputUncached: 1n } },
});
const tokens = { inputUncached: 10, output: 5 };

describe('findUnpricedModels', () => {
  it('lists models without a price with their calls and tokens, the one with the most tokens first', () => {
    const rows = [
      aUsageRow({ key: aPricingKey({ model: 'small' }), calls: 9, tokens: { output: 1 } }),
      aUsageRow({ key: aPricingKey({ model: 'large' }), calls: 1, tokens }),
      aUsageRow({ key: aPricingKey({ model: 'large', priceSlice: 1 }), calls: 2, tokens }),
      aUsageRow({ key: aPricingKey({ model: 'priced' }), calls: 3, tokens }),
    ];
    const reason = 'model not in the price book';
    expect(findUnpricedModels(rows, sheet)).toEqual([
      { provider: 'openai', model: 'large', reason, calls: 3, tokens: 30 },
      { provider: 'openai', model: 'small', reason, calls: 9, tokens: 1 },
    ]);
  });

  it('lists a model that has a rate for some classes only, with the tokens of the others', () => {
    const row = aUsageRow({ key: aPricingKey({ model: 'input only' }), calls: 2, tokens });
    expect(findUnpricedModels([row], sheet)).toEqual([
      { provider: 'openai', model: 'input only', reason: 'no rate for some of its tokens', calls: 2, tokens: 5 },
    ]);
  });

  it('leaves a model out whose tokens all have a rate', () => {
    const row = aUsageRow({ key: aPricingKey({ model: 'input only' }), tokens: { inputUncached: 3 } });
    expect(findUnpricedModels([row], sheet)).toEqual([]);
  });

  it('lists a model once per service tier that has no price', () => {
    const rows = ['turbo', 'slow', 'turbo'].map((serviceTier) =>
      aUsageRow({ key: aPricingKey({ model: 'standard only', serviceTier }), calls: 1, tokens }),
    );
    const standardOnly = aRateSheet({
      'standard only': {
        model: {
          ratesAt: (_moment, _inputTokens, serviceTier) =>
            serviceTier === null ? { perToken: { inputUncached: 1n, output: 1n }, perCall: 0n } : undefined,
        },
      },
    });
    const reason = 'service tier not in the price book';
    expect(findUnpricedModels(rows, standardOnly)).toEqual([
      { provider: 'openai', model: 'standard only', reason, serviceTier: 'turbo', calls: 2, tokens: 30 },
      { provider: 'openai', model: 'standard only', reason, serviceTier: 'slow', calls: 1, tokens: 15 },
    ]);
  });

  it('leaves refused calls out, which cost nothing at any model', () => {
    const row = aUsageRow({ key: aPricingKey({ model: null }), calls: 3, callsUnbilled: 3 });
    expect(findUnpricedModels([row], sheet)).toEqual([]);
  });
});

describe('completenessOf', () => {
  it('gathers what an answer leaves out', () => {
    const rows = [aUsageRow({ key: aPricingKey({ model: 'unknown' }), tokens })];
    expect(completenessOf(rows, noUsage, { sheet, truncated: true })).toEqual({
      total: noUsage,
      unpriced: findUnpricedModels(rows, sheet),
      truncated: true,
    });
  });
});
