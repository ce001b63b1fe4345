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
  const usd = usdFromPico(cost);
  const { history, n } = expectation ?? none;
  const isWarm = expectation !== undefined && history >= warmUpHours;
  const upper = isWarm ? Math.max(expectation.upper, floorUsd) : undefined;
  const above = upper === undefined ? 0 : Math.max(0, usd - upper);
  return {
    start,
    cost: usd,
    calls,
    callsUnknown,
    history,
    n,
    expected: isWarm ? expectation.expected : undefined,
    sigma: isWarm ? expectation.sigma : undefined,
    upper,
    broken: above > 0,
    above,
  };
}

const none = { history: 0, n: 0 };
