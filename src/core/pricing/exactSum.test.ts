import fc from 'fast-check';
import { addProduct, emptySum, exactRate, totalOf } from './exactSum';

const rate = fc.oneof(fc.bigInt({ min: 0n, max: 10n ** 9n }), fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }));
const count = fc.oneof(fc.nat(), fc.maxSafeNat());

describe('totalOf', () => {
  it('returns the sum of all products, whatever their size', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(rate, count), { maxLength: 30 }), (products) => {
        const sum = emptySum();
        products.forEach(([pico, times]) => addProduct(sum, exactRate(pico), times));
        expect(totalOf(sum)).toBe(products.reduce((total, [pico, times]) => total + pico * BigInt(times), 0n));
      }),
    );
  });

  it('crosses 2^53 without losing the last digit', () => {
    const sum = emptySum();
    addProduct(sum, exactRate(1n), Number.MAX_SAFE_INTEGER);
    addProduct(sum, exactRate(1n), 2);
    addProduct(sum, exactRate(1n), 1);
    expect(totalOf(sum)).toBe(2n ** 53n + 2n);
  });
});
