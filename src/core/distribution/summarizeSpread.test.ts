import { type CostSpread, summarizeSpread } from './summarizeSpread';

const DOLLAR = 10n ** 12n;

function aSpread(part: Partial<CostSpread> = {}): CostSpread {
  return {
    values: 4,
    valuesUnknown: 1,
    total: 10n * DOLLAR,
    quantiles: { p50: 2n * DOLLAR, p75: 5n * DOLLAR, p90: 5n * DOLLAR, p99: 5n * DOLLAR, max: 5n * DOLLAR },
    topPercent: { values: 1, cost: 5n * DOLLAR },
    runaways: 1,
    newAboveFloor: 2,
    ...part,
  };
}

const none = { p50: undefined, p75: undefined, p90: undefined, p99: undefined, max: undefined };

describe('summarizeSpread', () => {
  it('counts the values of unknown cost among all values, and not among those of the mean', () => {
    expect(summarizeSpread(aSpread())).toMatchObject({ allValues: 5, values: 4, valuesUnknown: 1, mean: 2.5 });
  });

  it('divides the total by the values of known cost and by what the dearest cost', () => {
    expect(summarizeSpread(aSpread())).toMatchObject({
      mean: 2.5,
      median: 2,
      topPercentValues: 1,
      topPercentShare: 0.5,
    });
  });

  it('has neither mean nor share where nothing was called, and a total of zero', () => {
    const nothing = aSpread({
      values: 0,
      valuesUnknown: 0,
      total: 0n,
      quantiles: none,
      topPercent: { values: 0, cost: 0n },
    });
    expect(summarizeSpread(nothing)).toMatchObject({ total: 0, mean: undefined, median: undefined });
    expect(summarizeSpread(nothing).topPercentShare).toBeUndefined();
  });

  it('does not know the total where no value has a known cost', () => {
    expect(summarizeSpread(aSpread({ values: 0, total: 0n, quantiles: none })).total).toBeUndefined();
  });
});
