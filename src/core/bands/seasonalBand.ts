import { usdFromPico } from '../pricing/picoUsd';
import { type Expectation, type HourlyCost, historyHours } from './band';
import { hoursOfHistory } from './hourlyGrid';

const WEEK_HOURS = 168;
export const DAY_HOURS = 24;
/** An hour of the week may be quiet by chance, so less than this share of the mean is never expected. */
export const EXPECTED_FLOOR = 0.02;
/** How much a feature's hours, and its days, vary beside what the number of its calls explains (facts of the detection bench). */
export const RELATIVE_SPREAD = 0.18;
export const DAILY_SPREAD = 0.12;
/**
 * Beyond this many times the sigmas, the Wilson-Hilferty border would fall with a wider spread: a feature of very few and
 * very dear calls would be judged ever more strictly. It stays where it is highest.
 */
export const WIDEST_SPREAD = 1.5;
/**
 * An hour that brings its last 24 above their border breaks the band only where it is itself this share of the sigmas above
 * its expectation: at 0.375 of them, half of the tenfold incidents would alarm again within a day (`docs/methods/band-detection.md`).
 */
export const DAY_GATE = 0.625;
/** A 24-hour expectation from a single week is none. */
export const DAY_WEEKS_NEEDED = 2;

/** What some hours are expected to cost, in dollars, and its standard deviation. */
export interface SeasonalMoments {
  readonly expected: number;
  readonly sigma: number;
}

/** An hour's own moments and those of the 24 hours that end with it, where there are weeks enough to compare these with. */
export interface SeasonalHour {
  readonly history: number;
  readonly n: number;
  readonly hour: SeasonalMoments;
  readonly day: SeasonalMoments | undefined;
  /** What the 23 hours before it cost, in dollars. */
  readonly dayBefore: number;
}

/**
 * Expects of an hour the median of the same hour, the one before and the one after in the four weeks before, and of 24 hours
 * the median of the same 24 in these weeks. The variance counts calls: phi x expected, phi being the sum of squared call
 * costs per dollar, plus a relative spread. The border is where the Wilson-Hilferty z of a gamma distribution with these
 * moments reaches `sigmas`: for the hour; or for the 24 hours, if the hour itself is high. `undefined` without history.
 */
export function seasonalExpectations(grid: readonly HourlyCost[], sigmas: number): (Expectation | undefined)[] {
  return seasonalHours(grid).map((moments) => moments && expect(moments, sigmas));
}

/** The moments that the band is drawn from; `undefined` where there is nothing to compare an hour with. */
export function seasonalHours(grid: readonly HourlyCost[]): (SeasonalHour | undefined)[] {
  const costs = grid.map(({ cost }) => usdFromPico(cost));
  const [spent, squared] = [runningSums(grid.map(({ cost }) => cost)), runningSums(grid.map(squaresOf))];
  return hoursOfHistory(grid, historyHours.seasonal).map((history, index) => {
    const comparable = comparableHours(costs, index, history);
    if (comparable.length === 0) {
      return undefined;
    }
    const from = Math.max(0, index - historyHours.seasonal);
    const past = { cost: usdFrom(spent, from, index), squares: usdSquaredFrom(squared, from, index), hours: history };
    const days = comparableDays(spent, index, history);
    return {
      history,
      n: comparable.length,
      hour: momentsOf(comparable, past, { length: 1, spread: RELATIVE_SPREAD }),
      day:
        days.length < DAY_WEEKS_NEEDED || past.cost === 0
          ? undefined
          : momentsOf(days, past, { length: DAY_HOURS, spread: DAILY_SPREAD }),
      dayBefore: usdFrom(spent, Math.max(0, index - DAY_HOURS + 1), index),
    };
  });
}

function squaresOf({ costSquared, start }: HourlyCost): bigint {
  if (costSquared === undefined) {
    throw new RangeError(`The seasonal band needs the squared costs of the hour ${new Date(start).toISOString()}`);
  }
  return costSquared;
}

/** The exact sums of everything before each index, and of everything. */
function runningSums(values: readonly bigint[]): bigint[] {
  const sums = [0n];
  let sum = 0n;
  for (const value of values) {
    sum += value;
    sums.push(sum);
  }
  return sums;
}

/** Dollars from one index up to another. Sums are only judged by, so that rounding them twice does no harm. */
function usdFrom(sums: readonly bigint[], from: number, to: number): number {
  return Number((sums[to] as bigint) - (sums[from] as bigint)) / 1e12;
}

function usdSquaredFrom(sums: readonly bigint[], from: number, to: number): number {
  return Number((sums[to] as bigint) - (sums[from] as bigint)) / 1e24;
}

const weeksAgo = [1, 2, 3, 4] as const;

/** How many hours ago the comparable hours were: the same one of the week, the one before and the one after. */
export const comparableHoursAgo: readonly number[] = weeksAgo.flatMap((week) =>
  [-1, 0, 1].map((beside) => week * WEEK_HOURS + beside),
);

/** How many hours ago the comparable 24 hours ended. */
export const comparableDaysAgo: readonly number[] = weeksAgo.map((week) => week * WEEK_HOURS);

function comparableHours(costs: readonly number[], index: number, history: number): number[] {
  const comparable: number[] = [];
  for (const ago of comparableHoursAgo) {
    if (ago <= history) {
      comparable.push(costs[index - ago] as number);
    }
  }
  return comparable;
}

function comparableDays(spent: readonly bigint[], index: number, history: number): number[] {
  const comparable: number[] = [];
  for (const ago of comparableDaysAgo) {
    if (ago + DAY_HOURS - 1 <= history) {
      comparable.push(usdFrom(spent, index - ago - DAY_HOURS + 1, index - ago + 1));
    }
  }
  return comparable;
}

/** Dollars in all hours of the history, the sum of its calls' squared costs, and how many hours these are. */
interface Past {
  readonly cost: number;
  readonly squares: number;
  readonly hours: number;
}

function momentsOf(
  comparable: readonly number[],
  { cost, squares, hours }: Past,
  { length, spread }: { length: number; spread: number },
): SeasonalMoments {
  if (cost === 0) {
    return { expected: 0, sigma: 0 };
  }
  const expected = Math.max(median(comparable), (EXPECTED_FLOOR * length * cost) / hours);
  const variance = (squares / cost) * expected + (spread * expected) ** 2;
  return { expected, sigma: Math.sqrt(variance) };
}

function expect({ history, n, hour, day, dayBefore }: SeasonalHour, sigmas: number): Expectation {
  const alone = borderOf(hour, sigmas);
  const upper =
    day === undefined
      ? alone
      : Math.min(alone, Math.max(borderOf(hour, DAY_GATE * sigmas), borderOf(day, sigmas) - dayBefore));
  return { history, n, ...hour, upper };
}

/** The cost whose z = 3 / relative x (cbrt(cost / expected) - 1 + relative^2 / 9) is `sigmas`; 0 where nothing is expected. */
function borderOf({ expected, sigma }: SeasonalMoments, sigmas: number): number {
  if (expected === 0) {
    return 0;
  }
  const relative = Math.min(sigma / expected, WIDEST_SPREAD * sigmas);
  return expected * (1 - relative ** 2 / 9 + (sigmas * relative) / 3) ** 3;
}

function median(values: readonly number[]): number {
  const ordered = [...values].sort((a, b) => a - b);
  const middle = ordered.length / 2;
  const upper = ordered[Math.floor(middle)] as number;
  return Number.isInteger(middle) ? ((ordered[middle - 1] as number) + upper) / 2 : upper;
}
