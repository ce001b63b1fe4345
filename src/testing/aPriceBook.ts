import type { PriceBook, PricedModel, Rates } from 'core/pricing/priceBook';
import { type RateSheet, buildRateSheet } from 'core/pricing/rateSheet';
import type { TokenClass } from 'core/usage/tokenClass';

export interface ModelPrices {
  /** Pico-USD per token; classes left out have no rate. */
  readonly perToken?: Partial<Record<TokenClass, bigint>>;
  readonly perCall?: bigint;
  readonly model?: Partial<PricedModel>;
}

/** A book of the named models, whatever their provider, at prices that never change unless `model` says so. */
export function aPriceBook(prices: Readonly<Record<string, ModelPrices>>): PriceBook {
  return {
    version: 'a book for tests',
    find(provider, model) {
      const entry = Object.hasOwn(prices, model) ? prices[model] : undefined;
      if (entry === undefined) {
        return undefined;
      }
      const rates: Rates = { perToken: entry.perToken ?? {}, perCall: entry.perCall ?? 0n };
      return {
        provider: provider ?? 'a provider',
        model,
        contextThresholds: [],
        validFrom: [],
        dayTimes: [],
        ratesAt: () => rates,
        ...entry.model,
      };
    },
  };
}

/** The rates of a book for its own models, in a range without price changes. */
export function aRateSheet(prices: Readonly<Record<string, ModelPrices>>): RateSheet {
  const models = Object.keys(prices).map((model) => ({ provider: null, model, serviceTier: null }));
  return buildRateSheet({ book: aPriceBook(prices), models, from: 0, to: 1 });
}
