import { DAY, HOUR, WEEK } from '../usage/timeWindow';
import { previousWindow, sameHoursEarlier } from './comparisonWindow';

const from = Date.UTC(2026, 8, 14);

describe('sameHoursEarlier', () => {
  it.each([
    ['an hour', HOUR, 1, '1 week before'],
    ['exactly 7 days', WEEK, 1, '1 week before'],
    ['7 days and a millisecond', WEEK + 1, 2, '2 weeks before'],
    ['30 days', 30 * DAY, 5, '5 weeks before'],
    ['nothing', 0, 1, '1 week before'],
  ])('moves %s back by whole weeks, so that the windows never overlap', (_, length, weeks, label) => {
    const window = sameHoursEarlier({ from, to: from + length });
    expect(window).toEqual({ from: from - weeks * WEEK, to: from + length - weeks * WEEK, shift: weeks * WEEK, label });
    expect(window.to).toBeLessThanOrEqual(from);
  });
});

describe('previousWindow', () => {
  it('ends where the window begins and is as long', () => {
    expect(previousWindow({ from, to: from + 90 })).toEqual({
      from: from - 90,
      to: from,
      shift: 90,
      label: 'previous range',
    });
  });
});
