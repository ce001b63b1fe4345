import type { RateSheet } from 'core/pricing/rateSheet';
import type { StoreConnection } from './askStore';
import type { TableQuestion } from './question';
import type { RankedValues } from './rankedValues';

/** A table under way: what its rows, its trend and its marks all have to know. */
export interface TableRun {
  readonly connection: StoreConnection;
  readonly question: TableQuestion;
  readonly sheet: RateSheet;
  /** The values that are told apart, where a dimension has too many for all. */
  readonly ranked: RankedValues | undefined;
}
