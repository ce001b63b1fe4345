import { type PicoUsd, usdFromPico } from '../pricing/picoUsd';
import { costQuotient } from './costQuotient';

/** One of the dearest values of a dimension, as a store answers it; exact. */
export interface DearValue {
  readonly value: string;
  /** Known cost in the window. */
  readonly cost: PicoUsd;
  /** Calls whose cost is unknown, wholly or in part. */
  readonly callsUnknown: number;
  /** `undefined` where there were calls and no dollar of them is known. */
  readonly recentCost: PicoUsd | undefined;
  readonly baselineCost: PicoUsd | undefined;
  readonly requests: number;
  readonly features: number;
  readonly lastCall: number;
}

/** The same in US dollars, beside all others; `undefined` is unknown, or has nothing to be compared with. */
export interface RankedValue {
  readonly value: string;
  readonly cost: number | undefined;
  readonly share: number | undefined;
  readonly cumulativeShare: number | undefined;
  readonly timesMedian: number | undefined;
  readonly requests: number;
  readonly features: number;
  readonly recent: number | undefined;
  /** A day's average of the baseline. */
  readonly baseline: number | undefined;
  /** `recent` in terms of `baseline`. */
  readonly ratio: number | undefined;
  readonly lastCall: number;
  readonly callsUnknown: number;
}

export interface RankValuesOptions {
  /** Known cost of all calls, those without a value included. */
  readonly total: PicoUsd;
  readonly median: PicoUsd | undefined;
  readonly baselineDays: number;
  /** The name of the calls without a value: they are many users or none, so they are not compared with a median. */
  readonly none: string;
}

/** Values in descending order of cost with their shares of all cost and how they compare with the median and themselves. */
export function rankValues(
  values: readonly DearValue[],
  { total, median, baselineDays, none }: RankValuesOptions,
): RankedValue[] {
  let cumulated = 0n;
  return values.map(({ value, cost, callsUnknown, recentCost, baselineCost, requests, features, lastCall }) => {
    cumulated += cost;
    const known = cost === 0n && callsUnknown > 0 ? undefined : cost;
    const average = baselineCost === undefined ? undefined : usdFromPico(baselineCost) / baselineDays;
    const recent = recentCost === undefined ? undefined : usdFromPico(recentCost);
    return {
      value,
      cost: known === undefined ? undefined : usdFromPico(known),
      share: costQuotient(known, total),
      cumulativeShare: known === undefined ? undefined : costQuotient(cumulated, total),
      timesMedian: value === none ? undefined : costQuotient(known, median),
      requests,
      features,
      recent,
      baseline: average,
      ratio: recent === undefined || average === undefined || average === 0 ? undefined : recent / average,
      lastCall,
      callsUnknown,
    };
  });
}
