import type { Completeness } from '../coverage/completeness';
import type { SeriesAnswer } from './computeSeries';

/** A measure over time, the total it is compared with, and what both leave out. */
export interface SeriesOutcome extends SeriesAnswer {
  /** The total of the window compared with, on the buckets of this one. */
  readonly comparison?: { readonly label: string; readonly values: readonly (number | undefined)[] };
  readonly completeness: Completeness;
}
