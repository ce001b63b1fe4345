import type { PriceBook } from '../pricing/priceBook';
import { type CallSums, computeReceiptTotals } from './receiptTotals';

const book: PriceBook = {
  version: 'a book',
  find: () => undefined,
  lookUp: (_, model) =>
    model === 'two-of-it'
      ? { found: undefined, reason: 'ambiguous model name', candidates: ['a', 'b'] }
      : { found: undefined, reason: 'model not in the price book' },
};

function sums(overrides: Partial<CallSums>): CallSums {
  return {
    state: 'unpriced',
    provider: null,
    model: 'house',
    serviceTier: null,
    calls: 1,
    known: 0n,
    reportedCalls: 0,
    reported: null,
    ...overrides,
  };
}

const statesOf = (parts: readonly CallSums[]) =>
  computeReceiptTotals(parts, book)
    .states.filter(({ calls }) => calls > 0)
    .map(({ state, calls, known, reportedCalls, reported }) => [state, calls, known, reportedCalls, reported]);

describe('computeReceiptTotals', () => {
  it('adds known dollars exactly and counts the calls that they leave something out of', () => {
    const parts = [
      sums({ state: 'priced', calls: 3, known: 2n ** 70n + 1n }),
      sums({ state: 'incomplete', calls: 2, known: 5n }),
      sums({ calls: 4 }),
    ];
    expect(computeReceiptTotals(parts, book)).toMatchObject({ calls: 9, known: 2n ** 70n + 6n, unknownCalls: 6 });
  });

  it('tells an ambiguous name from a model without a price', () => {
    expect(statesOf([sums({ model: 'two-of-it', calls: 2 }), sums({ calls: 3 }), sums({ model: null })])).toEqual([
      ['ambiguous', 2, 0n, 0, undefined],
      ['unpriced', 4, 0n, 0, undefined],
    ]);
  });

  it('puts calls without a price whose cost the application wrote by themselves', () => {
    expect(statesOf([sums({ calls: 5, reportedCalls: 2, reported: '0.5' })])).toEqual([
      ['reportedOnly', 2, 0n, 2, 500_000_000_000n],
      ['unpriced', 3, 0n, 0, undefined],
    ]);
  });

  it('leaves what is reported out of the known cost', () => {
    const parts = [sums({ state: 'priced', known: 7n, reportedCalls: 1, reported: '9' })];
    expect(computeReceiptTotals(parts, book).known).toBe(7n);
    expect(statesOf(parts)).toEqual([['priced', 1, 7n, 1, 9_000_000_000_000n]]);
  });

  it('has every state, and no calls, where there are none', () => {
    const totals = computeReceiptTotals([], book);
    expect(totals).toMatchObject({ calls: 0, known: 0n, unknownCalls: 0 });
    expect(totals.states.map(({ state }) => state)).toEqual([
      'priced',
      'incomplete',
      'ambiguous',
      'reportedOnly',
      'unpriced',
    ]);
  });
});
