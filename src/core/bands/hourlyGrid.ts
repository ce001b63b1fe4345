import { HOUR } from '../usage/timeWindow';
import type { HourlyCost } from './band';

/** An hour without a call cost nothing, which is known. */
function emptyHour(start: number): HourlyCost {
  return { start, cost: 0n, costSquared: 0n, calls: 0, callsUnknown: 0 };
}

/**
 * Every UTC hour from a feature's first one up to `until` (epoch ms, not included), those without calls at zero: a mean
 * over busy hours only would make every night look cheap and every morning dear. Throws where an hour is given twice.
 */
export function hourlyGrid(hours: readonly HourlyCost[], until: number): HourlyCost[] {
  const known = new Map<number, HourlyCost>();
  for (const hour of hours) {
    if (hour.start % HOUR !== 0) {
      throw new RangeError(`An hour has to begin at a full hour UTC, got ${new Date(hour.start).toISOString()}`);
    }
    if (known.has(hour.start)) {
      throw new RangeError(`The hour ${new Date(hour.start).toISOString()} is given twice`);
    }
    known.set(hour.start, hour);
  }
  const grid: HourlyCost[] = [];
  const first = Math.min(...known.keys());
  for (let start = first; start < until; start += HOUR) {
    grid.push(known.get(start) ?? emptyHour(start));
  }
  return grid;
}

/**
 * For every hour of a grid, how many hours of history it has: those since the first one with a call among the `length` hours
 * before it. The verdict on an hour thereby depends on these hours alone, so that a rule that asks a store for no more of
 * them comes to the same one; a feature that was silent for as long begins anew.
 */
export function hoursOfHistory(grid: readonly HourlyCost[], length: number): number[] {
  let first = 0;
  return grid.map((_, index) => {
    while (first < index && (first < index - length || grid[first]?.calls === 0)) {
      first += 1;
    }
    return index - first;
  });
}
