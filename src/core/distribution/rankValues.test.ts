import { type DearValue, rankValues } from './rankValues';

const DOLLAR = 10n ** 12n;
const options = { total: 20n * DOLLAR, median: 2n * DOLLAR, baselineDays: 7, none: '(none)' };

function aValue(part: Partial<DearValue> = {}): DearValue {
  return {
    value: 'ada',
    cost: 10n * DOLLAR,
    callsUnknown: 0,
    recentCost: 3n * DOLLAR,
    baselineCost: 7n * DOLLAR,
    requests: 4,
    features: 2,
    lastCall: 1000,
    ...part,
  };
}

describe('rankValues', () => {
  it('compares a value with all cost, the median and its own daily average', () => {
    expect(rankValues([aValue()], options)).toMatchObject([
      { cost: 10, share: 0.5, cumulativeShare: 0.5, timesMedian: 5, recent: 3, baseline: 1, ratio: 3 },
    ]);
  });

  it('adds shares up from row to row', () => {
    const values = [aValue(), aValue({ value: 'bob', cost: 5n * DOLLAR })];
    expect(rankValues(values, options).map(({ cumulativeShare }) => cumulativeShare)).toEqual([0.5, 0.75]);
  });

  it('does not know the cost of a value of which no dollar is known', () => {
    const [row] = rankValues([aValue({ cost: 0n, callsUnknown: 3 })], options);
    expect([row?.cost, row?.share, row?.cumulativeShare, row?.timesMedian]).toEqual(Array(4).fill(undefined));
  });

  it('knows that a value which cost nothing cost nothing', () => {
    expect(rankValues([aValue({ cost: 0n })], options)).toMatchObject([{ cost: 0, share: 0, timesMedian: 0 }]);
  });

  it.each([
    ['without a baseline', { baselineCost: 0n }],
    ['with a baseline of unknown cost', { baselineCost: undefined }],
    ['whose last day is of unknown cost', { recentCost: undefined }],
  ])('has no ratio for a value %s', (_, part) => {
    expect(rankValues([aValue(part)], options)[0]?.ratio).toBeUndefined();
  });

  it('does not compare the calls without a value with the median, nor any value with a median of nothing', () => {
    expect(rankValues([aValue({ value: '(none)' })], options)[0]?.timesMedian).toBeUndefined();
    expect(rankValues([aValue()], { ...options, median: 0n })[0]?.timesMedian).toBeUndefined();
  });
});
