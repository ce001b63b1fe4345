import type { Measure } from 'core/usage/measure';
import type { ReferenceRequests, ReferenceSums } from './referenceBook';
import { type PartOfCost, type ReferenceParts, emptyReferenceParts } from './referenceParts';

/** A measure's value by its formula in docs/methods; undefined where it is unknown or has nothing to divide by. */
export function referenceMeasure(
  measure: Measure,
  sums: ReferenceSums,
  counts: ReferenceRequests,
  parts: ReferenceParts = emptyReferenceParts(),
): number | undefined {
  const cost = sums.known === 0n && sums.unknownCalls > 0 ? undefined : usd(sums.known);
  const { inputUncached, cacheRead, cacheWrite5m, cacheWrite1h, output, reasoning } = sums.tokens;
  const input = inputUncached + cacheRead + cacheWrite5m + cacheWrite1h;
  const tokens = input + output + reasoning;
  const fronted = parts.exactHits + parts.semanticHits + parts.otherHits + parts.misses;
  const dollars = (...each: readonly PartOfCost[]) => {
    const known = each.reduce((sum, part) => sum + part.known, 0n);
    return known === 0n && each.some(({ isUnknown }) => isUnknown) ? undefined : usd(known);
  };
  // Input that says nothing of a cache may have been read from one; a priced call that used none is known to have saved nothing.
  const isCacheUseKnown = input - sums.tokensCacheUnrecorded - sums.unknownTokens > 0;
  const cacheDollars = (...each: readonly PartOfCost[]) =>
    isCacheUseKnown
      ? usd(each.reduce((sum, part) => sum + part.known, 0n))
      : dollars(...each, { known: 0n, isUnknown: sums.tokensCacheUnrecorded > 0 });
  const paid = ({ known, isUnknown }: PartOfCost) => ({ known: -known, isUnknown });
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
    case 'failed':
      return counts.requests - counts.answered;
    case 'costPerAnswered':
      return over(cost, counts.answered);
    case 'responseCacheHitRate':
      return over(fronted - parts.misses, fronted);
    case 'exactHitRate':
      return over(parts.exactHits, fronted);
    case 'semanticHitRate':
      return over(parts.semanticHits, fronted);
    case 'cacheReadSavings':
      return cacheDollars(parts.readSavings);
    case 'cacheWritePremium':
      return cacheDollars(parts.writePremium);
    case 'responseCacheSavings':
      return dollars(parts.avoided);
    case 'cacheSavings':
      return cacheDollars(parts.readSavings, paid(parts.writePremium), parts.avoided);
    case 'errorCost':
      return dollars(parts.failed, parts.premium);
    case 'failedCost':
      return dollars(parts.failed);
    case 'fallbackPremium':
      return dollars(parts.premium);
    case 'retryCost':
      return dollars(parts.retries);
    case 'retryShare':
      return cost === undefined ? undefined : over(dollars(parts.retries), cost);
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
