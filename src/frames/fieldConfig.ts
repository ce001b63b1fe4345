import type { FieldConfig } from '@grafana/data';
import { type Measure, measures } from 'core/usage/measure';

const units: Readonly<Record<(typeof measures)[Measure]['unit'], string>> = {
  usd: 'currencyUSD',
  tokens: 'sishort',
  count: 'sishort',
  ratio: 'percentunit',
};

/** How a measure's values are written. A value that is unknown says so instead of standing as an empty cell. */
export function measureFieldConfig(measure: Measure, displayName: string): FieldConfig {
  return { displayName, unit: units[measures[measure].unit], noValue: 'unknown' };
}
