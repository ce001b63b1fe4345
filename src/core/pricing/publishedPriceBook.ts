import { priceCorrections, serviceTierPrices } from './corrections';
import { layeredPriceBook } from './layeredPriceBook';
import type { OwnPrice } from './ownPrice';
import { parseOwnPrices } from './parseOwnPrices';
import type { PriceBook } from './priceBook';

/** A book of published prices with its known errors corrected and the published prices of service tiers added. */
export function publishedPriceBook(base: PriceBook): PriceBook {
  const corrected = layeredPriceBook(base, shipped(priceCorrections));
  return layeredPriceBook(corrected, shipped(serviceTierPrices), `${base.version}, corrected`);
}

function shipped(list: unknown): readonly OwnPrice[] {
  const parsed = parseOwnPrices(list);
  if (!parsed.ok) {
    throw new Error(parsed.problems.join('\n'));
  }
  return parsed.entries;
}
