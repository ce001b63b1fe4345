import { usdFromPico } from '../pricing/picoUsd';
import { type Expectation, type HourlyCost, historyHours } from './band';
import { hoursOfHistory } from './hourlyGrid';

const WEEK_HOURS = 168;
/** An hour of the week may be quiet by chance, so less than this share of the mean is never expected. */
export const EXPECTED_FLOOR = 0.02;
/** How much a feature's hours vary beside what the number of its calls explains (facts of the detection bench). */
export const RELATIVE_SPREAD = 0.18;
/**
 * Beyond this many times the sigmas, the Wilson-Hilferty border would fall with a wider spread: a feature of very few and
 * very dear calls would be judged ever more strictly. It stays where it is highest.
 */
export const WIDEST_SPREAD = 1.5;

/**
 * Expects of an hour the median of the same hour, the one before and the one after in the four weeks before. Its variance
 * counts calls: phi x expected, phi being the sum of squared call costs per dollar, plus a relative spread. The border is
 * where the Wilson-Hilferty z of a gamma distribution with these moments reaches `sigmas`. `undefined` without history.
 */
export function seasonalExpectations(grid: readonly HourlyCost[], sigmas: number): (Expectation | undefined)[] {
  const costs = grid.map(({ cost }) => usdFromPico(cost));
  let sum = 0n;
  let squares = 0n;
  const history = hoursOfHistory(grid, historyHours.seasonal);
  return grid.map((hour, index) => {
    const hours = history[index] as number;
    const comparable = comparableHours(costs, index, hours);
    const expectation =
      comparable.length === 0
        ? undefined
        : expect(comparable, { history: hours, cost: usdFromPico(sum), squares, sigmas });
    sum += hour.cost;
    squares += squaresOf(hour);
    const leaving = grid[index - historyHours.seasonal];
    if (leaving !== undefined) {
      sum -= leaving.cost;
      squares -= squaresOf(leaving);
    }
    return expectation;
  });
}

function squaresOf({ costSquared, start }: HourlyCost): bigint {
  if (costSquared === undefined) {
    throw new RangeError(`The seasonal band needs the squared costs of the hour ${new Date(start).toISOString()}`);
  }
  return costSquared;
}

/** How many hours ago the comparable hours were: the same one of the week, the one before and the one after. */
export const comparableHoursAgo: readonly number[] = [1, 2, 3, 4].flatMap((week) =>
  [-1, 0, 1].map((beside) => week * WEEK_HOURS + beside),
);

function comparableHours(costs: readonly number[], index: number, history: number): number[] {
  return comparableHoursAgo.flatMap((ago) => (ago <= history ? [costs[index - ago] as number] : []));
}

interface Past {
  readonly history: number;
  /** Dollars in all hours of the history, and the sum of its calls' squared costs in pico-USD squared. */
  readonly cost: number;
  readonly squares: bigint;
  readonly sigmas: number;
}

function expect(comparable: readonly number[], { history, cost, squares, sigmas }: Past): Expectation {
  const n = comparable.length;
  if (cost === 0) {
    return { history, n, expected: 0, sigma: 0, upper: 0 };
  }
  const expected = Math.max(median(comparable), (EXPECTED_FLOOR * cost) / history);
  const phi = Number(`${squares}e-24`) / cost;
  const variance = phi * expected + (RELATIVE_SPREAD * expected) ** 2;
  const sigma = Math.sqrt(variance);
  const relative = Math.min(sigma / expected, WIDEST_SPREAD * sigmas);
  // The cost whose z = 3 / relative x (cbrt(cost / expected) - 1 + relative^2 / 9) is `sigmas`.
  const root = 1 - relative ** 2 / 9 + (sigmas * relative) / 3;
  return { history, n, expected, sigma, upper: expected * root ** 3 };
}

function median(values: readonly number[]): number {
  const ordered = [...values].sort((a, b) => a - b);
  const middle = ordered.length / 2;
  const upper = ordered[Math.floor(middle)] as number;
  return Number.isInteger(middle) ? ((ordered[middle - 1] as number) + upper) / 2 : upper;
}
