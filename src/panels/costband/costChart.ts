import type { DataFrame, Field } from '@grafana/data';
import type { BandOptions } from 'core/bands/band';
import type { BandMeta } from 'frames/bandMeta';

/** One hour as it is drawn. Amounts are in the unit of the cost field; `undefined` is "not said", which is not 0. */
export interface ChartHour {
  /** Epoch ms. */
  readonly start: number;
  /** `undefined` where the frame has no value. */
  readonly cost: number | undefined;
  readonly expected: number | undefined;
  readonly upper: number | undefined;
  readonly sigma: number | undefined;
  readonly n: number | undefined;
  readonly history: number | undefined;
  readonly calls: number | undefined;
  readonly callsUnknown: number | undefined;
  /** Above the band, 0 inside it, `undefined` where there is none. */
  readonly above: number | undefined;
  /** Its cost can still grow. */
  readonly isRunning: boolean;
  /** The row of the frame, for its data links. */
  readonly row: number;
}

/** One series beside its band, ready to draw. */
export interface CostChart {
  readonly name: string;
  readonly frame: DataFrame;
  readonly costField: Field;
  /** Oldest first, inside the time range. */
  readonly hours: readonly ChartHour[];
  /** Length of an hour in milliseconds; frames of another source may have longer ones. */
  readonly step: number;
  readonly cost: number;
  /** What the broken hours are above the band, together. */
  readonly above: number;
  readonly brokenHours: number;
  /** The definition of the band; `undefined` where a frame brings its own and does not say. */
  readonly band: BandOptions | undefined;
  /** Of our own data source's frames. */
  readonly meta: BandMeta | undefined;
  /** Hours of history that the last hour has, where it has too few for a verdict. */
  readonly warmingUp: number | undefined;
}

export function isBroken({ above }: ChartHour): boolean {
  return above !== undefined && above > 0;
}
