import type { FieldConfig } from '@grafana/data';
import { type Measure, measures } from 'core/usage/measure';

/** The unit of amounts as all frames are built; `inReportingCurrency` replaces it. */
export const DOLLAR_UNIT = 'currencyUSD';

const units: Readonly<Record<(typeof measures)[Measure]['unit'], string>> = {
  usd: DOLLAR_UNIT,
  tokens: 'sishort',
  count: 'sishort',
  ratio: 'percentunit',
};

/** How a measure's values are written. A value that is unknown says so instead of standing as an empty cell. */
export function measureFieldConfig(measure: Measure, displayName: string): FieldConfig {
  return { displayName, unit: units[measures[measure].unit], noValue: 'unknown' };
}
