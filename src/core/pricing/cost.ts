import { type TokenClass, tokenClasses } from '../usage/tokenClass';
import type { PicoUsd } from './picoUsd';

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
  readonly tokensByClass: Readonly<Record<TokenClass, number>>;
}

/** A value for every token class. */
export function byTokenClass<T>(value: (tokenClass: TokenClass) => T): Record<TokenClass, T> {
  return {
    inputUncached: value('inputUncached'),
    cacheRead: value('cacheRead'),
    cacheWrite5m: value('cacheWrite5m'),
    cacheWrite1h: value('cacheWrite1h'),
    output: value('output'),
    reasoning: value('reasoning'),
  };
}

export const noCost: Cost = {
  known: 0n,
  knownByClass: byTokenClass(() => 0n),
  unknown: { calls: 0, tokens: 0, tokensByClass: byTokenClass(() => 0) },
};

/** Tokens of every class together. */
export function totalTokens(tokens: Readonly<Record<TokenClass, number>>): number {
  return tokenClasses.reduce((sum, tokenClass) => sum + tokens[tokenClass], 0);
}

/** The sum of two costs; what is unknown in either stays unknown in the sum. */
export function addCost(a: Cost, b: Cost): Cost {
  return {
    known: a.known + b.known,
    knownByClass: byTokenClass((tokenClass) => a.knownByClass[tokenClass] + b.knownByClass[tokenClass]),
    unknown: {
      calls: a.unknown.calls + b.unknown.calls,
      tokens: a.unknown.tokens + b.unknown.tokens,
      tokensByClass: byTokenClass(
        (tokenClass) => a.unknown.tokensByClass[tokenClass] + b.unknown.tokensByClass[tokenClass],
      ),
    },
  };
}
