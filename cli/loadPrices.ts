import { readFile } from 'node:fs/promises';
import { layeredPriceBook } from 'core/pricing/layeredPriceBook';
import { loadPriceBook } from 'core/pricing/loadPriceBook';
import { parseOwnPrices } from 'core/pricing/parseOwnPrices';
import type { PriceBook } from 'core/pricing/priceBook';
import { UsageError } from './usageError';

/** The published prices, with the own entries of a JSON file on top where one is given. */
export async function loadPrices(file: string | undefined): Promise<PriceBook> {
  const published = await loadPriceBook();
  if (file === undefined) {
    return published;
  }
  const parsed = parseOwnPrices(await readJsonFile(file));
  if (!parsed.ok) {
    throw new UsageError(`--prices ${file}:\n  ${parsed.problems.join('\n  ')}`);
  }
  return layeredPriceBook(published, parsed.entries, `${published.version}, and ${file}`);
}

async function readJsonFile(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as unknown;
  } catch (error) {
    throw new UsageError(`--prices ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
