import { totalTokens } from '../pricing/cost';
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
    case 'costPerRequest':
      return divide(knownUsd(usage), counts?.requests);
    case 'costPer1kTokens': {
      const perToken = divide(knownUsd(usage), totalTokens(usage.tokens) - usage.cost.unknown.tokens);
      return perToken === undefined ? undefined : 1000 * perToken;
    }
    case 'promptCacheHitRate': {
      const { inputUncached, cacheRead, cacheWrite5m, cacheWrite1h } = usage.tokens;
      const input = inputUncached + cacheRead + cacheWrite5m + cacheWrite1h;
      return input === usage.tokensCacheUnrecorded ? undefined : divide(cacheRead, input);
    }
    case 'pricedShare': {
      const tokens = totalTokens(usage.tokens);
      return divide(tokens - usage.cost.unknown.tokens, tokens);
    }
    default:
      return measure satisfies never;
  }
}

/** Whether a measure divides by or counts requests, which a store has to count apart from the sums. */
export function needsRequests(measure: Measure): boolean {
  return measure === 'requests' || measure === 'answered' || measure === 'costPerRequest';
}

function knownUsd({ cost }: PricedUsage): number | undefined {
  return cost.known === 0n && cost.unknown.calls > 0 ? undefined : usdFromPico(cost.known);
}

function divide(dividend: number | undefined, divisor: number | undefined): number | undefined {
  return dividend === undefined || divisor === undefined || divisor <= 0 ? undefined : dividend / divisor;
}
