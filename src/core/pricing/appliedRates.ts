import type { PricingKey, RateSheet } from './rateSheet';
import { type AppliedRate, applyRate } from './runningCost';

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
