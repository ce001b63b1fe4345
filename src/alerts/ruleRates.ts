import { buildRateTable } from 'core/pricing/buildRateTable';
import type { PriceBook } from 'core/pricing/priceBook';
import { PRICE_BOOK_DATE } from 'core/pricing/priceBookAge';
import { type ModelKey, type PriceCuts, buildRateSheet } from 'core/pricing/rateSheet';
import type { RateTable } from 'core/pricing/rateTable';
import { DAY } from 'core/usage/timeWindow';

/** The rates that a rule carries with it, because Grafana's server knows no price book, and where they are from. */
export interface RuleRates {
  readonly cuts: PriceCuts;
  readonly rates: RateTable;
  /** Models that have a rate, and those asked for that have none: their tokens are what `unpriced-tokens` tells about. */
  readonly priced: number;
  readonly unpriced: readonly ModelKey[];
  /** The price book and its day, in one sentence. */
  readonly stamp: string;
}

/** The longest that any rule looks back, with room: prices of calls before are of no use to it. */
const OLDEST_CALL = 40 * DAY;

/** Rates of the models in use (epoch ms `now`), those included that the book already dates into the future. */
export function ruleRates(book: PriceBook, models: readonly ModelKey[], now: number): RuleRates {
  const sheet = buildRateSheet({ book, models, from: now - OLDEST_CALL, to: Infinity });
  const rates = buildRateTable(sheet);
  const withRate = new Set(rates.map(keyText));
  const distinct = [...new Map(models.map((model) => [keyText(model), model])).values()];
  const unpriced = distinct.filter((model) => !withRate.has(keyText(model)));
  return {
    cuts: sheet.cuts,
    rates,
    priced: distinct.length - unpriced.length,
    unpriced,
    stamp: priceStamp(book),
  };
}

/** What a rule says about its prices; another text on the rule than from the plugin's own book means that it is older. */
export function priceStamp({ version }: Pick<PriceBook, 'version'>): string {
  return `${version}, published ${PRICE_BOOK_DATE}`;
}

function keyText({ provider, model, serviceTier }: ModelKey): string {
  return JSON.stringify([provider ?? '', model ?? '', serviceTier ?? '']);
}
