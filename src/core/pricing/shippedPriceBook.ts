import { calcPrice } from '@pydantic/genai-prices';
import { genaiPriceBook } from './genaiPriceBook';
import type { PriceBook } from './priceBook';
import { publishedPriceBook } from './publishedPriceBook';

/** The published prices with their known errors corrected. Only `loadPriceBook` may import this: data and corrections are large. */
export function shippedPriceBook(version: string): PriceBook {
  return publishedPriceBook(genaiPriceBook(calcPrice, version));
}
