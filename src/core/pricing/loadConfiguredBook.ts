import { loadPriceBook } from './loadPriceBook';
import type { PriceBook } from './priceBook';
import type { PriceSettings } from './priceSettings';

const books = new WeakMap<PriceSettings, Promise<PriceBook>>();

/**
 * The price book that some settings ask for, built once for each settings object; without settings the published one.
 * Rejects with every mistake in them.
 */
export function loadConfiguredBook(settings: PriceSettings | undefined): Promise<PriceBook> {
  if (settings === undefined) {
    return loadPriceBook();
  }
  const known = books.get(settings) ?? build(settings);
  books.set(settings, known);
  return known;
}

async function build(settings: PriceSettings): Promise<PriceBook> {
  try {
    const [published, { configuredPriceBook }] = await Promise.all([
      loadPriceBook(),
      import(/* webpackChunkName: "priceBook" */ './configuredPriceBook'),
    ]);
    return configuredPriceBook(published, settings);
  } catch (error) {
    // A part that could not be loaded may come the next time.
    books.delete(settings);
    throw error;
  }
}
