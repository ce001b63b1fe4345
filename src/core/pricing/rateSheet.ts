import { ascending } from './ascending';
import type { PicoUsd } from './picoUsd';
import { type NoRatesReason, type PriceBook, type PricedModel, type Rates, lookUpModel, whyNoRates } from './priceBook';

/** What a store has to tell apart before it may sum tokens, besides the three cuts below. `null` is "not recorded". */
export interface ModelKey {
  readonly provider: string | null;
  readonly model: string | null;
  readonly serviceTier: string | null;
}

/**
 * Where calls have to be cut before their tokens are summed. Price is linear in tokens only inside one cell of these
 * cuts; across them it is not, so a sum over two cells could not be priced.
 */
export interface PriceCuts {
  /** Band n holds calls whose total input exceeds exactly n of these; ascending. */
  readonly contextThresholds: readonly number[];
  /** Slice n holds calls at or after exactly n of these instants (epoch ms); ascending. */
  readonly validFrom: readonly number[];
  /** Part n of the day holds calls at or after exactly n of these seconds of the UTC day; ascending. */
  readonly dayTimes: readonly number[];
}

/** Everything besides tokens that a price depends on. `contextBand` is `null` where the input is not recorded. */
export interface PricingKey extends ModelKey {
  readonly contextBand: number | null;
  readonly priceSlice: number;
  readonly dayPart: number;
}

/** The rates of one pricing key, or why there are none. */
export type ResolvedRate =
  | { readonly priced: true; readonly rates: Rates; readonly model: PricedModel }
  | { readonly priced: false; readonly reason: UnpricedReason };

export type UnpricedReason =
  'model not recorded' | 'model not in the price book' | 'ambiguous model name' | NoRatesReason;

/** The resolved rates of one question: the cuts to ask the store for, and the rate of every key it may answer with. */
export interface RateSheet {
  /** The models that the cuts were made for. */
  readonly models: readonly ModelKey[];
  readonly cuts: PriceCuts;
  /** What one US dollar is worth in the currency of the rates, in 1e-12 units; absent where that is US dollars. */
  readonly dollar?: PicoUsd;
  resolve(key: PricingKey): ResolvedRate;
}

export interface RateSheetOptions {
  readonly book: PriceBook;
  /** The models that occur; cuts are made for these only. */
  readonly models: readonly ModelKey[];
  /** Epoch milliseconds; the earliest call and the end (exclusive) of all windows that will be asked for. */
  readonly from: number;
  readonly to: number;
  /** Price every call as of this instant instead of its own (a "what would it cost today"). */
  readonly pricedAt?: number;
}

/** Resolves the models that occur in a time range once, so that pricing afterwards is multiplication only. */
export function buildRateSheet({ book, models, from, to, pricedAt }: RateSheetOptions): RateSheet {
  const found = models.flatMap(({ provider, model }) => (model === null ? [] : (book.find(provider, model) ?? [])));
  const cuts: PriceCuts = {
    contextThresholds: ascending(found.flatMap((model) => model.contextThresholds)),
    validFrom:
      pricedAt === undefined
        ? ascending(found.flatMap((model) => model.validFrom)).filter((instant) => instant > from && instant < to)
        : [],
    dayTimes: ascending(found.flatMap((model) => model.dayTimes)),
  };
  const resolved = new Map<PricingKey, ResolvedRate>();
  return {
    models,
    cuts,
    ...(book.currency !== undefined && { dollar: book.currency.dollarAt(to) }),
    resolve(key) {
      const rate = resolved.get(key) ?? resolveRate(key, { book, cuts, from, pricedAt });
      resolved.set(key, rate);
      return rate;
    },
  };
}

interface Resolution {
  readonly book: PriceBook;
  readonly cuts: PriceCuts;
  readonly from: number;
  readonly pricedAt: number | undefined;
}

function resolveRate(key: PricingKey, { book, cuts, from, pricedAt }: Resolution): ResolvedRate {
  if (key.model === null) {
    return { priced: false, reason: 'model not recorded' };
  }
  const lookup = lookUpModel(book, key.provider, key.model);
  if (lookup.found === undefined) {
    return { priced: false, reason: lookup.reason };
  }
  const model = lookup.found;
  const { serviceTier } = key;
  const moment = {
    instant: pricedAt ?? cuts.validFrom[key.priceSlice - 1] ?? from,
    secondOfDay: cuts.dayTimes[key.dayPart - 1] ?? 0,
  };
  const inputTokens = smallestInput(cuts, key.contextBand);
  const rates = model.ratesAt(moment, inputTokens, serviceTier);
  return rates === undefined
    ? { priced: false, reason: whyNoRates(model, { moment, inputTokens, serviceTier }) }
    : { priced: true, rates, model };
}

/** A total input inside the band: one token above its lower threshold. */
function smallestInput({ contextThresholds }: PriceCuts, contextBand: number | null): number | undefined {
  if (contextBand === null) {
    return undefined;
  }
  const threshold = contextThresholds[contextBand - 1];
  return threshold === undefined ? 0 : threshold + 1;
}
