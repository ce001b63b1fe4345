import type { HourlyCost } from 'core/bands/band';
import { HOUR } from 'core/usage/timeWindow';
import { type Random, randomStream } from '../../demo/random';

export const WEEK_HOURS = 168;
/** Four weeks to learn from, four to be judged in. */
export const WARM_UP_HOURS = 4 * WEEK_HOURS;
export const SERIES_HOURS = 8 * WEEK_HOURS;
/** 2026-03-02, a Monday. */
const START = Date.UTC(2026, 2, 2);

export const incidents = ['none', 'prompt bloat', 'retry storm', 'agent loop', 'fallback', 'slow leak'] as const;
export type IncidentKind = (typeof incidents)[number];

/** How long each lasts, in hours: dearer calls for a day, calls twice and four times, a burst, a dear model, a creep. */
const duration: Readonly<Record<IncidentKind, number>> = {
  none: 0,
  'prompt bloat': 24,
  'retry storm': 2,
  'agent loop': 4,
  fallback: 6,
  'slow leak': 336,
};

export const trafficShapes = {
  office: { trough: 0.05, weekend: 0.2 },
  consumer: { trough: 0.3, weekend: 0.85 },
} as const;
export type TrafficShape = keyof typeof trafficShapes;

/** Requests in the busiest hour. */
export const trafficSizes = { large: 2000, medium: 200, small: 20 } as const;
export type TrafficSize = keyof typeof trafficSizes;

/** One feature's hours with the hours of its incident, indices into `hours`; `from` equals `to` where there is none. */
export interface LabelledSeries {
  readonly hours: readonly HourlyCost[];
  readonly from: number;
  readonly to: number;
}

interface SeriesOptions {
  readonly seed: number;
  readonly index: number;
  readonly shape: TrafficShape;
  readonly size: TrafficSize;
  readonly incident: IncidentKind;
}

/** The standard deviation of the logarithm of a request's cost, whose mean is a dollar. */
const COST_SPREAD = 1;

/** Eight weeks of a feature: daily and weekly rhythm, growth, busy and quiet days, one holiday, at most one incident. */
export function labelledSeries({ seed, index, shape, size, incident }: SeriesOptions): LabelledSeries {
  const random = randomStream(seed, shape, size, incident, index);
  const weekly = Array.from({ length: WEEK_HOURS }, (_, hour) => rhythm(shape, hour));
  const meanRhythm = weekly.reduce((sum, value) => sum + value, 0) / WEEK_HOURS;
  const peak = trafficSizes[size];
  const growth = -0.01 + 0.05 * random.uniform();
  const from = WARM_UP_HOURS + random.below(SERIES_HOURS - WARM_UP_HOURS - 340);
  const to = from + duration[incident];
  const holiday = WARM_UP_HOURS + 24 * random.below(28);
  let dayLevel = 1;
  let drift = 0;
  const hours = Array.from({ length: SERIES_HOURS }, (_, hour): HourlyCost => {
    if (hour % 24 === 0) {
      dayLevel = Math.exp(0.1 * random.normal());
    }
    drift = 0.6 * drift + 0.08 * Math.sqrt(1 - 0.36) * random.normal();
    const isHoliday = hour >= holiday && hour < holiday + 24 && Math.floor(hour / 24) % 7 < 5;
    const level = (weekly[hour % WEEK_HOURS] as number) * (isHoliday ? trafficShapes[shape].weekend : 1);
    const requests = peak * level * dayLevel * Math.exp(drift) * Math.exp((growth * hour) / WEEK_HOURS);
    const change = hour >= from && hour < to ? effect(incident, hour - from) : noEffect;
    const { cost, squares } = spend(random, random.poisson(requests * change.traffic));
    const burst = change.burst * peak * meanRhythm * (1 + 0.1 * random.normal());
    return {
      start: START + hour * HOUR,
      cost: pico(cost * change.price + burst),
      costSquared: pico(squares * change.price ** 2 + burst) * 10n ** 12n,
      calls: 1,
      callsUnknown: 0,
    };
  });
  return { hours, from, to };
}

function rhythm(shape: TrafficShape, hour: number): number {
  const { trough, weekend } = trafficShapes[shape];
  const day = Math.max(0, Math.sin((Math.PI * ((hour % 24) - 6)) / 15)) ** 1.2;
  return (trough + (1 - trough) * day) * (Math.floor(hour / 24) % 7 >= 5 ? weekend : 1);
}

interface Effect {
  /** Times the usual number of requests. */
  readonly traffic: number;
  /** Times the usual cost of each. */
  readonly price: number;
  /** Cost beside the usual requests, in mean hours. */
  readonly burst: number;
}

const noEffect: Effect = { traffic: 1, price: 1, burst: 0 };

function effect(incident: IncidentKind, hour: number): Effect {
  switch (incident) {
    case 'none':
      return noEffect;
    case 'prompt bloat':
      return { ...noEffect, price: 2 };
    case 'retry storm':
      return { ...noEffect, traffic: hour === 0 ? 4 : 2.5 };
    case 'agent loop':
      return { ...noEffect, burst: 3 };
    case 'fallback':
      return { ...noEffect, price: 10 };
    case 'slow leak':
      return { ...noEffect, price: 1.04 ** (hour / 24) };
    default:
      return incident satisfies never;
  }
}

/** Above this many requests their sum is drawn at once: it is normal to a hair, and a thousand draws an hour take minutes. */
const DRAWN_ONE_BY_ONE = 400;

function spend(random: Random, requests: number): { cost: number; squares: number } {
  const meanSquare = Math.exp(COST_SPREAD ** 2);
  if (requests >= DRAWN_ONE_BY_ONE) {
    const cost = requests + Math.sqrt(requests * (meanSquare - 1)) * random.normal();
    return { cost: Math.max(0, cost), squares: requests * meanSquare };
  }
  let cost = 0;
  let squares = 0;
  for (let request = 0; request < requests; request++) {
    const each = random.logNormal(Math.exp(-(COST_SPREAD ** 2) / 2), COST_SPREAD);
    cost += each;
    squares += each ** 2;
  }
  return { cost, squares };
}

function pico(usd: number): bigint {
  return BigInt(Math.round(Math.max(0, usd) * 1e6)) * 10n ** 6n;
}
