import type { CheckedPrices } from './checkPriceSettings';
import { loadPriceBook } from './loadPriceBook';
import type { PriceSettings } from './priceSettings';

/** What is set of prices, checked against the published book. Rejects only where a part of the plugin cannot be loaded. */
export async function checkPrices(settings: PriceSettings): Promise<CheckedPrices> {
  const [published, { checkPriceSettings }] = await Promise.all([
    loadPriceBook(),
    import(/* webpackChunkName: "priceBook" */ './checkPriceSettings'),
  ]);
  return checkPriceSettings(settings, published);
}
