import { type PicoUsd, usdFromPico } from '../pricing/picoUsd';
import { costQuotient } from './costQuotient';

/** How cost is spread over the values of a dimension, as a store answers it; exact. */
export interface CostSpread {
  /** Values with a call in the window whose cost is known, in part at least. */
  readonly values: number;
  readonly valuesUnknown: number;
  /** Known cost of all values. */
  readonly total: PicoUsd;
  /** Cost at these shares of the values in ascending order: p50 is the median. `undefined` where there are no values. */
  readonly quantiles: Readonly<Record<'p50' | 'p75' | 'p90' | 'p99' | 'max', PicoUsd | undefined>>;
  /** The dearest 1 % of values, at least one: how many, and their cost. */
  readonly topPercent: { readonly values: number; readonly cost: PicoUsd };
  /** Values above ten times their own baseline's daily average and above the floor; and those without a baseline above it. */
  readonly runaways: number;
  readonly newAboveFloor: number;
}

/** The same in US dollars and shares between 0 and 1; `undefined` is unknown. */
export interface SpreadSummary {
  /** All values with a call, whether anything is known of their cost or not. */
  readonly allValues: number;
  /** Those of known cost, which all other numbers are about; and the others. */
  readonly values: number;
  readonly valuesUnknown: number;
  readonly total: number | undefined;
  readonly mean: number | undefined;
  readonly median: number | undefined;
  readonly p90: number | undefined;
  readonly p99: number | undefined;
  readonly max: number | undefined;
  readonly topPercentValues: number;
  readonly topPercentShare: number | undefined;
  readonly runaways: number;
  readonly newAboveFloor: number;
}

/** Mean, quantiles and the share of the dearest 1 %, of the values of known cost. Where there are values, but none of known cost, the total is unknown. */
export function summarizeSpread({
  values,
  valuesUnknown,
  total,
  quantiles,
  topPercent,
  ...rest
}: CostSpread): SpreadSummary {
  return {
    allValues: values + valuesUnknown,
    values,
    valuesUnknown,
    total: values === 0 && valuesUnknown > 0 ? undefined : usdFromPico(total),
    mean: values === 0 ? undefined : usdFromPico(total) / values,
    median: usdOf(quantiles.p50),
    p90: usdOf(quantiles.p90),
    p99: usdOf(quantiles.p99),
    max: usdOf(quantiles.max),
    topPercentValues: topPercent.values,
    topPercentShare: costQuotient(topPercent.cost, total),
    runaways: rest.runaways,
    newAboveFloor: rest.newAboveFloor,
  };
}

function usdOf(cost: PicoUsd | undefined): number | undefined {
  return cost === undefined ? undefined : usdFromPico(cost);
}
