import {
  type DataFrame,
  type Field,
  FieldColorModeId,
  type FieldConfig,
  FieldType,
  createDataFrame,
} from '@grafana/data';
import { type BandHour, historyHours } from 'core/bands/band';
import type { BandOutcome, ValueBand } from 'core/bands/bandOutcome';
import { listBrokenHours, summarizeBands } from 'core/bands/brokenHours';
import { type Dimension, dimensions } from 'core/usage/dimension';
import { HOUR } from 'core/usage/timeWindow';
import type { StoreFilter } from 'stores/storeRequest';
import { withBandMeta } from './bandMeta';
import { DOLLAR_UNIT } from './fieldConfig';
import type { ColorBook } from './seriesColor';

export interface BandFrameOptions {
  /** Uid of the data source that answers. */
  readonly dataSource: string;
  readonly refId: string;
  readonly dimension: Dimension;
  readonly filters: readonly StoreFilter[];
  readonly colors: ColorBook;
}

type BandField = Omit<Field, 'state'>;

/**
 * One frame per value, the dearest first: `time` and, labelled with the value, `cost`, `expected`, `upper`, `sigma` and
 * `above` in dollars, `n`, `history`, `calls` and `callsUnknown`. What a band does not say while it warms up is null, and so is
 * `above` inside the band.
 */
export function bandFrames(outcome: BandOutcome, options: BandFrameOptions): DataFrame[] {
  const { none } = dimensions[options.dimension];
  const names = outcome.values.map(({ value }) => value).filter((value) => value !== none);
  const colors = options.colors.assign(names);
  return outcome.values.map((band) => {
    const fields = hourFields(band.hours).map((field) =>
      labelled(field, { ...band, dimension: options.dimension, color: colors.get(band.value) ?? NAMELESS_COLOR }),
    );
    return bandFrame({ band, fields }, outcome, options);
  });
}

/** What stands there without a value: the same fields without a row. */
export function noBandFrame(outcome: BandOutcome, options: BandFrameOptions): DataFrame {
  return bandFrame({ band: { value: '', hours: [] }, fields: hourFields([]) }, outcome, options);
}

function bandFrame(
  { band: { value, hours }, fields }: { readonly band: ValueBand; readonly fields: readonly BandField[] },
  { options: { kind, sigmas, floorUsd, warmUpHours }, runningHour }: BandOutcome,
  { refId, dataSource, dimension, filters }: BandFrameOptions,
): DataFrame {
  const time: BandField = { name: 'time', type: FieldType.time, config: {}, values: hours.map(({ start }) => start) };
  const frame = createDataFrame({
    refId,
    ...(value !== '' && { name: value }),
    meta: { preferredVisualisationType: 'graph' },
    fields: [time, ...fields],
  });
  return withBandMeta(frame, {
    kind,
    sigmas,
    floorUsd,
    warmUpHours,
    historyHours: historyHours[kind],
    runningHour: runningHour ?? null,
    dataSource,
    dimension,
    filters,
  });
}

/** As `(none)` is drawn on every chart. */
const NAMELESS_COLOR = '#A0A0A0';

interface Labelling extends ValueBand {
  readonly dimension: Dimension;
  readonly color: string;
}

/** The cost of a value has its name and its colour, so that core's time series panel draws it as on other boards. */
function labelled({ config, ...field }: BandField, { value, dimension, color }: Labelling): BandField {
  const { displayName, ...rest } = config;
  const isCost = field.name === 'cost';
  return {
    ...field,
    labels: { [dimension]: value },
    config: {
      ...rest,
      displayNameFromDS: isCost ? value : `${value}: ${displayName}`,
      ...(isCost && { color: { mode: FieldColorModeId.Fixed, fixedColor: color } }),
    },
  };
}

/** One row per hour above its band, the newest first. */
export function brokenHoursFrame({ values }: BandOutcome, { refId, dimension }: BandFrameOptions): DataFrame {
  const hours = listBrokenHours(values);
  const time = (name: string, displayName: string, starts: readonly number[]): BandField => ({
    name,
    type: FieldType.time,
    config: { displayName },
    values: [...starts],
  });
  return createDataFrame({
    refId,
    meta: { preferredVisualisationType: 'table' },
    fields: [
      time(
        'time',
        'Hour',
        hours.map(({ start }) => start),
      ),
      {
        name: dimension,
        type: FieldType.string,
        config: { displayName: dimensions[dimension].label },
        values: hours.map(({ value }) => value),
      },
      ...hourFields(hours.map(withoutZeroUnknown)),
      // A link to the calls of an hour needs both ends of it.
      time(
        'end',
        'End of the hour',
        hours.map(({ start }) => start + HOUR),
      ),
    ],
  });
}

/** In a table, a column of noughts would hide the one call that matters. */
function withoutZeroUnknown(hour: BandHour): FrameHour {
  return { ...hour, callsUnknown: hour.callsUnknown === 0 ? undefined : hour.callsUnknown };
}

/** One row of numbers: how many values and hours are above their bands, by how much, and how many are not judged yet. */
export function bandSummaryFrame({ values, ofValues }: BandOutcome, { refId }: BandFrameOptions): DataFrame {
  const summary = summarizeBands(values);
  return createDataFrame({
    refId,
    meta: { preferredVisualisationType: 'table' },
    // Without values there is nothing to count, and a panel says so.
    fields: [
      number('brokenValues', count('Broken'), [summary.brokenValues]),
      number('brokenHours', count('Broken hours'), [summary.brokenHours]),
      number('above', usd('Above the band'), [summary.above]),
      number('warmingUp', count('Warming up'), [summary.warmingUp]),
      number('values', count('Values'), [summary.values]),
      number('leftOut', count('Left out'), [ofValues - summary.values]),
    ].map((field) => (summary.values === 0 ? { ...field, values: [] } : field)),
  });
}

/** An hour in a table says nothing where no call is of unknown cost. */
type FrameHour = Omit<BandHour, 'callsUnknown'> & { readonly callsUnknown: number | undefined };

function hourFields(hours: readonly FrameHour[]): BandField[] {
  const pick = (valueOf: (hour: FrameHour) => number | undefined) => hours.map(valueOf);
  return [
    number(
      'cost',
      usd('Cost'),
      pick(({ cost }) => cost),
    ),
    number(
      'expected',
      usd('Expected'),
      pick(({ expected }) => expected),
    ),
    number(
      'upper',
      usd('Upper border'),
      pick(({ upper }) => upper),
    ),
    number(
      'sigma',
      usd('Sigma'),
      pick(({ sigma }) => sigma),
    ),
    number(
      'above',
      usd('Above the band'),
      pick(({ broken, above }) => (broken ? above : undefined)),
    ),
    number(
      'n',
      count('n'),
      pick(({ n }) => n),
    ),
    number(
      'history',
      count('Hours of history'),
      pick(({ history }) => history),
    ),
    number(
      'calls',
      count('Calls'),
      pick(({ calls }) => calls),
    ),
    number(
      'callsUnknown',
      count('Calls of unknown cost'),
      pick(({ callsUnknown }) => callsUnknown),
    ),
  ];
}

function number(name: string, config: FieldConfig, values: ReadonlyArray<number | undefined>): BandField {
  return { name, type: FieldType.number, config, values: values.map((value) => value ?? null) };
}

function usd(displayName: string): FieldConfig {
  return { displayName, unit: DOLLAR_UNIT, noValue: '–' };
}

function count(displayName: string): FieldConfig {
  return { displayName, unit: 'sishort' };
}
