import type { FieldConfig } from '@grafana/data';
import { type Measure, measures } from 'core/usage/measure';

/** Amounts at three digits of any size, as all frames are built; `inReportingCurrency` replaces the unit. */
export const DOLLAR_UNIT = 'currencyUSD';

/** Amounts in full, for two decimals; `inReportingCurrency` replaces the unit. Grafana writes `$-12.30` where one is negative. */
export const EXACT_DOLLAR_UNIT = 'currency:financial:$';

/** Whether totals of money have three digits or every cent. */
export type Amounts = 'short' | 'exact';

const units: Readonly<Record<(typeof measures)[Measure]['unit'], string>> = {
  usd: DOLLAR_UNIT,
  tokens: 'sishort',
  count: 'sishort',
  ratio: 'percentunit',
};

/** What was saved or paid extra may be less than nothing, and `EXACT_DOLLAR_UNIT` writes the sign behind the symbol. */
const differences: ReadonlySet<Measure> = new Set<Measure>([
  'cacheReadSavings',
  'cacheWritePremium',
  'responseCacheSavings',
  'cacheSavings',
  'fallbackPremium',
]);

/**
 * How a measure's values are written: sums of money as asked for, anything else its own way. A value that is unknown says so
 * instead of standing as an empty cell.
 */
export function measureFieldConfig(measure: Measure, displayName: string, amounts: Amounts = 'short'): FieldConfig {
  const { unit, additive } = measures[measure];
  // A price per request or per thousand tokens is a fraction of a cent: only sums have cents to show.
  const form = unit === 'usd' && additive && !differences.has(measure) ? amountConfig(amounts) : { unit: units[unit] };
  return { displayName, ...form, noValue: 'unknown' };
}

/** How a total of money is written. */
export function amountConfig(amounts: Amounts): FieldConfig {
  return amounts === 'exact' ? { unit: EXACT_DOLLAR_UNIT, decimals: 2 } : { unit: DOLLAR_UNIT };
}
