import { type TokenClass, tokenClasses } from '../usage/tokenClass';
import { type ExactRates, exactRates } from './exactSums';
import type { PricingKey, RateSheet, ResolvedRate } from './rateSheet';

/** The rates of one pricing key as they are multiplied: of the token classes in their order, then the fee per call. */
export interface AppliedRate extends ExactRates {
  readonly priced: boolean;
}

// Where each rate stands: in the order of `tokenClasses`.
export const INPUT_UNCACHED = 0;
export const CACHE_READ = 1;
export const CACHE_WRITE_5M = 2;
export const CACHE_WRITE_1H = 3;
export const OUTPUT = 4;
export const REASONING = 5;
export const PER_CALL = 6;

export const placeOf: Readonly<Record<TokenClass, number>> = {
  inputUncached: INPUT_UNCACHED,
  cacheRead: CACHE_READ,
  cacheWrite5m: CACHE_WRITE_5M,
  cacheWrite1h: CACHE_WRITE_1H,
  output: OUTPUT,
  reasoning: REASONING,
};

/** The rates of a sheet, each looked up once per key object. */
export interface AppliedRates {
  rateOf: (key: PricingKey) => AppliedRate;
  /** The rate of another model in the same cell; its provider is whoever the book knows it of, its tier the default. */
  fallbackRateOf: (key: PricingKey, model: string) => AppliedRate;
}

export function appliedRates(sheet: RateSheet): AppliedRates {
  const rates = new Map<PricingKey, AppliedRate>();
  const fallbackRates = new Map<PricingKey, Map<string, AppliedRate>>();
  return {
    rateOf(key) {
      let rate = rates.get(key);
      if (rate === undefined) {
        rate = applyRate(sheet.resolve(key));
        rates.set(key, rate);
      }
      return rate;
    },
    fallbackRateOf(key, model) {
      const known = fallbackRates.get(key) ?? new Map<string, AppliedRate>();
      fallbackRates.set(key, known);
      const rate = known.get(model) ?? applyRate(sheet.resolve({ ...key, provider: null, model, serviceTier: null }));
      known.set(model, rate);
      return rate;
    },
  };
}

function applyRate(resolved: ResolvedRate): AppliedRate {
  const { perToken, perCall } = resolved.priced ? resolved.rates : { perToken: {}, perCall: 0n };
  return {
    priced: resolved.priced,
    ...exactRates([...tokenClasses.map((tokenClass) => perToken[tokenClass]), perCall]),
  };
}
