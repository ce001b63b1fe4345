import { totalTokens } from '../pricing/cost';
import { type CostParts, type PartCost, addPart, noParts, subtractPart, totalHits } from '../pricing/costParts';
import { usdFromPico } from '../pricing/picoUsd';
import type { PricedUsage } from '../pricing/pricedUsage';
import type { Measure } from './measure';

/** Distinct requests of a group; `undefined` where the question did not need them. */
export interface RequestCounts {
  readonly requests: number;
  readonly answered: number;
}

/**
 * The value of a measure for some usage: US dollars, counts or a share between 0 and 1. `undefined` is "unknown": no
 * dollar of the cost is known though there were calls, or the quotient has nothing to divide by. It is never 0 instead.
 */
export function computeMeasure(measure: Measure, usage: PricedUsage, counts?: RequestCounts): number | undefined {
  switch (measure) {
    case 'cost':
      return knownUsd(usage);
    case 'tokens': {
      const tokens = totalTokens(usage.tokens);
      return tokens === 0 && usage.callsUnknown > 0 ? undefined : tokens;
    }
    case 'calls':
      return usage.calls;
    case 'requests':
      return counts?.requests;
    case 'answered':
      return counts?.answered;
    case 'failed':
      return counts && counts.requests - counts.answered;
    case 'costPerRequest':
      return divide(knownUsd(usage), counts?.requests);
    case 'costPerAnswered':
      return divide(knownUsd(usage), counts?.answered);
    case 'costPer1kTokens': {
      const perToken = divide(knownUsd(usage), totalTokens(usage.tokens) - usage.cost.unknown.tokens);
      return perToken === undefined ? undefined : 1000 * perToken;
    }
    case 'promptCacheHitRate': {
      const input = inputTokens(usage.tokens);
      return input === usage.tokensCacheUnrecorded ? undefined : divide(usage.tokens.cacheRead, input);
    }
    case 'responseCacheHitRate':
      return hitRate(usage, totalHits);
    case 'exactHitRate':
      return hitRate(usage, ({ hits }) => hits.exact);
    case 'semanticHitRate':
      return hitRate(usage, ({ hits }) => hits.semantic);
    case 'cacheReadSavings':
      return cacheUsd(usage, ({ cacheReads }) => cacheReads);
    case 'cacheWritePremium':
      return cacheUsd(usage, ({ cacheWrites }) => cacheWrites);
    case 'responseCacheSavings':
      return partUsd(usage, ({ avoided }) => avoided);
    case 'cacheSavings':
      return cacheUsd(usage, ({ cacheReads, cacheWrites, avoided }) =>
        addPart(subtractPart(cacheReads, cacheWrites), avoided),
      );
    case 'errorCost':
      return partUsd(usage, ({ failed, fallbackPremium }) => addPart(failed, fallbackPremium));
    case 'failedCost':
      return partUsd(usage, ({ failed }) => failed);
    case 'fallbackPremium':
      return partUsd(usage, ({ fallbackPremium }) => fallbackPremium);
    case 'retryCost':
      return partUsd(usage, ({ retries }) => retries);
    case 'retryShare':
      return divide(
        partUsd(usage, ({ retries }) => retries),
        knownUsd(usage),
      );
    case 'pricedShare': {
      const tokens = totalTokens(usage.tokens);
      return divide(tokens - usage.cost.unknown.tokens, tokens);
    }
    default:
      return measure satisfies never;
  }
}

const requestMeasures: ReadonlySet<Measure> = new Set([
  'requests',
  'answered',
  'failed',
  'costPerRequest',
  'costPerAnswered',
]);

/** Whether a measure divides by or counts requests, which a store has to count apart from the sums. */
export function needsRequests(measure: Measure): boolean {
  return requestMeasures.has(measure);
}

const facetMeasures: ReadonlySet<Measure> = new Set([
  'responseCacheHitRate',
  'exactHitRate',
  'semanticHitRate',
  'cacheReadSavings',
  'cacheWritePremium',
  'responseCacheSavings',
  'cacheSavings',
  'errorCost',
  'failedCost',
  'fallbackPremium',
  'retryCost',
  'retryShare',
]);

/** Whether a measure tells failures, retries, fallbacks or caches apart, which makes a store answer with more rows. */
export function needsFacets(measure: Measure): boolean {
  return facetMeasures.has(measure);
}

/** What has no call has no parts; what was not asked for is unknown. */
function partsOf({ parts, calls }: PricedUsage): CostParts | undefined {
  return parts ?? (calls === 0 ? noParts : undefined);
}

function partUsd(usage: PricedUsage, pick: (parts: CostParts) => PartCost): number | undefined {
  const parts = partsOf(usage);
  const part = parts && pick(parts);
  return part === undefined || (part.known === 0n && part.unknownCalls > 0) ? undefined : usdFromPico(part.known);
}

/** Calls that are known to have cached nothing make a known $0; it is unknown only where no input says what a cache did. */
function cacheUsd(usage: PricedUsage, pick: (parts: CostParts) => PartCost): number | undefined {
  const parts = partsOf(usage);
  const part = parts && pick(parts);
  if (part === undefined) {
    return undefined;
  }
  const leavesOut = part.unknownCalls > 0 || usage.tokensCacheUnrecorded > 0;
  return part.known === 0n && leavesOut && !isCacheUseKnown(usage) ? undefined : usdFromPico(part.known);
}

/**
 * Whether some input says what a prompt cache did, at a price that is known. All tokens without a price are taken off the
 * input, output among them: rather unknown than a zero that nobody knows.
 */
function isCacheUseKnown({ tokens, tokensCacheUnrecorded, cost }: PricedUsage): boolean {
  return inputTokens(tokens) - tokensCacheUnrecorded - cost.unknown.tokens > 0;
}

function hitRate(usage: PricedUsage, pick: (parts: CostParts) => number): number | undefined {
  const parts = partsOf(usage);
  return parts && divide(pick(parts), totalHits(parts) + parts.misses);
}

function inputTokens({ inputUncached, cacheRead, cacheWrite5m, cacheWrite1h }: PricedUsage['tokens']): number {
  return inputUncached + cacheRead + cacheWrite5m + cacheWrite1h;
}

function knownUsd({ cost }: PricedUsage): number | undefined {
  return cost.known === 0n && cost.unknown.calls > 0 ? undefined : usdFromPico(cost.known);
}

function divide(dividend: number | undefined, divisor: number | undefined): number | undefined {
  return dividend === undefined || divisor === undefined || divisor <= 0 ? undefined : dividend / divisor;
}
