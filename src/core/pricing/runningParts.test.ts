import fc from 'fast-check';
import { aRateSheet } from 'testing/aPriceBook';
import { aPricingKey, aUsageRow } from 'testing/aUsageRow';
import type { Facets } from '../usage/facet';
import type { UsageRow } from '../usage/usageRow';
import { type CostParts, noParts } from './costParts';
import { addPriced, priceByGroup } from './pricedUsage';

const sheet = aRateSheet({
  dear: {
    perToken: {
      inputUncached: 10n,
      cacheRead: 1n,
      cacheWrite5m: 12n,
      cacheWrite1h: 20n,
      output: 50n,
      reasoning: 50n,
    },
    perCall: 1000n,
  },
  cheap: { perToken: { inputUncached: 2n, output: 5n } },
  'input only': { perToken: { inputUncached: 3n } },
});
const dear = aPricingKey({ model: 'dear' });
const plain: Facets = { failed: false, retry: false, fallbackFrom: null, responseCache: null };

function facetRow(facets: Partial<Facets>, row: Parameters<typeof aUsageRow>[0] = {}): UsageRow {
  return aUsageRow({ key: dear, ...row, facets: { ...plain, ...facets } });
}

function partsOf(...rows: readonly UsageRow[]): CostParts | undefined {
  return addPriced(priceByGroup(rows, sheet).map(({ total }) => total)).parts;
}

const part = (known: bigint, unknownCalls = 0) => ({ known, unknownCalls });

