import { type TokenClass, tokenClasses } from '../usage/tokenClass';
import type { PicoUsd } from './picoUsd';
import type { PublishedRates, RatedClass, Rates } from './priceBook';

/** The classes whose rate a class has, the most specific first: a class without a rate of its own costs its parent's. */
const rateOrder: Readonly<Record<RatedClass, readonly RatedClass[]>> = {
  inputUncached: ['inputUncached'],
  cacheRead: ['cacheRead', 'inputUncached'],
  cacheWrite5m: ['cacheWrite5m', 'inputUncached'],
  cacheWrite1h: ['cacheWrite1h', 'cacheWrite5m', 'inputUncached'],
  output: ['output'],
  reasoning: ['reasoning', 'output'],
  audioInput: ['audioInput', 'inputUncached'],
};

/** The class that a class takes its rate from: itself, the nearest parent that has one, or `undefined`. */
export function rateSource(published: PublishedRates, ratedClass: RatedClass): RatedClass | undefined {
  return rateOrder[ratedClass].find((candidate) => published[candidate] !== undefined);
}

/** Rates of all classes from those that a price row names; a class stays out where neither it nor a parent has a rate. */
export function inheritRates(published: PublishedRates, rest: Omit<Rates, 'perToken' | 'audioInput'>): Rates {
  const rateOf = (ratedClass: RatedClass) => {
    const source = rateSource(published, ratedClass);
    return source === undefined ? undefined : published[source];
  };
  const perToken: Partial<Record<TokenClass, PicoUsd>> = {};
  for (const tokenClass of tokenClasses) {
    const rate = rateOf(tokenClass);
    if (rate !== undefined) {
      perToken[tokenClass] = rate;
    }
  }
  const audioInput = rateOf('audioInput');
  return { ...rest, perToken, ...(audioInput === undefined ? {} : { audioInput }), published };
}
