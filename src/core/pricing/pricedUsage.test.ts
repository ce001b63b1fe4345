import fc from 'fast-check';
import { aRateSheet } from 'testing/aPriceBook';
import { aPricedGroup, aPricedUsage } from 'testing/aPricedGroup';
import { aPricingKey, aUsageRow } from 'testing/aUsageRow';
import { type TokenClass, tokenClasses } from '../usage/tokenClass';
import type { UsageRow } from '../usage/usageRow';
import { type PricedGroup, type PricedUsage, addPriced, mergeGroups, noUsage, priceByGroup } from './pricedUsage';

const groups = ['search', 'chat', '(none)'].map((name) => ({ values: [name] }));
const dear = aPricingKey({ model: 'dear' });
const inputOnly = aPricingKey({ model: 'input only' });
const unpriced = aPricingKey({ model: 'nobody has priced it' });
const rates = {
  inputUncached: 2_500_000n,
  cacheRead: 1_250_000n,
  cacheWrite5m: 3n,
  cacheWrite1h: 5n,
  output: 10_000_000n,
};
const sheet = aRateSheet({
  dear: { perToken: { ...rates, reasoning: 75_000_000n }, perCall: 5_000_000_000n },
  'input only': { perToken: { inputUncached: 20_000n } },
});

const tokens: fc.Arbitrary<Record<TokenClass, number>> = fc.record({
  inputUncached: fc.oneof(fc.nat(1000), fc.nat(10 ** 12)),
  cacheRead: fc.nat(10 ** 9),
  cacheWrite5m: fc.nat(100),
  cacheWrite1h: fc.nat(100),
  output: fc.oneof(fc.constant(0), fc.nat(10 ** 11)),
  reasoning: fc.oneof(fc.constant(0), fc.nat(10 ** 11)),
});

const usageRow: fc.Arbitrary<UsageRow> = fc
  .record({
    group: fc.constantFrom(...groups),
    bucket: fc.constantFrom(0, 3_600_000, 7_200_000),
    key: fc.constantFrom(dear, inputOnly, unpriced),
    calls: fc.nat(1000),
    callsUnknown: fc.nat(10),
    tokens,
  })
  .map(aUsageRow);

/** Counts whose price at the rates above lies on either side of 2^53 pico-USD, where sums leave the doubles. */
const countsAtTheLimit: fc.Arbitrary<Record<TokenClass, number>> = fc.record({
  inputUncached: fc.oneof(fc.constant(0), fc.integer({ min: 3_602_879_701 - 3, max: 3_602_879_701 + 3 })),
  cacheRead: fc.nat(10 ** 10),
  cacheWrite5m: fc.oneof(fc.nat(9), fc.integer({ min: 3_002_399_751_580_330 - 3, max: 3_002_399_751_580_330 + 3 })),
  cacheWrite1h: fc.oneof(fc.nat(9), fc.integer({ min: Number.MAX_SAFE_INTEGER - 9, max: Number.MAX_SAFE_INTEGER })),
  output: fc.oneof(fc.nat(3), fc.nat(10 ** 9)),
  reasoning: fc.oneof(fc.nat(3), fc.nat(10 ** 8)),
});

const usageRows = fc.array(usageRow, { maxLength: 40 });

/** Pico-USD of a row by the definition, one multiplication per class. */
function costByHand({ key, calls, callsUnbilled, tokens: counts }: UsageRow): bigint {
  const rate = sheet.resolve(key);
  if (!rate.priced) {
    return 0n;
  }
  const { perToken, perCall } = rate.rates;
  return tokenClasses.reduce(
    (sum, name) => sum + (perToken[name] ?? 0n) * BigInt(counts[name]),
    perCall * BigInt(calls - callsUnbilled),
  );
}

function byName(priced: readonly PricedGroup[]): Record<string, { total: PricedUsage; buckets: unknown }> {
  return Object.fromEntries(
    priced.map(({ group, total, buckets }) => [
      group.values.join(),
      { total, buckets: [...buckets].sort(([a], [b]) => a - b) },
    ]),
  );
}

