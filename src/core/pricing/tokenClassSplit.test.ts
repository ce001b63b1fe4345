import fc from 'fast-check';
import { aRateSheet } from 'testing/aPriceBook';
import { aPricingKey, aUsageRow } from 'testing/aUsageRow';
import { tokenClasses } from '../usage/tokenClass';
import { addPriced, priceByGroup } from './pricedUsage';
import { splitByTokenClass } from './tokenClassSplit';

const group = { values: ['search'] };
const priced = aPricingKey({ model: 'priced' });
const inputOnly = aPricingKey({ model: 'input only' });
const unpriced = aPricingKey({ model: 'unpriced' });
const sheet = aRateSheet({
  priced: {
    perToken: { inputUncached: 10n, cacheRead: 1n, cacheWrite5m: 12n, cacheWrite1h: 20n, output: 40n, reasoning: 50n },
    perCall: 7n,
  },
  'input only': { perToken: { inputUncached: 2n } },
});

const rows = fc.array(
  fc
    .record({
      key: fc.constantFrom(priced, inputOnly, unpriced),
      bucket: fc.constantFrom(0, 1, 2),
      calls: fc.nat(9),
      tokens: fc.record(Object.fromEntries(tokenClasses.map((name) => [name, fc.oneof(fc.constant(0), fc.nat(100))]))),
    })
    .map((row) => aUsageRow({ group, ...row })),
  { maxLength: 12 },
);

describe('splitByTokenClass', () => {
  it('splits into parts whose dollars and tokens, known and unknown, add up to the whole in every bucket', () => {
    fc.assert(
      fc.property(rows, (usage) => {
        const wholes = priceByGroup(usage, sheet);
        const parts = splitByTokenClass(wholes);
        const whole = addPriced(wholes.map(({ total }) => total));
        const sum = addPriced(parts.map(({ total }) => total));
        expect(sum.cost.known).toBe(whole.cost.known);
        expect(sum.cost.unknown.tokens).toBe(whole.cost.unknown.tokens);
        expect(sum.tokens).toEqual(whole.tokens);
        for (const start of wholes.flatMap(({ buckets }) => [...buckets.keys()])) {
          const known = parts.reduce((total, { buckets }) => total + (buckets.get(start)?.cost.known ?? 0n), 0n);
          expect(known).toBe(wholes[0]?.buckets.get(start)?.cost.known);
        }
      }),
    );
  });

  it('names the parts after the values of the group, in the order of the classes, and the fee last', () => {
    const whole = priceByGroup([aUsageRow({ group, key: priced, tokens: { output: 3, inputUncached: 2 } })], sheet);
    expect(splitByTokenClass(whole).map((part) => [part.group.values, part.total.cost.known])).toEqual([
      [['search', 'Uncached input'], 20n],
      [['search', 'Output'], 120n],
      [['search', 'Fee per call'], 7n],
    ]);
  });

  it('tells of each class which of its own tokens have no price', () => {
    const whole = priceByGroup(
      [
        aUsageRow({ group, key: inputOnly, tokens: { inputUncached: 5, output: 3 } }),
        aUsageRow({ group, key: unpriced, tokens: { inputUncached: 11 } }),
      ],
      sheet,
    );
    expect(splitByTokenClass(whole).map(({ total }) => total.cost)).toMatchObject([
      { known: 10n, unknown: { tokens: 11 } },
      { known: 0n, unknown: { tokens: 3 } },
    ]);
  });

  it('takes a free class for known where another class has no price', () => {
    const mixed = aRateSheet({ mixed: { perToken: { inputUncached: 0n } } });
    const key = aPricingKey({ model: 'mixed' });
    const parts = splitByTokenClass(
      priceByGroup([aUsageRow({ group, key, tokens: { inputUncached: 5, output: 3 } })], mixed),
    );
    expect(parts.map(({ total }) => total.cost.unknown.calls)).toEqual([0, 1]);
  });

  it('leaves out classes that do not occur', () => {
    expect(splitByTokenClass(priceByGroup([aUsageRow({ group, key: unpriced })], sheet))).toEqual([]);
  });
});
