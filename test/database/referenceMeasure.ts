import type { Measure } from 'core/usage/measure';
import type { ReferenceRequests, ReferenceSums } from './referenceBook';

/** A measure's value by its formula in docs/methods; undefined where it is unknown or has nothing to divide by. */
export function referenceMeasure(measure: Measure, sums: ReferenceSums, counts: ReferenceRequests): number | undefined {
  const cost = sums.known === 0n && sums.unknownCalls > 0 ? undefined : usd(sums.known);
  const { inputUncached, cacheRead, cacheWrite5m, cacheWrite1h, output, reasoning } = sums.tokens;
  const input = inputUncached + cacheRead + cacheWrite5m + cacheWrite1h;
  const tokens = input + output + reasoning;
  switch (measure) {
    case 'cost':
      return cost;
    case 'tokens':
      return tokens === 0 && sums.callsUnknown > 0 ? undefined : tokens;
    case 'calls':
      return sums.calls;
    case 'requests':
      return counts.requests;
    case 'answered':
      return counts.answered;
    case 'costPerRequest':
      return over(cost, counts.requests);
    case 'costPer1kTokens': {
      const perToken = over(cost, tokens - sums.unknownTokens);
      return perToken === undefined ? undefined : perToken * 1000;
    }
    case 'promptCacheHitRate':
      return input === sums.tokensCacheUnrecorded ? undefined : over(cacheRead, input);
    case 'pricedShare':
      return over(tokens - sums.unknownTokens, tokens);
    default:
      return measure satisfies never;
  }
}

/** Pico-USD as the double that is nearest to the dollars. */
export function usd(picoUsd: bigint): number {
  const sign = picoUsd < 0n ? '-' : '';
  const digits = String(picoUsd < 0n ? -picoUsd : picoUsd).padStart(13, '0');
  return Number(`${sign}${digits.slice(0, -12)}.${digits.slice(-12)}`);
}

function over(dividend: number | undefined, divisor: number): number | undefined {
  return dividend === undefined || divisor <= 0 ? undefined : dividend / divisor;
}
