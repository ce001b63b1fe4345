import type { HourlyCost } from 'core/bands/band';
import { RELATIVE_SPREAD } from 'core/bands/seasonalBand';
import { WARM_UP_HOURS, WEEK_HOURS } from './labelledSeries';

/** The median of a variance estimated from four values, as a share of the variance itself: chi-square of 3 degrees of freedom. */
const MEDIAN_SHARE = 2.366 / 3;

/**
 * A series as a store that cannot square costs would have it. The squared cost per dollar is read off the hours of its first
 * four weeks: what the same hours of the week vary beyond the band's relative spread, the median over the hours of the week,
 * so that a few strange ones do not decide.
 */
export function spreadOfOwnHours(hours: readonly HourlyCost[]): HourlyCost[] {
  const usd = hours.map(({ cost }) => Number(cost) / 1e12);
  const phis: number[] = [];
  for (let slot = 0; slot < WEEK_HOURS; slot++) {
    const weekly = usd.slice(0, WARM_UP_HOURS).filter((_, hour) => hour % WEEK_HOURS === slot);
    const mean = weekly.reduce((sum, value) => sum + value, 0) / weekly.length;
    const variance = weekly.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (weekly.length - 1);
    if (mean > 0) {
      phis.push((variance / MEDIAN_SHARE - (RELATIVE_SPREAD * mean) ** 2) / mean);
    }
  }
  phis.sort((a, b) => a - b);
  const phi = Math.max(0, phis[Math.floor(phis.length / 2)] ?? NaN);
  return hours.map((hour, index) => ({
    ...hour,
    costSquared: BigInt(Math.round(phi * (usd[index] as number) * 1e6)) * 10n ** 18n,
  }));
}
