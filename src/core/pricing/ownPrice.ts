import type { PicoUsd } from './picoUsd';
import type { RatedClass } from './priceBook';

/** A rate of an own entry: pico-USD per token, or a multiple of the rate of another class (one-hour writes: 2 x input). */
export type OwnRate = PicoUsd | { readonly times: Factor; readonly of: RatedClass };

export type OwnRates = Readonly<Partial<Record<RatedClass, OwnRate>>>;

/** A decimal multiplier as it was written, in millionths: 0.85 is 850,000. */
export type Factor = bigint;

export const FACTOR_DECIMALS = 6;

/** Tier name of an entry that holds for calls of every service tier. */
export const ANY_TIER = '*';

/**
 * One entry of a layer over a price book. What it does not name keeps the price below: another class, another day,
 * another service tier, fees.
 */
export interface OwnPrice {
  /** Who says so; it stands in receipts and messages. */
  readonly name: string;
  readonly source: string;
  /** The book's id of the provider; `*` is any. */
  readonly provider: string;
  /** Names as recorded or as the book has them, in lower case; `*` stands for any characters. */
  readonly models: readonly string[];
  readonly except: readonly string[];
  /** `standard` unless the entry says otherwise; `*` is any. */
  readonly serviceTier: string;
  /** Validity in epoch milliseconds, the end exclusive; null is open. */
  readonly from: number | null;
  readonly to: number | null;
  /** Priced as another model of the book below: a deployment under a name of one's own. */
  readonly priceAs?: { readonly provider: string; readonly model: string };
  readonly rates: OwnRates;
  /**
   * Factors on the rates below. An entry for one service tier multiplies the standard rates, an entry for any tier those
   * of the call's own tier. A class not named has the factor of `all`, or keeps its rate.
   */
  readonly multiply?: { readonly all?: Factor } & Readonly<Partial<Record<RatedClass, Factor>>>;
  /** Whole-call rates above a total input, ascending. */
  readonly contextTiers: readonly { readonly inputOver: number; readonly rates: OwnRates }[];
  readonly perCall?: PicoUsd;
  readonly perWebSearch?: PicoUsd;
}

/**
 * Which calls an entry is about, whatever the day, one text per name: entries that share one have to follow each other in
 * time without gap or overlap.
 */
export function matchesOf({ provider, models, except, serviceTier }: OwnPrice): string[] {
  return models.map((model) => JSON.stringify([provider, model, [...except].sort(), serviceTier]));
}

/** Whether a name fits a pattern in which `*` stands for any characters. Both are compared in lower case. */
export function fitsPattern(pattern: string, name: string): boolean {
  const literal = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${literal.join('.*')}$`, 's').test(name.toLowerCase());
}
