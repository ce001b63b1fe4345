import { randomStream } from '../../../demo/random';
import { DAY } from '../usage/timeWindow';
import type { ChangeDay } from './changeUsage';
import { type Drift, type DriftTrend, computeDrift, driftWindow } from './drift';

const REQUESTS = 100;

/** Days by their cost per request in dollars, 100 requests each; `null` is a day without a request. */
const daysOf = (costs: ReadonlyArray<number | null>): ChangeDay[] =>
  costs.map((cost, index) => ({
    start: index * DAY,
    cost: BigInt(Math.round((cost ?? 0) * 1e6)) * 1_000_000n * BigInt(REQUESTS),
    calls: cost === null ? 0 : REQUESTS,
    unknownCalls: 0,
    requests: cost === null ? 0 : REQUESTS,
  }));

/** Cheap weekends, and a week that costs `times` as much as the one before. */
const week = [1, 1.1, 1.2, 1.1, 1, 0.4, 0.3];
const twoWeeks = (times: number) => [...week, ...week.map((cost) => cost * times)];

const withUsage = (days: readonly ChangeDay[], index: number, usage: Partial<ChangeDay>): ChangeDay[] =>
  days.map((day, at) => (at === index ? { ...day, ...usage } : day));

function trendOf(drift: Drift): DriftTrend {
  if (drift.kind !== 'drifting' && drift.kind !== 'steady') {
    throw new Error(`No trend: ${drift.kind}`);
  }
  return drift;
}

describe('driftWindow', () => {
  it('is the 14 complete days before the end, without the running one', () => {
    const { window, starts } = driftWindow({ from: 0, to: Date.parse('2026-11-18T13:00:00Z') }, 'UTC');
    expect(window).toEqual({ from: Date.parse('2026-11-04T00:00:00Z'), to: Date.parse('2026-11-18T00:00:00Z') });
    expect(starts).toHaveLength(14);
    expect(starts[13]).toBe(Date.parse('2026-11-17T00:00:00Z'));
  });

  it('ends with the day before where the window ends at midnight', () => {
    const midnight = Date.parse('2026-11-18T00:00:00Z');
    expect(driftWindow({ from: 0, to: midnight }, 'UTC').window.to).toBe(midnight);
    expect(driftWindow({ from: 0, to: midnight - 1 }, 'UTC').window.to).toBe(midnight - DAY);
  });

  it('follows the midnights of a zone whose clocks change', () => {
    const { window, starts } = driftWindow({ from: 0, to: Date.parse('2026-11-01T12:00:00Z') }, 'Europe/Berlin');
    expect(window).toEqual({ from: Date.parse('2026-10-18T00:00+02:00'), to: Date.parse('2026-11-01T00:00+01:00') });
    expect(starts[8]).toBe(Date.parse('2026-10-26T00:00+01:00'));
  });
});

