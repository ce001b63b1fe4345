import { type TokenClass, tokenClasses } from '../usage/tokenClass';
import type { ExchangeRate } from './currency';
import type { PicoUsd } from './picoUsd';
import { isStandardTier } from './serviceTier';

/** Token classes with a rate. Audio is part of the input; usage rows do not tell it apart, single calls may. */
export type RatedClass = TokenClass | 'audioInput';
export const ratedClasses: readonly RatedClass[] = [...tokenClasses, 'audioInput'];

/** Pico-USD per token of each class, plus a fee per call. A class without a rate cannot be priced, which is not free. */
export interface Rates {
  readonly perToken: Readonly<Partial<Record<TokenClass, PicoUsd>>>;
  readonly perCall: PicoUsd;
  readonly audioInput?: PicoUsd;
  /** Fee per web search; absent where nobody has published one, which is not free. */
  readonly perWebSearch?: PicoUsd;
  /** The rates that the row itself names; all others above are those of a parent class. */
  readonly published?: PublishedRates;
  /** Where these rates stand. */
  readonly row?: PriceRow;
}

export type PublishedRates = Readonly<Partial<Record<RatedClass, PicoUsd>>>;

/** One line of a price list: who says so, from when until when (epoch ms, end exclusive, null is open), and for what. */
export interface PriceRow {
  readonly source: string;
  readonly from: number | null;
  readonly to: number | null;
  /** Service tier: `standard`, `batch`, `flex`, `priority` or as the provider calls it. */
  readonly tier: string;
  /** The row holds for calls whose total input exceeds this; null is the lowest tier or the only one. */
  readonly inputOver: number | null;
  /** Seconds of the UTC day within which the row holds; null is all day. */
  readonly hours: { readonly from: number; readonly to: number } | null;
}

/** The moment that decides a price: the day by `instant`, time-of-day windows by `secondOfDay` (UTC). */
export interface PriceMoment {
  readonly instant: number; // epoch milliseconds
  readonly secondOfDay: number;
}

/** A model found in the book, with everything its price depends on besides the tokens themselves. */
export interface PricedModel {
  readonly provider: string; // the book's id
  readonly model: string; // the book's id
  /** Total input tokens above which a dearer or cheaper tier applies to the whole call, ascending. */
  readonly contextThresholds: readonly number[];
  /** Instants at which a dated price begins, epoch milliseconds, ascending. */
  readonly validFrom: readonly number[];
  /** Seconds of the UTC day at which a time-of-day price begins or ends, ascending. */
  readonly dayTimes: readonly number[];
  /** How the recorded name was read, where it is not the book's: a snapshot date dropped, a provider inferred. */
  readonly assumptions?: readonly string[];
  /**
   * The rates of a call of `inputTokens` total input on a service tier (null is the standard one); `undefined` where there
   * are none: a call whose input is not recorded has no context tier, and a tier without a published price is not standard.
   */
  ratesAt(moment: PriceMoment, inputTokens: number | undefined, serviceTier?: string | null): Rates | undefined;
  /** Why nothing at all can be priced at a moment, where that is not the price list's doing. */
  noRatesReason?(moment: PriceMoment): NoRatesReason | undefined;
}

/** A model of the book, or why there is none: nobody has priced it, or several have under this name, and differently. */
export type ModelLookup =
  | { readonly found: PricedModel }
  | { readonly found: undefined; readonly reason: 'model not in the price book' }
  | { readonly found: undefined; readonly reason: 'ambiguous model name'; readonly candidates: readonly string[] };

/** Published prices through time. `find` answers `undefined` for a model nobody has priced: unknown, never free. */
export interface PriceBook {
  /** Name and version of the source, for receipts and notices. */
  readonly version: string;
  find(provider: string | null, model: string): PricedModel | undefined;
  /** As `find`, with the reason where there is nothing. */
  lookUp?(provider: string | null, model: string): ModelLookup;
  /** The currency that all rates are in; absent for US dollars. */
  readonly currency?: BookCurrency;
}

/** The currency of a book whose rates are not in US dollars. */
export interface BookCurrency {
  readonly code: string;
  /** The rate of the day of an instant (epoch ms); `undefined` where none holds. */
  readonly exchangeAt: (instant: number) => ExchangeRate | undefined;
  /** The rates that hold somewhere in a range (epoch ms, the end exclusive), in the order of their days. */
  readonly exchangesIn: (range: { readonly from: number; readonly to: number }) => readonly ExchangeRate[];
  /** What one US dollar is worth at an instant in 1e-12 units, by the nearest rate there is: for thresholds, not for amounts. */
  readonly dollarAt: (instant: number) => PicoUsd;
}

export const notInBook: ModelLookup = { found: undefined, reason: 'model not in the price book' };

/** Looks a model up, with the reason where it has no price; a book that gives none has just not got it. */
export function lookUpModel(book: PriceBook, provider: string | null, model: string): ModelLookup {
  if (book.lookUp !== undefined) {
    return book.lookUp(provider, model);
  }
  const found = book.find(provider, model);
  return found === undefined ? notInBook : { found };
}

/** The price of a model whose provider nobody recorded, such as the one fallen back from: found only where it is one price. */
export function findAnywhere(book: PriceBook, model: string): ModelLookup {
  return lookUpModel(book, null, model);
}

export type NoRatesReason =
  | 'input not recorded'
  | 'service tier not in the price book'
  | 'no price for that day'
  | 'no exchange rate for that day';

interface RatesQuestion {
  readonly moment: PriceMoment;
  readonly inputTokens: number | undefined;
  readonly serviceTier: string | null;
}

/** Why `ratesAt` has no answer. */
export function whyNoRates(model: PricedModel, { moment, inputTokens, serviceTier }: RatesQuestion): NoRatesReason {
  if (inputTokens === undefined && model.contextThresholds.length > 0) {
    return 'input not recorded';
  }
  const other = model.noRatesReason?.(moment);
  if (other !== undefined) {
    return other;
  }
  return !isStandardTier(serviceTier) && model.ratesAt(moment, inputTokens, null) !== undefined
    ? 'service tier not in the price book'
    : 'no price for that day';
}
