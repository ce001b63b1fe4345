import { type BandHour, bandDefaults } from 'core/bands/band';
import { computeBand } from 'core/bands/computeBand';
import { hourlyGrid } from 'core/bands/hourlyGrid';
import { DAY_GATE, type SeasonalMoments, seasonalHours } from 'core/bands/seasonalBand';
import { HOUR } from 'core/usage/timeWindow';
import { type LabelledSeries, SERIES_HOURS, WARM_UP_HOURS, WEEK_HOURS } from './labelledSeries';
import { spreadOfOwnHours } from './ownHours';
import type { Scores } from './score';

export interface Detector {
  readonly name: string;
  /** The deviations at which it alarms by default. */
  readonly sigmas: number;
  /** How far above its expectation each hour is: above `sigmas` it alarms. */
  readonly score: (series: LabelledSeries) => Scores;
}

const { trailing, seasonal } = bandDefaults;

export const detectors: readonly Detector[] = [
  { name: 'plain: 7 days, mean + 3 sigma, no guard', sigmas: 3, score: scorePlain },
  { name: 'trailing, guarded', sigmas: trailing.sigmas, score: scoreTrailing },
  { name: 'seasonal', sigmas: seasonal.sigmas, score: scoreSeasonal },
  { name: 'seasonal, hours alone', sigmas: seasonal.sigmas, score: scoreSeasonalHours },
  {
    name: 'seasonal, costs not squared in the store',
    sigmas: seasonal.sigmas,
    score: (series) => scoreSeasonal({ ...series, hours: spreadOfOwnHours(series.hours) }),
  },
];

/** The definition as it is usually given, in plain arithmetic: nothing of `core/bands` is in it. */
function scorePlain({ hours }: LabelledSeries): Scores {
  const usd = hours.map(({ cost }) => Number(cost) / 1e12);
  return Float64Array.from(usd, (cost, hour) => {
    if (hour < WARM_UP_HOURS) {
      return 0;
    }
    const window = usd.slice(hour - WEEK_HOURS, hour);
    const mean = window.reduce((sum, value) => sum + value, 0) / WEEK_HOURS;
    const variance = window.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (WEEK_HOURS - 1);
    return (cost - mean) / Math.sqrt(variance);
  });
}

function scoreTrailing({ hours }: LabelledSeries): Scores {
  return Float64Array.from(computeBand(hours, endOf(hours), trailing), (hour) =>
    hour.cost > trailing.floorUsd ? deviationsOf(hour) : 0,
  );
}

function deviationsOf({ cost, expected, sigma }: BandHour): number {
  return expected === undefined || sigma === undefined ? 0 : (cost - expected) / sigma;
}

/** The number of sigmas at which the band's border would be the cost of the hour, of which the last 24 hours are one part. */
export function scoreSeasonal(series: LabelledSeries): Scores {
  return scoreMoments(series, (alone, day) => Math.max(alone, Math.min(day, alone / DAY_GATE)));
}

function scoreSeasonalHours(series: LabelledSeries): Scores {
  return scoreMoments(series, (alone) => alone);
}

function scoreMoments({ hours }: LabelledSeries, join: (alone: number, day: number) => number): Scores {
  const grid = hourlyGrid(hours, endOf(hours));
  return Float64Array.from(seasonalHours(grid), (moments, index) => {
    const usd = Number(grid[index]?.cost) / 1e12;
    if (moments === undefined || moments.history < seasonal.warmUpHours || usd <= seasonal.floorUsd) {
      return 0;
    }
    const { hour, day, dayBefore } = moments;
    return join(gammaScore(usd, hour), day === undefined ? 0 : gammaScore(dayBefore + usd, day));
  });
}

/** The Wilson-Hilferty z. */
function gammaScore(usd: number, { expected, sigma }: SeasonalMoments): number {
  const relative = sigma / expected;
  return (3 / relative) * (Math.cbrt(usd / expected) - 1 + relative ** 2 / 9);
}

/** The grid begins with the first hour, which is the first of every series here. */
function endOf(hours: LabelledSeries['hours']): number {
  if (hours.length !== SERIES_HOURS) {
    throw new RangeError(`A labelled series has ${SERIES_HOURS} hours, got ${hours.length}`);
  }
  return (hours.at(-1)?.start ?? NaN) + HOUR;
}
