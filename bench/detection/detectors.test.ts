import { bandDefaults } from 'core/bands/band';
import { computeBand } from 'core/bands/computeBand';
import { HOUR } from 'core/usage/timeWindow';
import { detectors, scoreSeasonal } from './detectors';
import { SERIES_HOURS, WARM_UP_HOURS, incidents, labelledSeries } from './labelledSeries';
import { spreadOfOwnHours } from './ownHours';

const fallback = labelledSeries({ seed: 1, index: 0, shape: 'consumer', size: 'medium', incident: 'fallback' });

describe('labelledSeries', () => {
  it('is the same for the same seed, and another for another', () => {
    const options = { seed: 1, index: 0, shape: 'consumer', size: 'medium', incident: 'fallback' } as const;
    expect(labelledSeries(options)).toEqual(fallback);
    expect(labelledSeries({ ...options, seed: 2 })).not.toEqual(fallback);
  });

  it.each(incidents)('has its %s after the warm-up, if any', (incident) => {
    const { hours, from, to } = labelledSeries({ seed: 3, index: 1, shape: 'office', size: 'small', incident });
    expect(hours).toHaveLength(SERIES_HOURS);
    expect(from).toBeGreaterThanOrEqual(WARM_UP_HOURS);
    expect(to).toBeLessThan(SERIES_HOURS);
    expect(to > from).toBe(incident !== 'none');
  });

  it('costs ten times as much while calls fall back', () => {
    const { hours, from, to } = fallback;
    const spent = (first: number, last: number) =>
      hours.slice(first, last).reduce((sum, { cost }) => sum + Number(cost) / 1e12, 0);
    const ratio = spent(from, to) / spent(from - 168, to - 168);
    expect(ratio).toBeGreaterThan(5);
    expect(ratio).toBeLessThan(20);
  });
});

describe('the detectors', () => {
  it.each(['trailing', 'seasonal'] as const)('score an hour above the sigmas where the %s band is broken', (kind) => {
    const { hours } = fallback;
    const detector = detectors.find(({ name }) => name.startsWith(kind));
    const scores = detector?.score(fallback) ?? [];
    const band = computeBand(hours, (hours.at(-1)?.start ?? NaN) + HOUR, bandDefaults[kind]);
    const broken = band.map((hour) => hour.broken);
    expect([...scores].map((score) => score > bandDefaults[kind].sigmas)).toEqual(broken);
    expect(broken.filter(Boolean).length).toBeGreaterThan(3);
  });

  it('read about the same squared costs off the hours as the calls have', () => {
    const squaredPerDollar = (hours: typeof fallback.hours) => {
      const warmUp = hours.slice(0, WARM_UP_HOURS);
      const squares = warmUp.reduce((sum, { costSquared }) => sum + Number(costSquared) / 1e24, 0);
      return squares / warmUp.reduce((sum, { cost }) => sum + Number(cost) / 1e12, 0);
    };
    // Lognormal costs with a mean of a dollar and a spread of 1: e dollars.
    expect(squaredPerDollar(fallback.hours)).toBeCloseTo(Math.E, 0);
    const read = squaredPerDollar(spreadOfOwnHours(fallback.hours));
    expect(read).toBeGreaterThan(0);
    expect(read).toBeLessThan(3 * Math.E);
    expect(scoreSeasonal({ ...fallback, hours: spreadOfOwnHours(fallback.hours) })).toHaveLength(SERIES_HOURS);
  });
});