describe('priceByGroup with facets', () => {
  it('leaves them out where the rows do not tell calls apart', () => {
    expect(partsOf(aUsageRow({ key: dear }))).toBeUndefined();
  });

  it('counts a failed retry as failed and as retry', () => {
    const row = facetRow({ failed: true, retry: true }, { tokens: { inputUncached: 7 } });
    expect(partsOf(row)).toEqual({ ...noParts, failed: part(1070n), retries: part(1070n) });
  });

  it('takes the fallback premium of answered calls only, the fee per call among it', () => {
    const tokens = { inputUncached: 100, output: 10 };
    expect(partsOf(facetRow({ fallbackFrom: 'cheap' }, { tokens }))).toEqual({
      ...noParts,
      fallbackPremium: part(1000n + 100n * 8n + 10n * 45n),
    });
    expect(partsOf(facetRow({ fallbackFrom: 'cheap', failed: true }, { tokens }))?.fallbackPremium).toEqual(part(0n));
  });

  it('has a negative premium where the fallback is cheaper', () => {
    const row = facetRow({ fallbackFrom: 'dear' }, { key: aPricingKey({ model: 'cheap' }), tokens: { output: 10 } });
    expect(partsOf(row)?.fallbackPremium).toEqual(part(-1000n - 450n));
  });

  it.each([
    ['the model first asked for is in no book', 'nobody has priced it', dear],
    ['the model first asked for has no rate for a class', 'input only', dear],
    ['the model that answered is in no book', 'cheap', aPricingKey({ model: 'nobody has priced it' })],
  ])('does not know the premium where %s', (_, fallbackFrom, key) => {
    const row = facetRow({ fallbackFrom }, { key, calls: 3, tokens: { inputUncached: 5, output: 1 } });
    expect(partsOf(row)?.fallbackPremium).toEqual(part(0n, 3));
  });

  it('saves by reads and pays for writes of either lifetime', () => {
    const row = facetRow({}, { tokens: { cacheRead: 100, cacheWrite5m: 10, cacheWrite1h: 1 } });
    expect(partsOf(row)).toEqual({ ...noParts, cacheReads: part(900n), cacheWrites: part(20n + 10n) });
  });

  it('does not know what a cache saves without its rates', () => {
    const row = facetRow({}, { key: aPricingKey({ model: 'cheap' }), calls: 2, tokens: { cacheRead: 1 } });
    expect(partsOf(row)?.cacheReads).toEqual(part(0n, 2));
    const unread = facetRow({}, { key: aPricingKey({ model: 'unknown' }), tokens: { inputUncached: 5 } });
    expect(partsOf(unread)?.cacheReads).toEqual(part(0n));
  });

  it('takes no cache hit for a call: it adds to hits and what was avoided, and to nothing else', () => {
    const hit = facetRow(
      { responseCache: 'semantic', failed: true, retry: true, fallbackFrom: 'cheap' },
      { calls: 2, tokens: { inputUncached: 50, cacheRead: 10 } },
    );
    const [group] = priceByGroup([hit], sheet);
    expect(group?.total).toMatchObject({ calls: 0, cost: { known: 0n, unknown: { calls: 0 } } });
    expect(group?.total.tokens.inputUncached).toBe(0);
    expect(group?.total.parts).toEqual({
      ...noParts,
      avoided: part(2000n + 500n + 10n),
      hits: { exact: 0, semantic: 2, unspecified: 0 },
    });
  });

  it('does not know what a hit without tokens avoided', () => {
    expect(partsOf(facetRow({ responseCache: 'exact' }, { callsUnknown: 1 }))?.avoided.unknownCalls).toBe(1);
  });

  it('prices a call that no cache answered as any other', () => {
    const [group] = priceByGroup([facetRow({ responseCache: 'miss' }, { calls: 2, tokens: { output: 1 } })], sheet);
    expect(group?.total).toMatchObject({ calls: 2, cost: { known: 2050n } });
  });

  it('counts calls whose tokens are missing as unknown in what they may have changed', () => {
    const missing = { calls: 20, callsUnknown: 9, callsInputMissing: 2, callsInvalid: 3, tokens: { cacheRead: 1 } };
    expect(partsOf(facetRow({ fallbackFrom: 'dear' }, missing))).toMatchObject({
      fallbackPremium: { unknownCalls: 9 },
      cacheReads: { unknownCalls: 5 },
      cacheWrites: { unknownCalls: 5 },
    });
  });

  it('leaves refused calls out of those whose difference is unknown', () => {
    const refused = { key: aPricingKey({ model: 'cheap' }), calls: 5, callsUnbilled: 2, tokens: { cacheRead: 1 } };
    expect(partsOf(facetRow({ fallbackFrom: 'nobody has priced it' }, refused))).toMatchObject({
      fallbackPremium: { unknownCalls: 3 },
      cacheReads: { unknownCalls: 3 },
    });
  });

  it('counts calls behind a cache as misses', () => {
    expect(partsOf(facetRow({ responseCache: 'miss' }, { calls: 4 }))?.misses).toBe(4);
  });

  it('keeps differences exact beyond 2^53 pico-USD, where either price alone is larger still', () => {
    const tokens = { inputUncached: 2 ** 52, cacheRead: 2 ** 51, cacheWrite1h: 2 ** 51 };
    const many = BigInt(2 ** 51);
    const rows = [facetRow({ fallbackFrom: 'dear' }, { tokens }), facetRow({}, { tokens: { cacheRead: 1 } })];
    expect(partsOf(...rows)).toEqual({
      ...noParts,
      cacheReads: part(9n * many + 9n),
      cacheWrites: part(10n * many),
    });
    const asked = facetRow({ fallbackFrom: 'cheap' }, { tokens: { inputUncached: 2 ** 52 + 1 } });
    expect(partsOf(asked)?.fallbackPremium).toEqual(part(1000n + 8n * (2n ** 52n + 1n)));
  });

  it('adds up the same in any order and grouping', () => {
    const rowArbitrary = fc
      .record({
        failed: fc.boolean(),
        retry: fc.boolean(),
        fallbackFrom: fc.constantFrom(null, 'cheap', 'dear', 'nobody'),
        responseCache: fc.constantFrom(null, 'miss', 'exact', 'semantic', 'unspecified'),
        bucket: fc.nat(3),
        cacheRead: fc.nat(10 ** 12),
        output: fc.nat(10 ** 15),
      })
      .map(({ bucket, cacheRead, output, ...facets }) =>
        facetRow(facets as Partial<Facets>, { bucket, tokens: { cacheRead, output } }),
      );
    fc.assert(
      fc.property(fc.array(rowArbitrary, { minLength: 1, maxLength: 20 }), (rows) => {
        const apart = addPriced(rows.flatMap((row) => priceByGroup([row], sheet).map(({ total }) => total)));
        expect(partsOf(...rows.toReversed())).toEqual(apart.parts);
      }),
    );
  });
});
