import { aPricedUsage } from 'testing/aPricedGroup';
import { type CostParts, noParts } from '../pricing/costParts';
import { noUsage } from '../pricing/pricedUsage';
import { measureNames } from './measure';
import { computeMeasure, needsFacets, needsRequests } from './measureValue';

const DOLLAR = 10n ** 12n;
const tokens = { inputUncached: 100, cacheRead: 250, cacheWrite5m: 100, cacheWrite1h: 50, output: 300, reasoning: 200 };
const usage = aPricedUsage({ calls: 4, tokens, known: 3n * DOLLAR, unknownTokens: 400 });
const counts = { requests: 2, answered: 1 };

describe('computeMeasure', () => {
  it.each([
    ['cost', 3],
    ['tokens', 1000],
    ['calls', 4],
    ['requests', 2],
    ['answered', 1],
    ['costPerRequest', 1.5],
    ['costPer1kTokens', 5],
    ['promptCacheHitRate', 0.5],
    ['pricedShare', 0.6],
  ] as const)('computes %s', (measure, value) => {
    expect(computeMeasure(measure, usage, counts)).toBe(value);
  });

  it('returns 0 for what adds up and nothing for quotients where there was no call', () => {
    const values = measureNames.map((measure) => [
      measure,
      computeMeasure(measure, noUsage, { requests: 0, answered: 0 }),
    ]);
    expect(Object.fromEntries(values)).toEqual({
      cost: 0,
      tokens: 0,
      calls: 0,
      requests: 0,
      answered: 0,
      failed: 0,
      costPerRequest: undefined,
      costPerAnswered: undefined,
      costPer1kTokens: undefined,
      promptCacheHitRate: undefined,
      responseCacheHitRate: undefined,
      exactHitRate: undefined,
      semanticHitRate: undefined,
      cacheReadSavings: 0,
      cacheWritePremium: 0,
      responseCacheSavings: 0,
      cacheSavings: 0,
      errorCost: 0,
      failedCost: 0,
      fallbackPremium: 0,
      retryCost: 0,
      retryShare: undefined,
      pricedShare: undefined,
    });
  });

  it('does not know a cost of which no dollar is known', () => {
    const unpriced = aPricedUsage({ calls: 1, tokens, unknownCalls: 1, unknownTokens: 1000 });
    expect(computeMeasure('cost', unpriced)).toBeUndefined();
    expect(computeMeasure('costPerRequest', unpriced, counts)).toBeUndefined();
    expect(computeMeasure('costPer1kTokens', unpriced)).toBeUndefined();
    expect(computeMeasure('pricedShare', unpriced)).toBe(0);
  });

  it('returns the known part of a cost that is partly unknown', () => {
    expect(computeMeasure('cost', aPricedUsage({ known: DOLLAR, unknownCalls: 5 }))).toBe(1);
  });

  it('knows that a free model costs 0', () => {
    expect(computeMeasure('cost', aPricedUsage({ calls: 1, tokens }))).toBe(0);
  });

  it('does not know tokens that no call recorded', () => {
    expect(computeMeasure('tokens', aPricedUsage({ calls: 1, callsUnknown: 1 }))).toBeUndefined();
  });

  it('does not know requests that were not counted', () => {
    expect(computeMeasure('requests', usage)).toBeUndefined();
    expect(computeMeasure('answered', usage)).toBeUndefined();
    expect(computeMeasure('costPerRequest', usage)).toBeUndefined();
  });

  it('does not know a cache hit rate where no call records its cache use', () => {
    const unrecorded = aPricedUsage({ tokens: { ...noUsage.tokens, inputUncached: 70 }, tokensCacheUnrecorded: 70 });
    expect(computeMeasure('promptCacheHitRate', unrecorded)).toBeUndefined();
  });
});

const part = (dollars: bigint, unknownCalls = 0) => ({ known: dollars * DOLLAR, unknownCalls });
const parts: CostParts = {
  failed: part(4n),
  retries: part(2n),
  fallbackPremium: part(-1n),
  cacheReads: part(5n),
  cacheWrites: part(8n),
  avoided: part(1n),
  hits: { exact: 2, semantic: 1, unspecified: 1 },
  misses: 4,
};

describe('computeMeasure of parts', () => {
  const withParts = { ...usage, cost: { ...usage.cost, known: 16n * DOLLAR }, parts };

  it.each([
    ['failed', 1],
    ['costPerAnswered', 16],
    ['responseCacheHitRate', 0.5],
    ['exactHitRate', 0.25],
    ['semanticHitRate', 0.125],
    ['cacheReadSavings', 5],
    ['cacheWritePremium', 8],
    ['responseCacheSavings', 1],
    ['cacheSavings', -2],
    ['errorCost', 3],
    ['failedCost', 4],
    ['fallbackPremium', -1],
    ['retryCost', 2],
    ['retryShare', 0.125],
  ] as const)('computes %s', (measure, value) => {
    expect(computeMeasure(measure, withParts, counts)).toBe(value);
  });

  it.each(measureNames.filter(needsFacets))('does not know %s where the store was not asked for it', (measure) => {
    expect(computeMeasure(measure, usage, counts)).toBeUndefined();
  });

  it('does not know a part of which no dollar is known', () => {
    const unknown = { ...withParts, parts: { ...noParts, fallbackPremium: part(0n, 1) } };
    expect(computeMeasure('fallbackPremium', unknown)).toBeUndefined();
    expect(computeMeasure('errorCost', unknown)).toBeUndefined();
    expect(computeMeasure('failedCost', unknown)).toBe(0);
  });

  it('returns the known dollars of a part that is partly unknown', () => {
    const partly = { ...withParts, parts: { ...parts, avoided: part(1n, 3) } };
    expect(computeMeasure('responseCacheSavings', partly)).toBe(1);
  });

  it('does not know what a cache saved where its use is not recorded', () => {
    const unrecorded = { ...withParts, tokensCacheUnrecorded: 500, parts: noParts };
    expect(computeMeasure('cacheReadSavings', unrecorded)).toBeUndefined();
    expect(computeMeasure('cacheWritePremium', unrecorded)).toBeUndefined();
    expect(computeMeasure('cacheSavings', unrecorded)).toBeUndefined();
    expect(computeMeasure('responseCacheSavings', unrecorded)).toBe(0);
  });

  describe('where some calls cached nothing and nobody knows what others did', () => {
    const missing = { ...noParts, cacheReads: part(0n, 3), cacheWrites: part(0n, 3) };
    const partly = { ...withParts, cost: { ...noUsage.cost, known: DOLLAR }, callsInputMissing: 3, parts: missing };

    it.each(['cacheReadSavings', 'cacheWritePremium', 'cacheSavings'] as const)('knows %s of the former', (measure) => {
      expect(computeMeasure(measure, partly)).toBe(0);
      expect(computeMeasure(measure, { ...partly, tokensCacheUnrecorded: 499 })).toBe(0);
    });

    it.each([
      ['no input records its cache', { tokensCacheUnrecorded: 500 }],
      ['no input has a price', { cost: { ...noUsage.cost, unknown: { ...noUsage.cost.unknown, tokens: 1000 } } }],
    ])('does not know the write premium where %s', (_, change) => {
      expect(computeMeasure('cacheWritePremium', { ...partly, ...change })).toBeUndefined();
    });
  });
});

describe('needsRequests', () => {
  it('is true for the measures that count requests or divide by them', () => {
    expect(measureNames.filter(needsRequests)).toEqual([
      'requests',
      'answered',
      'failed',
      'costPerRequest',
      'costPerAnswered',
    ]);
  });
});
