import { type PicoUsd, usdFromPico } from '../pricing/picoUsd';
import { bucketStarts } from '../usage/step';
import { DAY, type TimeWindow } from '../usage/timeWindow';
import { type ChangeDay, type ChangeUsage, MINIMUM_WEEK_REQUESTS, isUncertain, minimumWeekCost } from './changeUsage';

/** Each day is held against the same weekday a week before. */
export const DAYS_APART = 7;
/** Days of the window: two weeks, so that every weekday is there twice. */
export const DRIFT_DAYS = 2 * DAYS_APART;
/** Fewer weekdays that can be compared tell nothing of how much they differ by chance. */
export const MINIMUM_PAIRS = 5;
/** Growth over the window, as a share of the mean, from which on a feature drifts. */
export const DRIFT_GROWTH = 0.2;
/** How many standard errors the slope has to be above 0. */
export const STANDARD_ERRORS = 2;

/** How the cost per request of a group moved over two weeks, as shares of its mean. */
export interface DriftTrend {
  /** Growth a week, and the two standard errors that it is uncertain by. */
  readonly perWeek: number;
  readonly uncertainty: number;
  /** Growth over the whole window. */
  readonly growth: number;
  /** Weekdays that could be compared: 5 to 7. */
  readonly pairs: number;
}

/** `small` is below the floors; `too few days` is not enough data; `unknown` lacks the cost of too many calls. */
export type Drift =
  ({ readonly kind: 'drifting' | 'steady' } & DriftTrend) | { readonly kind: 'small' | 'too few days' | 'unknown' };

/**
 * The last 14 complete days before the end of a window by the clock of a zone: the starts of the days, ascending, and the
 * window from the first to the end of the last. A running day is left out, its requests being those of its nights.
 */
export function driftWindow({ to }: TimeWindow, timeZone: string): { window: TimeWindow; starts: readonly number[] } {
  const touched = bucketStarts({ from: to - (DRIFT_DAYS + 2) * DAY, to: to + 1 }, 'day', timeZone);
  const days = touched.slice(-DRIFT_DAYS - 1);
  return {
    window: { from: days[0] as number, to: days[DRIFT_DAYS] as number },
    starts: days.slice(0, DRIFT_DAYS),
  };
}

/**
 * Whether cost per request rises over 14 days, ascending and without gaps: the least-squares slope with a level for each
 * weekday is more than two standard errors above 0, and makes at least 20 % of the mean over the window. With two days a
 * weekday that regression is the mean of their differences. A weekday is left out where one of
 * its two days has no request or an uncertain cost. `dollar` is what a US dollar is worth in the unit of the costs, pico-USD
 * where it is absent.
 */
export function computeDrift(days: readonly ChangeDay[], dollar?: PicoUsd): Drift {
  if (days.length !== DRIFT_DAYS) {
    throw new RangeError(`Drift is told over ${DRIFT_DAYS} days, got ${days.length}`);
  }
  const [before, after] = [days.slice(0, DAYS_APART), days.slice(DAYS_APART)];
  const pairs = before.map((day, index) => [day, after[index] as ChangeDay] as const);
  const used = pairs.filter((pair) => pair.every(({ requests }) => requests > 0));
  if (used.length < MINIMUM_PAIRS) {
    return { kind: 'too few days' };
  }
  const certain = used.filter((pair) => !pair.some(isUncertain));
  if (certain.length < MINIMUM_PAIRS) {
    return { kind: 'unknown' };
  }
  if ([before, after].some((week) => isSmall(week, minimumWeekCost(dollar)))) {
    return { kind: 'small' };
  }
  const trend = fitTrend(certain.map(([early, late]) => [costPerRequest(early), costPerRequest(late)]));
  const isDrifting = trend.perWeek > trend.uncertainty && trend.growth >= DRIFT_GROWTH;
  return { kind: isDrifting ? 'drifting' : 'steady', ...trend };
}

function isSmall(week: readonly ChangeUsage[], minimumCost: PicoUsd): boolean {
  const cost = week.reduce((sum, day) => sum + day.cost, 0n);
  const requests = week.reduce((sum, day) => sum + day.requests, 0);
  return cost < minimumCost || requests < MINIMUM_WEEK_REQUESTS;
}

function costPerRequest({ cost, requests }: ChangeUsage): number {
  return usdFromPico(cost) / requests;
}

/**
 * The slope per day is the mean difference / 7, its standard error the differences' standard deviation / (7 sqrt(n)), on
 * n - 1 degrees of freedom; the weekdays' own levels cancel. A group that cost nothing does not move.
 */
function fitTrend(pairs: ReadonlyArray<readonly [number, number]>): DriftTrend {
  const n = pairs.length;
  const differences = pairs.map(([early, late]) => late - early);
  const rise = sumOf(differences) / n;
  const deviation = Math.sqrt(sumOf(differences.map((difference) => (difference - rise) ** 2)) / (n - 1));
  const mean = sumOf(pairs.flat()) / (2 * n);
  const share = (usd: number) => (mean === 0 ? 0 : usd / mean);
  return {
    perWeek: share(rise),
    uncertainty: share((STANDARD_ERRORS * deviation) / Math.sqrt(n)),
    growth: share((rise * DRIFT_DAYS) / DAYS_APART),
    pairs: n,
  };
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
