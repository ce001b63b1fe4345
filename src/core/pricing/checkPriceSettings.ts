import { describeTable } from './describeExchange';
import { describeOwnPrices, findIdleEntries } from './ownPricesSummary';
import { parseCurrencySetting, parsePricesSetting } from './parsePriceSettings';
import type { PriceBook } from './priceBook';
import type { PriceSettings } from './priceSettings';

/** A setting as a reader should see it before it prices anything. */
export interface CheckedSetting {
  /** Everything that keeps it from being used. */
  readonly problems: readonly string[];
  /** What can be used and does nothing. */
  readonly warnings: readonly string[];
  /** What it says, in one line; absent where nothing is set, and where there are problems. */
  readonly summary?: string;
}

export interface CheckedPrices {
  readonly prices: CheckedSetting;
  readonly currency: CheckedSetting;
}

/** Own prices and the reporting currency, read and put into words beside the published book that they lie on. */
export function checkPriceSettings(settings: PriceSettings, published: PriceBook): CheckedPrices {
  const { entries, problems } = parsePricesSetting(settings.prices);
  const { currency, problems: currencyProblems } = parseCurrencySetting(settings);
  return {
    prices: {
      problems,
      warnings: findIdleEntries(entries, published),
      ...(entries.length > 0 && { summary: describeOwnPrices(entries) }),
    },
    currency: {
      problems: currencyProblems,
      warnings: [],
      ...(currency !== undefined && { summary: describeTable(currency) }),
    },
  };
}
