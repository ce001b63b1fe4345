import type { TokenClass } from '../usage/tokenClass';
import type { PicoUsd } from './picoUsd';

/** Pico-USD per token of each class, plus a fee per call. A class without a rate cannot be priced, which is not free. */
export interface Rates {
  readonly perToken: Readonly<Partial<Record<TokenClass, PicoUsd>>>;
  readonly perCall: PicoUsd;
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
  /** The rates of a call of `inputTokens` total input; a call whose input is not recorded has no tier, hence `undefined`. */
  ratesAt(moment: PriceMoment, inputTokens: number | undefined): Rates | undefined;
}

/** Published prices through time. `find` answers `undefined` for a model nobody has priced: unknown, never free. */
export interface PriceBook {
  /** Name and version of the source, for receipts and notices. */
  readonly version: string;
  find(provider: string | null, model: string): PricedModel | undefined;
}