describe('computeDrift', () => {
  it('finds a rise beyond its uncertainty, as shares of the mean', () => {
    const trend = trendOf(computeDrift(daysOf(twoWeeks(1.3))));
    expect(trend).toMatchObject({ kind: 'drifting', pairs: 7 });
    // The second week costs 0.3 of the first, of a mean of 1.15 of it.
    expect(trend.perWeek).toBeCloseTo(0.3 / 1.15, 12);
    expect(trend.growth).toBeCloseTo(0.6 / 1.15, 12);
  });

  it('is blind to cheap weekends', () => {
    const { perWeek, uncertainty } = trendOf(computeDrift(daysOf(twoWeeks(1))));
    expect([perWeek, uncertainty]).toEqual([0, 0]);
  });

  it('is the least-squares slope with a level for each weekday, and its two standard errors', () => {
    for (let index = 0; index < 50; index++) {
      const random = randomStream(6, 'drift', index);
      const costs = twoWeeks(0.8 + 0.6 * random.uniform()).map((cost) => cost * (0.5 + random.uniform()));
      if (index % 2 === 1) {
        costs.splice(random.below(14), 1, NaN);
      }
      const trend = trendOf(computeDrift(daysOf(costs.map((cost) => (Number.isNaN(cost) ? null : cost)))));
      const { slope, standardError, mean } = regress(costs);
      expect(trend.perWeek).toBeCloseTo((7 * slope) / mean, 5);
      expect(trend.uncertainty).toBeCloseTo((14 * standardError) / mean, 5);
      expect(trend.growth).toBeCloseTo((14 * slope) / mean, 5);
    }
  });

  it.each([
    ['a rise within its uncertainty', [...week, ...week.map((cost, day) => cost * (day % 2 === 0 ? 2 : 0.6))]],
    ['a sure rise of less than 20 %', twoWeeks(1.1)],
    ['a fall', twoWeeks(0.5)],
    ['one dear day', [...week, ...week.map((cost, day) => (day === 3 ? 10 * cost : cost))]],
  ])('is steady at %s', (_, costs) => {
    expect(computeDrift(daysOf(costs)).kind).toBe('steady');
  });

  it('drifts from 20 % over the window on', () => {
    // Growth over the window is twice the difference / the mean: 2 (t - 1) / ((t + 1) / 2).
    expect(computeDrift(daysOf(twoWeeks(1.106))).kind).toBe('drifting');
    expect(computeDrift(daysOf(twoWeeks(1.104))).kind).toBe('steady');
  });

  it('leaves out a weekday that has no request on one of its days', () => {
    const costs: Array<number | null> = twoWeeks(1.3);
    costs[2] = null;
    costs[12] = null;
    expect(computeDrift(daysOf(costs))).toMatchObject({ kind: 'drifting', pairs: 5 });
    costs[0] = null;
    expect(computeDrift(daysOf(costs))).toEqual({ kind: 'too few days' });
  });

  it('leaves out days with an uncertain cost, and is unknown with too many of them', () => {
    const days = daysOf(twoWeeks(1.3));
    const uncertain = { cost: 0n, unknownCalls: 6 };
    const five = withUsage(withUsage(days, 0, uncertain), 8, uncertain);
    expect(computeDrift(five)).toMatchObject({ kind: 'drifting', pairs: 5 });
    expect(computeDrift(withUsage(five, 2, uncertain))).toEqual({ kind: 'unknown' });
    expect(computeDrift(withUsage(five, 2, { unknownCalls: 5 }))).toMatchObject({ kind: 'drifting', pairs: 5 });
  });

  it.each([
    ['a week that costs less than a dollar a day', daysOf(twoWeeks(1.3).map((cost) => cost / 100))],
    ['a week of fewer than 50 requests', daysOf(twoWeeks(1.3)).map((day) => ({ ...day, calls: 7, requests: 7 }))],
  ])('calls %s small', (_, days) => {
    expect(computeDrift(days)).toEqual({ kind: 'small' });
  });

  it('judges what costs and is asked for just enough', () => {
    const days = daysOf(twoWeeks(1.3)).map((day, index) => ({ ...day, requests: index % 7 === 0 ? 8 : 7 }));
    expect(computeDrift(days).kind).toBe('drifting');
    expect(computeDrift(daysOf(Array.from({ length: 14 }, () => 0.01))).kind).toBe('steady');
  });

  it('refuses anything but 14 days', () => {
    expect(() => computeDrift(daysOf(week))).toThrow('got 7');
  });
});

/** Least squares with a level for each weekday: both variables lose their weekday's mean. `NaN` is a day that is not there. */
function regress(costs: readonly number[]) {
  const weekdays = Array.from({ length: 7 }, (_, day) => [
    { x: day, y: costs[day] as number },
    { x: day + 7, y: costs[day + 7] as number },
  ]).filter((points) => points.every(({ y }) => !Number.isNaN(y)));
  const centred = weekdays.flatMap((points) => {
    const x = points.reduce((sum, point) => sum + point.x, 0) / points.length;
    const y = points.reduce((sum, point) => sum + point.y, 0) / points.length;
    return points.map((point) => ({ x: point.x - x, y: point.y - y }));
  });
  const sxx = centred.reduce((sum, { x }) => sum + x * x, 0);
  const slope = centred.reduce((sum, { x, y }) => sum + x * y, 0) / sxx;
  const residuals = centred.reduce((sum, { x, y }) => sum + (y - slope * x) ** 2, 0);
  const freedom = centred.length - weekdays.length - 1;
  const all = weekdays.flat();
  return {
    slope,
    standardError: Math.sqrt(residuals / freedom / sxx),
    mean: all.reduce((sum, { y }) => sum + y, 0) / all.length,
  };
}
