import { type DataFrame, type Field, type FieldConfig, FieldType, createDataFrame } from '@grafana/data';
import { binBorders } from 'core/distribution/costBins';
import { costQuotient } from 'core/distribution/costQuotient';
import type { DistributionOutcome, DistributionView } from 'core/distribution/distributionOutcome';
import { formatAmount } from 'core/format';
import { usdFromPico } from 'core/pricing/picoUsd';
import { type Dimension, dimensions } from 'core/usage/dimension';
import { type Amounts, DOLLAR_UNIT, amountConfig } from './fieldConfig';

export interface DistributionFrameOptions {
  readonly refId: string;
  readonly dimension: Dimension;
  readonly by: Dimension;
  /** The currency of the amounts; absent for US dollars. */
  readonly currency?: string;
  /** Whether costs of values and parts have three digits or every cent; three where absent. */
  readonly amounts?: Amounts;
}

type TableField = Omit<Field, 'state'>;

/** One frame of a view of how cost is spread: a row of numbers, a row per bin, per value, or per part. */
export function distributionFrame(outcome: DistributionOutcome, options: DistributionFrameOptions): DataFrame {
  return createDataFrame({
    refId: options.refId,
    meta: { preferredVisualisationType: 'table' },
    fields: fieldsOf(outcome, options),
  });
}

function fieldsOf(view: DistributionView, options: DistributionFrameOptions): TableField[] {
  const { dimension, by, currency = 'USD', amounts = 'short' } = options;
  switch (view.show) {
    case 'summary':
      return summaryFields(view, amounts);
    case 'histogram':
      return histogramFields(view, currency);
    case 'ranking':
      return rankingFields(view, dimension, amounts);
    case 'concentration':
      return concentrationFields(view, by, amounts);
    default:
      return view satisfies never;
  }
}

function summaryFields({ summary }: View<'summary'>, amounts: Amounts): TableField[] {
  return [
    numbers('allValues', count('All values'), [summary.allValues]),
    numbers('values', count('Values'), [summary.values]),
    numbers('valuesUnknown', count('Values of unknown cost'), [summary.valuesUnknown]),
    numbers('total', total('Cost', amounts), [summary.total]),
    numbers('mean', usd('Mean'), [summary.mean]),
    numbers('median', usd('Median'), [summary.median]),
    numbers('p90', usd('90th percentile'), [summary.p90]),
    numbers('p99', usd('99th percentile'), [summary.p99]),
    numbers('max', usd('Highest'), [summary.max]),
    numbers('topPercentValues', count('Dearest 1 %'), [summary.topPercentValues]),
    numbers('topPercentShare', share('Share of the dearest 1 %'), [summary.topPercentShare]),
    numbers('runaways', count('Running away'), [summary.runaways]),
    numbers('newAboveFloor', count('New and dear'), [summary.newAboveFloor]),
  ];
}

function histogramFields({ bins, valuesFree, total }: View<'histogram'>, currency: string): TableField[] {
  const free = valuesFree === 0 ? [] : [{ label: formatAmount(0, currency), values: valuesFree, cost: 0n }];
  const rows = [...free, ...bins.map(({ bin, ...rest }) => ({ label: binLabel(bin, currency), ...rest }))];
  return [
    texts(
      'range',
      'Cost in the range',
      rows.map(({ label }) => label),
    ),
    numbers(
      'values',
      count('Values'),
      rows.map(({ values }) => values),
    ),
    numbers(
      'cost',
      usd('Cost'),
      rows.map(({ cost }) => usdFromPico(cost)),
    ),
    numbers(
      'share',
      share('Share of cost'),
      rows.map(({ cost }) => costQuotient(cost, total)),
    ),
  ];
}

/** `$0.10 - $0.158`: from its first border up to the second, which belongs to the next bin. */
function binLabel(bin: number, currency: string): string {
  const { from, to } = binBorders(bin);
  return `${formatAmount(from, currency)} - ${formatAmount(to, currency)}`;
}

function rankingFields({ values }: View<'ranking'>, dimension: Dimension, amounts: Amounts): TableField[] {
  const pick = <Name extends keyof (typeof values)[number]>(name: Name) => values.map((value) => value[name]);
  return [
    texts(dimension, dimensions[dimension].label, pick('value')),
    numbers('cost', total('Cost', amounts), pick('cost')),
    numbers('share', share('Share'), pick('share')),
    numbers('cumulativeShare', share('Cumulative share'), pick('cumulativeShare')),
    numbers('timesMedian', times('Times the median'), pick('timesMedian')),
    numbers('requests', count('Requests'), pick('requests')),
    numbers('features', count('Features'), pick('features')),
    numbers('recent', usd('Last 24 h'), pick('recent')),
    numbers('baseline', usd('Own daily average'), pick('baseline')),
    numbers('ratio', times('Times own average'), pick('ratio')),
    { name: 'lastCall', type: FieldType.time, config: { displayName: 'Last call' }, values: pick('lastCall') },
    numbers(
      'callsUnknown',
      { displayName: 'Calls of unknown cost', unit: 'sishort' },
      pick('callsUnknown').map((calls) => (calls === 0 ? undefined : calls)),
    ),
  ];
}

function concentrationFields({ parts }: View<'concentration'>, by: Dimension, amounts: Amounts): TableField[] {
  const pick = <Name extends keyof (typeof parts)[number]>(name: Name) => parts.map((part) => part[name]);
  return [
    texts(by, dimensions[by].label, pick('value')),
    numbers('cost', total('Cost', amounts), pick('cost')),
    numbers('costOfTopPercent', total('Cost of the dearest 1 %', amounts), pick('costOfTopPercent')),
    numbers('topPercentShare', share('Share of the dearest 1 %'), pick('topPercentShare')),
  ];
}

type View<Show extends DistributionView['show']> = Extract<DistributionView, { show: Show }>;

function texts(name: string, displayName: string, values: readonly string[]): TableField {
  return { name, type: FieldType.string, config: { displayName }, values: [...values] };
}

function numbers(name: string, config: FieldConfig, values: readonly (number | undefined)[]): TableField {
  return { name, type: FieldType.number, config, values: values.map((value) => value ?? null) };
}

function usd(displayName: string): FieldConfig {
  return { displayName, unit: DOLLAR_UNIT, noValue: 'unknown' };
}

/** The cost of something as a whole, unlike a mean or what somebody spends in a day. */
function total(displayName: string, amounts: Amounts): FieldConfig {
  return { displayName, ...amountConfig(amounts), noValue: 'unknown' };
}

function count(displayName: string): FieldConfig {
  return { displayName, unit: 'sishort' };
}

function share(displayName: string): FieldConfig {
  return { displayName, unit: 'percentunit', decimals: 1, noValue: '–' };
}

/** How many times something: there is no answer where there is nothing to compare with. */
function times(displayName: string): FieldConfig {
  return { displayName, unit: 'suffix:×', decimals: 1, noValue: '–' };
}
