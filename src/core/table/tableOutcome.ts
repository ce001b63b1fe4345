import type { Drift } from '../change/drift';
import type { Leak } from '../change/leak';
import type { Completeness } from '../coverage/completeness';
import type { SeriesAnswer } from '../series/computeSeries';
import type { TableRow } from './computeTable';

/** The rows of a table, the trend beside them, and what both leave out. */
export interface TableOutcome {
  readonly rows: readonly TableRow[];
  /** Daily values of the first measure over the last 14 days of the range, in the order of `rows`. */
  readonly trend?: SeriesAnswer;
  /** What each row's cost did beside its traffic, in the order of `rows`. */
  readonly leaks?: { readonly verdicts: ReadonlyArray<Leak | undefined>; readonly timeZone: string };
  /** How each row's cost per request moves, in the order of `rows`; the rest has none. */
  readonly drifts?: ReadonlyArray<Drift | undefined>;
  readonly completeness: Completeness;
}
