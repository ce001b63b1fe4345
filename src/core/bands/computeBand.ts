import { usdFromPico } from '../pricing/picoUsd';
import { type BandHour, type BandOptions, type Expectation, type HourlyCost } from './band';
import { hourlyGrid } from './hourlyGrid';
import { seasonalExpectations } from './seasonalBand';
import { trailingExpectations } from './trailingBand';

/**
 * Judges every hour of a feature from its first one up to `until` (epoch ms, not included), oldest first. Hours before the
 * first one given are not there: a feature seen for the first time is warming up, not cheap. A verdict needs no more than
 * `historyHours` before its hour. A running hour may be among
 * them, because its cost can only grow: above the band it stays above.
 */
export function computeBand(hours: readonly HourlyCost[], until: number, options: BandOptions): BandHour[] {
  if (hours.length === 0) {
    return [];
  }
  const grid = hourlyGrid(hours, until);
  const expectations =
    options.kind === 'trailing'
      ? trailingExpectations(grid, options.sigmas)
      : seasonalExpectations(grid, options.sigmas);
  return grid.map((hour, index) => judge(hour, expectations[index], options));
}

function judge(
  { start, cost, calls, callsUnknown }: HourlyCost,
  expectation: Expectation | undefined,
  { warmUpHours, floorUsd }: BandOptions,
): BandHour {
  const spent = { start, cost: usdFromPico(cost), calls, callsUnknown };
  const { history, n } = expectation ?? { history: 0, n: 0 };
  if (expectation === undefined || history < warmUpHours) {
    return { ...spent, history, n, expected: undefined, sigma: undefined, upper: undefined, broken: false, above: 0 };
  }
  const { expected, sigma } = expectation;
  const upper = Math.max(expectation.upper, floorUsd);
  const above = Math.max(0, spent.cost - upper);
  return { ...spent, history, n, expected, sigma, upper, broken: above > 0, above };
}
