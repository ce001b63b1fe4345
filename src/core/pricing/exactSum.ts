/** A rate in pico-USD, and the double next to it, which is the same number for every rate below $9,007 a token. */
export interface ExactRate {
  readonly exact: bigint;
  readonly double: number;
}

export function exactRate(pico: bigint): ExactRate {
  return { exact: pico, double: Number(pico) };
}

/**
 * A sum of rate x count that is exact at any size. What fits is kept as a plain number, because a million products as
 * bigints take seconds; before a number could round (2^53 pico-USD are $9,007) it moves into the bigint.
 */
export interface ExactSum {
  double: number;
  large: bigint;
}

export function emptySum(): ExactSum {
  return { double: 0, large: 0n };
}

/** Adds `rate` x `count`, a whole number below 2^53. */
export function addProduct(sum: ExactSum, rate: ExactRate, count: number): void {
  const product = rate.double * count;
  const total = sum.double + product;
  // A product or a sum beyond 2^53 may be rounded, but never to a number below it.
  if (Number.isSafeInteger(product) && Number.isSafeInteger(total)) {
    sum.double = total;
    return;
  }
  sum.large += BigInt(sum.double) + rate.exact * BigInt(count);
  sum.double = 0;
}

/** The whole sum, pico-USD. */
export function totalOf({ double, large }: ExactSum): bigint {
  return large + BigInt(double);
}
