import type { BandHour, BandOptions, HourlyCost } from 'core/bands/band';
import { computeBand } from 'core/bands/computeBand';
import { scaleDecimal } from 'core/pricing/picoUsd';
import { HOUR } from 'core/usage/timeWindow';
import type { HourRow, HourSeries } from './readHours';

/** The band of a series whose frame has none: its hours judged by those before them in the same frame; or why not. */
export type OwnBand = { readonly hours: ReadonlyMap<number, BandHour> } | { readonly problem: string };

export function computeOwnBand(series: HourSeries, options: BandOptions): OwnBand {
  const { name, hours } = series;
  const last = hours.at(-1);
  if (last === undefined) {
    return { hours: new Map() };
  }
  const lacksSquares = hours.some(({ values }) => values.cost !== undefined && values.costSquared === undefined);
  if (options.kind === 'seasonal' && lacksSquares) {
    return {
      problem: `${name} lacks the field "costSquared" (the sum of the squared costs of the hour's calls), without which there is no seasonal band. Choose the trailing band, or ask the LLM Token Cost data source.`,
    };
  }
  const crooked = hours.find(({ start }) => start % HOUR !== 0);
  if (crooked !== undefined) {
    return {
      problem: `${name} has a row at ${new Date(crooked.start).toISOString()}, but a band needs rows at full hours UTC. Group by the hour in UTC.`,
    };
  }
  if (smallestStep(hours) > HOUR) {
    return { problem: `${name} has steps of more than an hour, but a band is made of hours. Group by the hour.` };
  }
  const judged = computeBand(hours.map(hourlyCost), last.start + HOUR, options);
  return { hours: new Map(judged.map((hour) => [hour.start, hour])) };
}

/** The shortest distance of two rows; an hour where there are fewer than two. */
export function smallestStep(hours: readonly HourRow[]): number {
  const steps = hours.flatMap(({ start }, index) => {
    const next = hours[index + 1];
    return next === undefined ? [] : [next.start - start];
  });
  return steps.length === 0 ? HOUR : Math.min(...steps);
}

/** A row without a cost is an hour of unknown cost; one that is not there had no calls. */
function hourlyCost({ start, values }: HourRow): HourlyCost {
  const { cost, calls, callsUnknown, costSquared } = values;
  return {
    start,
    cost: cost === undefined ? 0n : scaleDecimal(cost, 12),
    calls: calls ?? 1,
    callsUnknown: callsUnknown ?? (cost === undefined ? 1 : 0),
    costSquared: costSquared === undefined ? 0n : scaleDecimal(costSquared, 24),
  };
}
