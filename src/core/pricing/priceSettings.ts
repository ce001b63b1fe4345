/**
 * Own prices and a reporting currency as a data source stores them: JSON that nobody has checked yet. What is absent
 * means the published prices, in US dollars.
 */
export interface PriceSettings {
  /** A list of own entries, as `parseOwnPrices` reads it. */
  readonly prices?: unknown;
  /** ISO 4217 code of the reporting currency. */
  readonly currency?: unknown;
  /** What a dollar is worth by day, as `parseCurrencyTable` reads it. */
  readonly exchangeRates?: unknown;
}

export const DOLLARS = 'USD';
