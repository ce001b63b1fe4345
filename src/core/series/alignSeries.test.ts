import { bucketStarts } from '../usage/step';
import { DAY, HOUR, WEEK } from '../usage/timeWindow';
import { alignSeries } from './alignSeries';

describe('alignSeries', () => {
  it('lays each value on the bucket a shift later', () => {
    const earlier = { starts: [0, 1, 2], values: [1, undefined, 3], shift: 10, additive: true };
    expect(alignSeries(earlier, [10, 11, 12])).toEqual([1, undefined, 3]);
  });

  it('leaves a later bucket without a counterpart undefined', () => {
    expect(alignSeries({ starts: [0], values: [1], shift: 10, additive: true }, [10, 20])).toEqual([1, undefined]);
    expect(alignSeries({ starts: [], values: [], shift: 10, additive: true }, [10])).toEqual([undefined]);
  });

  it.each([
    ['begin', '2026-03-25T23:00Z', '2026-04-01T22:00Z'],
    ['end', '2026-10-21T22:00Z', '2026-10-28T23:00Z'],
  ])('lays days on the same days where summer time %ss between them', (_, from, to) => {
    const window = { from: Date.parse(from), to: Date.parse(to) };
    const later = bucketStarts(window, 'day', 'Europe/Berlin');
    const starts = bucketStarts({ from: window.from - WEEK, to: window.to - WEEK }, 'day', 'Europe/Berlin');
    const values = starts.map((start) => start);
    const aligned = alignSeries({ starts, values, shift: WEEK, additive: false }, later);
    const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Berlin', weekday: 'long', hour: '2-digit' });
    const kept = aligned.slice(0, 7).map((start) => clock.format(start));
    expect(kept).toEqual(later.slice(0, 7).map((start) => clock.format(start)));
  });

  it('sums what falls on one bucket, so that the total stays', () => {
    const earlier = { starts: [0, 6, 12], values: [1, 2, 4], shift: 0, additive: true };
    const aligned = alignSeries(earlier, [1, 11]);
    expect(aligned.reduce<number>((sum, value) => sum + (value ?? NaN), 0)).toBe(7);
  });

  it('keeps of quotients that fall on one bucket the nearest, because their sum means nothing', () => {
    const rates = { starts: [-30 * 60_000, 0, HOUR], values: [0.9, 0.5, 0.6], shift: DAY, additive: false };
    expect(alignSeries(rates, [DAY, DAY + HOUR])).toEqual([0.5, 0.6]);
  });

  it('returns nothing for no later buckets', () => {
    expect(alignSeries({ starts: [0], values: [1], shift: 0, additive: true }, [])).toEqual([]);
  });
});
