import { type DataFrame, type Field, FieldType, createDataFrame } from '@grafana/data';
import type { Drift } from 'core/change/drift';
import type { Leak } from 'core/change/leak';
import { formatDay, formatUncertain } from 'core/format';
import type { SeriesAnswer } from 'core/series/computeSeries';
import type { Cell, TableRow } from 'core/table/computeTable';
import type { TableOutcome } from 'core/table/tableOutcome';
import { type Breakdown, dimensions } from 'core/usage/dimension';
import { type Measure, measures } from 'core/usage/measure';
import { type Amounts, measureFieldConfig } from './fieldConfig';
import { REST_LABEL } from './groupLabel';

export interface TableFrameOptions {
  readonly refId: string;
  readonly measures: readonly Measure[];
  readonly by: readonly Breakdown[];
  readonly compared: boolean;
  /** Whether totals of money have three digits or every cent; three where absent. */
  readonly amounts?: Amounts;
}

type TableField = Omit<Field, 'state'>;

/**
 * One frame, one row per group: the dimensions, then for each measure its value and, where compared, the value before and
 * the change; shares of the first measure; tokens without a price beside every cost; whether the group leaks;
 * how it drifts; the trend as a sparkline column.
 */
export function tableFrame({ rows, trend, leaks, drifts }: TableOutcome, options: TableFrameOptions): DataFrame {
  const [first] = options.measures;
  const fields: TableField[] = [
    ...dimensionFields(rows, options.by),
    ...options.measures.flatMap((measure) => measureFields(rows, measure, options)),
    ...(first !== undefined && measures[first].additive ? shareFields(rows, first) : []),
    ...(options.measures.includes('cost') ? [unknownTokensField(rows)] : []),
    ...(leaks ? [leakField(leaks)] : []),
    ...(drifts ? [driftField(drifts)] : []),
    ...(trend && first !== undefined ? [trendField(trend, first)] : []),
  ];
  return createDataFrame({ refId: options.refId, meta: { preferredVisualisationType: 'table' }, fields });
}

function dimensionFields(rows: readonly TableRow[], by: readonly Breakdown[]): TableField[] {
  const names = [...by.filter((name) => name !== 'tokenClass'), ...by.filter((name) => name === 'tokenClass')];
  return names.map((name, index) => ({
    name,
    type: FieldType.string,
    config: { displayName: name === 'tokenClass' ? 'Token class' : dimensions[name].label },
    values: rows.map(({ group, isRest }) => (isRest ? (index === 0 ? REST_LABEL : '') : (group.values[index] ?? ''))),
  }));
}

function measureFields(
  rows: readonly TableRow[],
  measure: Measure,
  { compared, amounts }: TableFrameOptions,
): TableField[] {
  const { label } = measures[measure];
  const pick = (part: keyof Cell) => rows.map(({ cells }) => cells.get(measure)?.[part] ?? null);
  const value: TableField = {
    name: measure,
    type: FieldType.number,
    config: measureFieldConfig(measure, label, amounts),
    values: pick('value'),
  };
  if (!compared) {
    return [value];
  }
  return [
    value,
    {
      ...value,
      name: `${measure}Before`,
      config: measureFieldConfig(measure, `${label} before`, amounts),
      values: pick('before'),
    },
    {
      ...value,
      name: `${measure}Change`,
      // Short in any case: a change has a sign, which only the short unit writes before the symbol.
      config: measureFieldConfig(measure, `${label} change`),
      values: pick('change'),
    },
    {
      name: `${measure}ChangeRatio`,
      type: FieldType.number,
      // Without a known base there is no share of it: the group is new, or unknown in one of the two windows.
      config: { displayName: `${label} change %`, unit: 'percentunit', decimals: 1, noValue: '–' },
      values: pick('changeRatio'),
    },
  ];
}

function shareFields(rows: readonly TableRow[], measure: Measure): TableField[] {
  const config = { unit: 'percentunit', decimals: 1 };
  return [
    {
      name: `${measure}Share`,
      type: FieldType.number,
      config: { ...config, displayName: 'Share' },
      values: rows.map(({ share }) => share ?? null),
    },
    {
      name: `${measure}CumulativeShare`,
      type: FieldType.number,
      config: { ...config, displayName: 'Cumulative share' },
      values: rows.map(({ cumulativeShare }) => cumulativeShare ?? null),
    },
  ];
}

function unknownTokensField(rows: readonly TableRow[]): TableField {
  return {
    name: 'unknownTokens',
    type: FieldType.number,
    config: { displayName: 'Tokens without a price', unit: 'sishort' },
    values: rows.map(({ unknownTokens }) => (unknownTokens === 0 ? null : unknownTokens)),
  };
}

function leakField({ verdicts, timeZone }: NonNullable<TableOutcome['leaks']>): TableField {
  return {
    name: 'leak',
    type: FieldType.string,
    config: { displayName: 'Leak' },
    values: verdicts.map((leak) => (leak === undefined ? null : leakText(leak, timeZone))),
  };
}

function leakText(leak: Leak, timeZone: string): string {
  if (leak.kind !== 'leaking') {
    return leak.kind;
  }
  return leak.since === undefined ? 'leaking' : `leaking since ${formatDay(leak.since, timeZone)}`;
}

function driftField(drifts: NonNullable<TableOutcome['drifts']>): TableField {
  return {
    name: 'drift',
    type: FieldType.string,
    config: { displayName: 'Drift a week' },
    values: drifts.map((drift) => (drift === undefined ? null : driftText(drift))),
  };
}

function driftText(drift: Drift): string {
  switch (drift.kind) {
    case 'drifting':
    case 'steady': {
      const { kind, perWeek, uncertainty } = drift;
      return `${kind === 'drifting' ? 'drifting ' : ''}${formatUncertain(perWeek, uncertainty)}`;
    }
    case 'small':
    case 'too few days':
    case 'unknown':
      return drift.kind;
    default:
      return drift satisfies never;
  }
}

/**
 * One list of daily values per row. Not a frame per row: a sparkline cell cuts a frame's time at the dashboard's range, and
 * the trend is longer than that.
 */
function trendField({ series }: SeriesAnswer, measure: Measure): TableField {
  return {
    name: 'trend',
    type: FieldType.other,
    config: measureFieldConfig(measure, 'Trend'),
    values: series.map(({ values }) => values.map((value) => value ?? null)),
  };
}