describe('priceByGroup', () => {
  it('adds up exactly what each row costs by itself', () => {
    fc.assert(
      fc.property(usageRows, (rows) => {
        const known = addPriced(priceByGroup(rows, sheet).map(({ total }) => total)).cost.known;
        expect(known).toBe(rows.reduce((sum, row) => sum + costByHand(row), 0n));
      }),
    );
  });

  it('returns the same for rows in any order', () => {
    fc.assert(
      fc.property(
        usageRows.chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length }))),
        ([rows, shuffled]) => {
          expect(byName(priceByGroup(shuffled, sheet))).toEqual(byName(priceByGroup(rows, sheet)));
        },
      ),
    );
  });

  it('returns the same for a row and for the parts it is split into', () => {
    fc.assert(
      fc.property(usageRow, fc.double({ min: 0, max: 1, noNaN: true }), (row, share) => {
        const part = (count: number) => Math.floor(count * share);
        const map = (change: (count: number) => number) =>
          aUsageRow({
            ...row,
            calls: change(row.calls),
            callsUnknown: change(row.callsUnknown),
            tokens: Object.fromEntries(tokenClasses.map((name) => [name, change(row.tokens[name])])),
          });
        const parts = [map(part), map((count) => count - part(count))];
        const [whole] = priceByGroup([row], sheet);
        const [sum] = priceByGroup(parts, sheet);
        expect(sum?.total.cost.known).toBe(whole?.total.cost.known);
        expect(sum?.total.tokens).toEqual(whole?.total.tokens);
        expect(sum?.total.cost.unknown.tokensByClass).toEqual(whole?.total.cost.unknown.tokensByClass);
      }),
    );
  });

  it('makes each total the sum of its buckets, and of its classes and fees', () => {
    fc.assert(
      fc.property(usageRows, (rows) => {
        for (const { group, total, buckets } of priceByGroup(rows, sheet)) {
          const calls = rows.reduce((sum, row) => sum + (row.group === group && row.key === dear ? row.calls : 0), 0);
          const classes = Object.values(total.cost.knownByClass).reduce((sum, known) => sum + known, 0n);
          expect(total.cost.known).toBe([...buckets.values()].reduce((sum, { cost }) => sum + cost.known, 0n));
          expect(total.cost.known).toBe(classes + 5_000_000_000n * BigInt(calls));
        }
      }),
    );
  });

  it('stays exact in every class where some sums of a bucket are beyond 2^53 pico-USD and others are not', () => {
    const row = fc
      .record({
        key: fc.constantFrom(dear, inputOnly, unpriced),
        bucket: fc.constantFrom(0, 1),
        calls: fc.oneof(fc.nat(3), fc.integer({ min: 1_801_439 - 1, max: 1_801_439 + 1 })),
        tokens: countsAtTheLimit,
      })
      .map(aUsageRow);
    const knownByHand = (rows: readonly UsageRow[], name: TokenClass) =>
      rows.reduce((sum, { key, tokens: counts }) => {
        const rate = sheet.resolve(key);
        return sum + ((rate.priced ? rate.rates.perToken[name] : undefined) ?? 0n) * BigInt(counts[name]);
      }, 0n);
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 12 }), (rows) => {
        const [group] = priceByGroup(rows, sheet);
        expect(group?.total.cost.known).toBe(rows.reduce((sum, each) => sum + costByHand(each), 0n));
        expect(group?.total.cost.knownByClass).toEqual(
          Object.fromEntries(tokenClasses.map((name) => [name, knownByHand(rows, name)])),
        );
        for (const [bucket, { cost }] of group?.buckets ?? []) {
          const inBucket = rows.filter((each) => each.bucket === bucket);
          expect(cost.known).toBe(inBucket.reduce((sum, each) => sum + costByHand(each), 0n));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('makes its total the sum that its buckets have', () => {
    fc.assert(
      fc.property(usageRows, (rows) => {
        for (const { total, buckets } of priceByGroup(rows, sheet)) {
          expect(total).toEqual(addPriced([...buckets.values()]));
        }
      }),
    );
  });

  it('adds every count of its rows', () => {
    const counts = {
      calls: 100,
      callsUnbilled: 2,
      callsUnknown: 3,
      callsInputMissing: 4,
      callsOutputMissing: 5,
      callsInvalid: 6,
      tokensCacheUnrecorded: 7,
      tokensWriteLifetimeUnrecorded: 8,
      tokens: { inputUncached: 12, cacheRead: 13, cacheWrite5m: 14, cacheWrite1h: 15, output: 16, reasoning: 17 },
    };
    const row = aUsageRow({ key: dear, ...counts });
    const [group] = priceByGroup([row, row], sheet);
    const once = priceByGroup([row], sheet)[0]?.total;
    expect(once).toMatchObject(counts);
    expect(group?.total).toEqual(once && addPriced([once, once]));
  });

  it('stays exact where a sum crosses 2^53 pico-USD', () => {
    const row = aUsageRow({ key: dear, calls: 0, tokens: { cacheWrite5m: Number.MAX_SAFE_INTEGER, cacheWrite1h: 1 } });
    const [group] = priceByGroup([row, row, row], sheet);
    expect(group?.total.cost.known).toBe(9n * (2n ** 53n - 1n) + 15n);
  });

  it('keeps the tokens of a model without a price unknown, never 0 dollars of them known', () => {
    const rows = [
      aUsageRow({ key: unpriced, calls: 3, tokens: { inputUncached: 70, output: 30 } }),
      aUsageRow({ key: dear, calls: 1, tokens: { output: 1 } }),
    ];
    const [group] = priceByGroup(rows, sheet);
    expect(group?.total.cost).toMatchObject({ known: 5_010_000_000n, unknown: { calls: 3, tokens: 100 } });
  });

  it('keeps the tokens of a class without a rate unknown and prices the others', () => {
    const row = aUsageRow({ key: inputOnly, calls: 2, tokens: { inputUncached: 10, output: 7 } });
    const [group] = priceByGroup([row], sheet);
    expect(group?.total.cost).toMatchObject({
      known: 200_000n,
      unknown: { calls: 2, tokens: 7, tokensByClass: { inputUncached: 0, output: 7 } },
    });
  });

  it('counts calls with missing tokens as unknown beside what is known of them', () => {
    const row = aUsageRow({ key: dear, calls: 5, callsUnknown: 2, tokens: { inputUncached: 1 } });
    expect(priceByGroup([row], sheet)[0]?.total.cost.unknown).toMatchObject({ calls: 2, tokens: 0 });
  });

  it('counts no more calls as unknown where their price is beyond 2^53', () => {
    const row = aUsageRow({ key: dear, calls: 5, callsUnknown: 2, tokens: { output: 10 ** 12 } });
    expect(priceByGroup([row], sheet)[0]?.total.cost.unknown).toMatchObject({ calls: 2, tokens: 0 });
  });

  it('does not know the cost of calls without a price, even where they have no tokens', () => {
    const row = aUsageRow({ key: unpriced, calls: 5, callsUnbilled: 1 });
    expect(priceByGroup([row], sheet)[0]?.total.cost.unknown).toMatchObject({ calls: 4, tokens: 0 });
  });

  it('takes no fee for refused calls, and nothing of them is unknown at any model', () => {
    const refused = { calls: 4, callsUnbilled: 4 };
    const [known, unknown] = [dear, unpriced].map((key) => priceByGroup([aUsageRow({ key, ...refused })], sheet)[0]);
    expect(known?.total.cost).toMatchObject({ known: 0n, unknown: { calls: 0, tokens: 0 } });
    expect(unknown?.total.cost).toMatchObject({ known: 0n, unknown: { calls: 0, tokens: 0 } });
  });

  it('returns no group for no rows', () => {
    expect(priceByGroup([], sheet)).toEqual([]);
  });
});

