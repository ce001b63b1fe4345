import type { TokenClass } from '../usage/tokenClass';
import type { PicoUsd } from './picoUsd';
import type { ModelKey } from './rateSheet';

/** An inclusive range of the cells that a cut makes. */
export interface CellRange {
  readonly from: number;
  readonly to: number;
}

/**
 * The rates of one model in a block of cells (see `PriceCuts`) within which they are the same. Context band -1 stands for
 * "input not recorded". A class without a rate cannot be priced.
 */
export interface RateTableRow extends ModelKey {
  readonly contextBands: CellRange;
  readonly priceSlices: CellRange;
  readonly dayParts: CellRange;
  readonly perToken: Readonly<Partial<Record<TokenClass, PicoUsd>>>;
  readonly perCall: PicoUsd;
}

/** Every rate that a question needs, as rows that a store can join with; a cell without a row has no price. */
export type RateTable = readonly RateTableRow[];
