import fc from 'fast-check';
import { picoPerCall, picoPerToken, scaleDecimal, usdFromPico } from './picoUsd';

describe('scaleDecimal', () => {
  it.each([
    [2.5, 6, 2_500_000n],
    [0.1, 6, 100_000n],
    [0, 6, 0n],
    [-1.5, 1, -15n],
    [1e-7, 7, 1n],
    [1.5e-7, 8, 15n],
    [1e21, 2, 10n ** 23n],
    [1.25e21, 0, 1_250_000_000_000_000_000_000n],
    [3, 0, 3n],
  ])('takes %d x 10^%d as the decimal it is written as', (value, power, scaled) => {
    expect(scaleDecimal(value, power)).toBe(scaled);
  });

  it.each([
    [0.5, 0n],
    [1.5, 2n],
    [2.5, 2n],
    [2.51, 3n],
    [2.49, 2n],
    [-0.5, 0n],
    [-1.5, -2n],
    [0.0000005, 0n],
  ])('rounds %d half to even', (value, rounded) => {
    expect(scaleDecimal(value, 0)).toBe(rounded);
  });

  it('returns the digits of any decimal unchanged', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }), fc.nat(8), (digits, places) => {
        const value = Number(`${digits}e-${places}`);
        expect(scaleDecimal(value, places)).toBe(digits);
      }),
    );
  });

  it.each([NaN, Infinity, -Infinity])('refuses %d and says what it got', (value) => {
    expect(() => scaleDecimal(value, 6)).toThrow(`A price has to be a finite number, got ${value}`);
  });
});

describe('picoPerToken', () => {
  it('turns dollars per million tokens into pico-USD per token', () => {
    expect(picoPerToken(0.075)).toBe(75_000n);
  });
});

describe('picoPerCall', () => {
  it('turns dollars per thousand calls into pico-USD per call', () => {
    expect(picoPerCall(10)).toBe(10_000_000_000n);
  });
});

describe('usdFromPico', () => {
  it('returns the double nearest to the exact dollars', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), (pico) => {
        const usd = usdFromPico(pico);
        const error = distanceInDollars(usd, pico);
        for (const neighbour of neighbours(usd)) {
          expect(compareFractions(error, distanceInDollars(neighbour, pico))).toBeLessThanOrEqual(0);
        }
      }),
    );
  });

  it('rounds once where dividing a rounded number rounds twice', () => {
    const pico = 9_007_199_254_740_993_500_001n;
    expect(usdFromPico(pico)).toBe(9_007_199_254.7409935);
    expect(usdFromPico(9_007_199_254_740_993n)).toBe(9007.199254740993);
  });
});

interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** The exact value of a double, whose bits are a whole number times a power of two. */
function exactFraction(double: number): Fraction {
  let denominator = 1n;
  let scaled = double;
  while (!Number.isInteger(scaled)) {
    scaled *= 2;
    denominator *= 2n;
  }
  return { numerator: BigInt(scaled), denominator };
}

function distanceInDollars(double: number, pico: bigint): Fraction {
  const { numerator, denominator } = exactFraction(double);
  const difference = numerator * 10n ** 12n - pico * denominator;
  return { numerator: difference < 0n ? -difference : difference, denominator: denominator * 10n ** 12n };
}

function compareFractions(a: Fraction, b: Fraction): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

function neighbours(double: number): number[] {
  const view = new DataView(new ArrayBuffer(8));
  return [1n, -1n].flatMap((step) => {
    view.setFloat64(0, double);
    if (double === 0) {
      return [];
    }
    view.setBigInt64(0, view.getBigInt64(0) + step);
    return [view.getFloat64(0)];
  });
}
