import fc from 'fast-check';
import { addCount, addProduct, addTotal, countOf, emptySums, exactRates, sumsOf, totalOf } from './exactSums';

const LIMIT = 2n ** 53n;

const rate = fc.oneof(
  fc.bigInt({ min: 0n, max: 10n ** 9n }),
  fc.bigInt({ min: LIMIT - 2n, max: LIMIT + 2n }),
  fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }),
);
const count = fc.oneof(
  fc.nat(3),
  fc.nat(),
  fc.maxSafeNat(),
  fc.integer({ min: Number.MAX_SAFE_INTEGER - 2, max: Number.MAX_SAFE_INTEGER }),
  fc.maxSafeInteger(),
);

describe('totalOf', () => {
  it('returns the sum of all products of its slot, whatever their size and sign', () => {
    const product = fc.record({ slot: fc.nat(2), pico: rate, times: count });
    fc.assert(
      fc.property(fc.array(product, { maxLength: 30 }), (products) => {
        const sums = emptySums(3);
        products.forEach(({ slot, pico, times }) => addProduct(sums, slot, exactRates([0n, pico]), 1, times));
        for (const slot of [0, 1, 2]) {
          const ofSlot = products.filter((each) => each.slot === slot);
          const byHand = ofSlot.reduce((total, { pico, times }) => total + pico * BigInt(times), 0n);
          expect(totalOf(sums, slot)).toBe(byHand);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('crosses 2^53 without losing the last digit', () => {
    const sums = emptySums(1);
    for (const times of [Number.MAX_SAFE_INTEGER, 2, 1]) {
      addProduct(sums, 0, exactRates([1n]), 0, times);
    }
    expect(totalOf(sums, 0)).toBe(2n ** 53n + 2n);
  });

  it.each([
    ['the rate is too large for a double', 2n ** 53n + 1n, 1],
    ['the product is too large for a double', 3n, Number.MAX_SAFE_INTEGER],
    ['both are', 2n ** 60n + 1n, Number.MAX_SAFE_INTEGER],
  ])('returns to nothing where %s and is taken away again', (_, pico, times) => {
    const sums = emptySums(1);
    const rates = exactRates([pico, 7n]);
    addProduct(sums, 0, rates, 1, 1);
    addProduct(sums, 0, rates, 0, times);
    expect(totalOf(sums, 0)).toBe(pico * BigInt(times) + 7n);
    addProduct(sums, 0, rates, 0, -times);
    expect(totalOf(sums, 0)).toBe(7n);
  });

  it('falls below zero', () => {
    const sums = emptySums(1);
    addProduct(sums, 0, exactRates([5n]), 0, 1);
    addProduct(sums, 0, exactRates([7n]), 0, -1);
    expect(totalOf(sums, 0)).toBe(-2n);
  });
});

describe('addProduct', () => {
  it('adds nothing and says so where there is no rate', () => {
    const sums = emptySums(1);
    expect(addProduct(sums, 0, exactRates([undefined]), 0, 5)).toBe(false);
    expect(totalOf(sums, 0)).toBe(0n);
  });

  it('says that it has added, to a small sum and to a large one', () => {
    const sums = emptySums(1);
    const rates = exactRates([2n]);
    expect([5, Number.MAX_SAFE_INTEGER].map((count) => addProduct(sums, 0, rates, 0, count))).toEqual([true, true]);
  });
});

describe('addTotal', () => {
  it('adds small and large sums of any size and sign', () => {
    const pair = fc.record({ pico: rate, times: count });
    fc.assert(
      fc.property(fc.array(fc.array(pair, { maxLength: 4 }), { maxLength: 8 }), (parts) => {
        const all = emptySums(2);
        for (const part of parts) {
          const sums = emptySums(2);
          part.forEach(({ pico, times }) => addProduct(sums, 1, exactRates([pico]), 0, times));
          addTotal(all, 1, sums);
        }
        expect(totalOf(all, 1)).toBe(parts.flat().reduce((sum, { pico, times }) => sum + pico * BigInt(times), 0n));
        expect(totalOf(all, 0)).toBe(0n);
      }),
    );
  });
});

describe('sumsOf', () => {
  it('makes sums that do not touch each other, however many', () => {
    const make = sumsOf(2);
    const many = Array.from({ length: 200 }, make);
    many.forEach((sums, index) => {
      addCount(sums, 0, index);
      addCount(sums, 1, -index);
    });
    expect(many.map((sums) => [countOf(sums, 0), countOf(sums, 1)])).toEqual(
      many.map((_, index) => [index, 0 - index]),
    );
  });
});
