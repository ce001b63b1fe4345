import type { DataFrame } from '@grafana/data';
import { type BandHour, type BandOptions, bandDefaults } from 'core/bands/band';
import type { TimeWindow } from 'core/usage/timeWindow';
import { readBandMeta } from 'frames/bandMeta';
import { type ChartHour, type CostChart, isBroken } from './costChart';
import type { CostBandOptions } from './options';
import { computeOwnBand, smallestStep } from './ownBand';
import { type HourRow, type HourSeries, readHours } from './readHours';

export interface PrepareContext {
  readonly options: CostBandOptions;
  readonly window: TimeWindow;
  /** When the answer was asked for, epoch ms; no hour is known to be running where absent. */
  readonly now: number | undefined;
}

export interface Prepared {
  /** In the order in which they are shown. */
  readonly charts: readonly CostChart[];
  readonly problems: readonly string[];
}

/** Frames as charts: read, judged where they bring no band, cut to the time range and put in order. */
export function prepare(frames: readonly DataFrame[], context: PrepareContext): Prepared {
  const { series, problems } = readHours(frames);
  const made = series.map((each) => chartOf(each, context));
  return {
    charts: made
      .map(({ chart }) => chart)
      .filter(({ hours }) => hours.length > 0)
      .sort(orders[context.options.sort]),
    problems: [...new Set([...problems, ...made.flatMap(({ problem }) => problem ?? [])])],
  };
}

const orders: Readonly<Record<CostBandOptions['sort'], (a: CostChart, b: CostChart) => number>> = {
  broken: (a, b) => b.above - a.above || b.brokenHours - a.brokenHours || b.cost - a.cost,
  cost: (a, b) => b.cost - a.cost,
  name: (a, b) => a.name.localeCompare(b.name),
};

function chartOf(series: HourSeries, context: PrepareContext): { chart: CostChart; problem: string | undefined } {
  const { name, frame, costField } = series;
  const { window, now, options } = context;
  const meta = readBandMeta(frame);
  const bringsBand = series.fields.has('expected') || series.fields.has('upper');
  const wanted = optionsOf(options);
  const own = bringsBand ? undefined : computeOwnBand(series, wanted);
  const judged = own !== undefined && 'hours' in own ? own.hours : undefined;
  const step = smallestStep(series.hours);
  const isRunning = (start: number) =>
    meta === undefined ? now !== undefined && start <= now && now < start + step : start === meta.runningHour;
  const hours = series.hours
    .filter(({ start }) => start + step > window.from && start < window.to)
    .map((row) => chartHour(row, judged?.get(row.start), isRunning(row.start)));
  const broken = hours.filter(isBroken);
  const last = hours.at(-1);
  return {
    chart: {
      name,
      frame,
      costField,
      hours,
      step,
      cost: sumOf(hours.map(({ cost }) => cost)),
      above: sumOf(broken.map(({ above }) => above)),
      brokenHours: broken.length,
      band: meta ?? (judged && wanted),
      meta,
      warmingUp: last?.upper === undefined ? last?.history : undefined,
    },
    problem: own !== undefined && 'problem' in own ? own.problem : undefined,
  };
}

/** For drawing and sorting: what is unknown is left out. */
function sumOf(values: ReadonlyArray<number | undefined>): number {
  return values.reduce<number>((sum, value) => (value === undefined ? sum : sum + value), 0);
}

function optionsOf({ kind, sigmas, floorUsd }: CostBandOptions): BandOptions {
  const defaults = bandDefaults[kind];
  return { ...defaults, sigmas: sigmas > 0 ? sigmas : defaults.sigmas, floorUsd };
}

function chartHour({ row, start, values }: HourRow, judged: BandHour | undefined, isRunning: boolean): ChartHour {
  const { cost, calls, callsUnknown, n, history } = values;
  const { expected, upper, sigma } = judged ?? values;
  return {
    row,
    start,
    isRunning,
    cost,
    calls,
    callsUnknown,
    expected,
    upper,
    sigma,
    n: judged?.n ?? n,
    history: judged?.history ?? history,
    above: upper === undefined || cost === undefined ? undefined : (values.above ?? Math.max(0, cost - upper)),
  };
}
