import { type PicoUsd, usdFromPico } from '../pricing/picoUsd';
import { type Expectation, type HourlyCost, historyHours } from './band';
import { hoursOfHistory } from './hourlyGrid';

/** A cost that never varied would call a tenth more an anomaly: sigma is at least this share of the mean. */
export const SIGMA_FLOOR = 0.05;

/**
 * Mean and standard deviation of the 168 hours before each hour, which is not among them: an hour inside its own baseline
 * of n hours can never be more than (n - 1) / sqrt(n) deviations away from it. `undefined` for the first hour.
 *
 * The sums are integers, so that a week-old spike leaves nothing behind when it moves out of the window; doubles would.
 */
export function trailingExpectations(grid: readonly HourlyCost[], sigmas: number): (Expectation | undefined)[] {
  let sum = 0n;
  let squares = 0n;
  const history = hoursOfHistory(grid, historyHours.trailing);
  return grid.map((hour, index) => {
    const n = history[index] as number;
    const expectation = n === 0 ? undefined : expect(n, sum, squares, sigmas);
    const leaving = grid[index - historyHours.trailing]?.cost ?? 0n;
    sum += hour.cost - leaving;
    squares += hour.cost ** 2n - leaving ** 2n;
    return expectation;
  });
}

function expect(n: number, sum: PicoUsd, squares: bigint, sigmas: number): Expectation {
  const expected = usdFromPico(sum) / n;
  const count = BigInt(n);
  // n x squares - sum^2 is n (n - 1) variances, in pico-USD squared.
  const scaled = count * squares - sum ** 2n;
  const deviation = n === 1 ? 0 : Math.sqrt(Number(`${scaled}e-24`) / (n * (n - 1)));
  const sigma = Math.max(deviation, SIGMA_FLOOR * expected);
  return { history: n, n, expected, sigma, upper: expected + sigmas * sigma };
}
