import type { Completeness } from '../coverage/completeness';
import type { BandHour, BandOptions } from './band';

/** The hours of one feature (or of another value) inside a window, oldest first, each beside its band. */
export interface ValueBand {
  readonly value: string;
  readonly hours: readonly BandHour[];
}

/** The bands of the dearest values of a dimension. */
export interface BandOutcome {
  readonly options: BandOptions;
  /** The dearest value first. */
  readonly values: readonly ValueBand[];
  /** How many values there are, with those left out. */
  readonly ofValues: number;
  /** Start of the hour that is still running, epoch ms, where the window reaches it: its cost can only grow. */
  readonly runningHour: number | undefined;
  /** Calls of unknown cost in the hours before the window: what they cost is missing in the expectation. */
  readonly callsUnknownBefore: number;
  /** There are calls that begin after now. */
  readonly hasFutureCalls: boolean;
  readonly completeness: Completeness;
}
