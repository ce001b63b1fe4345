import type { PriceBook } from './priceBook';

// The package exports no version; a test holds this to what is installed.
export const PRICE_BOOK_VERSION = '@pydantic/genai-prices 0.1.8';

let loading: Promise<PriceBook> | undefined;

/** The published prices with their known errors corrected, loaded once and only when first needed: 76 KB of gzip that no board without a query has to pay for. */
export function loadPriceBook(): Promise<PriceBook> {
  loading ??= import(/* webpackChunkName: "priceBook" */ './shippedPriceBook').then(
    ({ shippedPriceBook }) => shippedPriceBook(PRICE_BOOK_VERSION),
    (error: unknown) => {
      loading = undefined;
      throw error;
    },
  );
  return loading;
}
