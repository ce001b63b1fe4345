/** 1e-12 US dollars: every published rate per token is a whole number of these, so sums of costs are exact. */
export type PicoUsd = bigint;

/**
 * Scales a published decimal price to an integer: `scaleDecimal(2.5, 6)` is 2,500,000. The number is taken as the
 * decimal it was written as, not as its binary neighbour; what is left beyond the last digit is rounded half to even.
 */
export function scaleDecimal(value: number, power: number): bigint {
  if (!Number.isFinite(value)) {
    throw new RangeError(`A price has to be a finite number, got ${value}`);
  }
  const [mantissa = '', exponent = '0'] = Math.abs(value).toString().split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  const digits = BigInt(whole + fraction);
  const shift = power + Number(exponent) - fraction.length;
  const magnitude = shift >= 0 ? digits * 10n ** BigInt(shift) : divideHalfEven(digits, 10n ** BigInt(-shift));
  return value < 0 ? -magnitude : magnitude;
}

/** Quotient of two whole numbers, neither negative, the divisor above zero; a tie goes to the even neighbour. */
export function divideHalfEven(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  const twiceRest = 2n * (dividend % divisor);
  const up = twiceRest > divisor || (twiceRest === divisor && quotient % 2n === 1n);
  return up ? quotient + 1n : quotient;
}

/** US dollars per million tokens -> pico-USD per token. */
export function picoPerToken(usdPerMillion: number): PicoUsd {
  return scaleDecimal(usdPerMillion, 6);
}

/** US dollars per thousand calls -> pico-USD per call. */
export function picoPerCall(usdPerThousand: number): PicoUsd {
  return scaleDecimal(usdPerThousand, 9);
}

/** Pico-USD as the nearest double of US dollars, for drawing. Sums belong before this step. */
export function usdFromPico(pico: PicoUsd): number {
  // Through decimal text, which is rounded once: Number(pico) / 1e12 rounds twice beyond 2^53 pico-USD, which is $9,007.
  return Number(`${pico}e-12`);
}
