import { currencyPriceBook } from './currencyPriceBook';
import { layeredPriceBook } from './layeredPriceBook';
import { parseCurrencySetting, parsePricesSetting } from './parsePriceSettings';
import type { PriceBook } from './priceBook';
import type { PriceSettings } from './priceSettings';

/**
 * The published prices with own entries on top, in the reporting currency. Throws with every mistake of the settings, each
 * named by its place: list prices in the place of own ones would look right and be wrong.
 */
export function configuredPriceBook(published: PriceBook, settings: PriceSettings): PriceBook {
  const { entries, problems } = parsePricesSetting(settings.prices);
  const { currency, problems: currencyProblems } = parseCurrencySetting(settings);
  const all = [...problems.map((problem) => `prices: ${problem}`), ...currencyProblems];
  if (all.length > 0) {
    throw new RangeError(`Settings of this data source: ${all.map((problem) => `${problem}.`).join(' ')}`);
  }
  const layered =
    entries.length === 0 ? published : layeredPriceBook(published, entries, versionOf(published, entries.length));
  return currency === undefined ? layered : currencyPriceBook(layered, currency);
}

function versionOf({ version }: PriceBook, entries: number): string {
  return `${version}, and ${entries} own ${entries === 1 ? 'entry' : 'entries'}`;
}