describe('addPriced', () => {
  it('adds every count', () => {
    const usage = aPricedUsage({
      calls: 1,
      callsUnbilled: 2,
      callsUnknown: 3,
      callsInputMissing: 4,
      callsOutputMissing: 5,
      callsInvalid: 6,
      tokensCacheUnrecorded: 7,
      tokensWriteLifetimeUnrecorded: 8,
      known: 9n,
      unknownCalls: 10,
      unknownTokens: 11,
      tokens: { inputUncached: 12, cacheRead: 13, cacheWrite5m: 14, cacheWrite1h: 15, output: 16, reasoning: 17 },
    });
    expect(addPriced([usage, usage])).toEqual(
      aPricedUsage({
        calls: 2,
        callsUnbilled: 4,
        callsUnknown: 6,
        callsInputMissing: 8,
        callsOutputMissing: 10,
        callsInvalid: 12,
        tokensCacheUnrecorded: 14,
        tokensWriteLifetimeUnrecorded: 16,
        known: 18n,
        unknownCalls: 20,
        unknownTokens: 22,
        tokens: { inputUncached: 24, cacheRead: 26, cacheWrite5m: 28, cacheWrite1h: 30, output: 32, reasoning: 34 },
      }),
    );
  });

  it('returns nothing used for no parts', () => {
    expect(addPriced([])).toEqual(noUsage);
  });
});

describe('mergeGroups', () => {
  it('adds groups bucket by bucket, those that only one has included', () => {
    const merged = mergeGroups(
      [
        aPricedGroup('a', { 0: { known: 1n, calls: 1 }, 10: { known: 2n } }),
        aPricedGroup('b', { 10: { known: 30n, calls: 4 } }),
      ],
      { values: ['both'] },
    );
    expect(merged.group.values).toEqual(['both']);
    expect([...merged.buckets].map(([start, { cost, calls }]) => [start, cost.known, calls])).toEqual([
      [0, 1n, 1],
      [10, 32n, 4],
    ]);
    expect(merged.total.cost.known).toBe(33n);
  });
});
