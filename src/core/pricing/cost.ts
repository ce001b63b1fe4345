import { type TokenClass, tokenClasses } from '../usage/tokenClass';
import type { UsageSums } from '../usage/usageRow';
import type { PicoUsd } from './picoUsd';
import type { ResolvedRate } from './rateSheet';

/** A total that says what it does not know. Dollars are exact; tokens and calls are counts. */
export interface Cost {
  readonly known: PicoUsd;
  readonly knownByClass: Readonly<Record<TokenClass, PicoUsd>>;
  readonly unknown: UnknownCost;
}

/** What `known` leaves out. */
export interface UnknownCost {
  /** Calls whose cost is unknown, wholly or in part. */
  readonly calls: number;
  /** Recorded tokens that nobody has a price for. */
  readonly tokens: number;
}

const nothing = Object.fromEntries(tokenClasses.map((tokenClass) => [tokenClass, 0n])) as Record<TokenClass, PicoUsd>;

export const noCost: Cost = { known: 0n, knownByClass: nothing, unknown: { calls: 0, tokens: 0 } };

/** Tokens of every class together. */
export function totalTokens(tokens: Readonly<Record<TokenClass, number>>): number {
  return tokenClasses.reduce((sum, tokenClass) => sum + tokens[tokenClass], 0);
}

/**
 * Prices the usage of one pricing key, within which cost is linear in tokens: the price of the sum is the sum of the
 * prices. A class without a rate is unknown, not free.
 */
export function priceUsage(usage: UsageSums, rate: ResolvedRate): Cost {
  // A refused call costs nothing at any rate: no fee, and nothing unknown where the rate is.
  const billedCalls = usage.calls - usage.callsUnbilled;
  if (!rate.priced) {
    return { ...noCost, unknown: { calls: billedCalls, tokens: totalTokens(usage.tokens) } };
  }
  const { perToken, perCall } = rate.rates;
  const knownByClass = { ...nothing };
  let known = perCall * BigInt(billedCalls);
  let unpricedTokens = 0;
  for (const tokenClass of tokenClasses) {
    const tokens = usage.tokens[tokenClass];
    const classRate = perToken[tokenClass];
    if (tokens === 0) {
      continue;
    }
    if (classRate === undefined) {
      unpricedTokens += tokens;
      continue;
    }
    knownByClass[tokenClass] = classRate * BigInt(tokens);
    known += knownByClass[tokenClass];
  }
  return {
    known,
    knownByClass,
    unknown: { calls: unpricedTokens > 0 ? billedCalls : usage.callsUnknown, tokens: unpricedTokens },
  };
}

/** The sum of two costs; what is unknown in either stays unknown in the sum. */
export function addCost(a: Cost, b: Cost): Cost {
  return {
    known: a.known + b.known,
    knownByClass: Object.fromEntries(
      tokenClasses.map((tokenClass) => [tokenClass, a.knownByClass[tokenClass] + b.knownByClass[tokenClass]]),
    ) as Record<TokenClass, PicoUsd>,
    unknown: { calls: a.unknown.calls + b.unknown.calls, tokens: a.unknown.tokens + b.unknown.tokens },
  };
}
