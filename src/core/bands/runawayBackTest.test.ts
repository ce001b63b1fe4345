import fc from 'fast-check';
import { DAY, HOUR } from '../usage/timeWindow';
import type { HourlyCost } from './band';
import { findRunawayHours } from './runawayBackTest';
import { runawayDefaults, runawayValue } from './runawayUser';

const START = Date.parse('2026-03-10T00:00:00Z');
const window = { from: START, to: START + 3 * DAY };

function hour(index: number, usd: number, callsUnknown = 0): HourlyCost {
  return { start: START + index * HOUR, cost: BigInt(Math.round(usd * 100)) * 10n ** 10n, calls: 1, callsUnknown };
}

/** One dollar at noon of each of the eight days before the window. */
const habit = Array.from({ length: 8 }, (_, day) => hour((day - 8) * 24 + 12, 1));

describe('findRunawayHours', () => {
  it('fires from the hour after the spending until it is a day ago', () => {
    const found = findRunawayHours([...habit, hour(5, 40)], window, runawayDefaults);
    expect(found.map(({ at }) => (at - START) / HOUR)).toEqual(Array.from({ length: 24 }, (_, index) => index + 6));
    expect(found[0]).toEqual({ at: START + 6 * HOUR, spent: 41, above: 31, callsUnknown: 0 });
  });

  it('leaves a user alone who spends as usual, or less than the floor', () => {
    expect(findRunawayHours([...habit, hour(5, 1)], window, runawayDefaults)).toEqual([]);
    expect(findRunawayHours([hour(-60, 0.01), hour(5, 4.99)], window, runawayDefaults)).toEqual([]);
  });

  it('holds a user without three days of history to the amount for new users', () => {
    expect(findRunawayHours([hour(5, 25)], window, runawayDefaults)).toEqual([]);
    expect(findRunawayHours([hour(5, 25.01)], window, runawayDefaults)).toHaveLength(24);
  });

  it('says how many calls of unknown cost may make it worse', () => {
    const found = findRunawayHours([hour(5, 30, 2), hour(10, 0, 1)], window, runawayDefaults);
    expect([found[0]?.callsUnknown, found[5]?.callsUnknown]).toEqual([2, 3]);
  });

  it('judges neither the start of the window nor an hour after it', () => {
    const found = findRunawayHours([hour(-1, 30), hour(71, 30)], window, runawayDefaults);
    expect([found[0]?.at, found.at(-1)?.at]).toEqual([START + HOUR, window.to]);
  });

  it('agrees with adding up every window by itself', () => {
    const anHour = fc.record({
      index: fc.integer({ min: -8 * 24 - 30, max: 80 }),
      cents: fc.integer({ min: 0, max: 3000 }),
    });
    fc.assert(
      fc.property(fc.uniqueArray(anHour, { selector: ({ index }) => index, maxLength: 60 }), (drawn) => {
        const hours = drawn.map(({ index, cents }) => hour(index, cents / 100));
        const sumOf = (from: number, to: number) =>
          hours.filter(({ start }) => start >= from && start < to).reduce((sum, { cost }) => sum + cost, 0n);
        const expected = Array.from({ length: 72 }, (_, index) => START + (index + 1) * HOUR).filter((at) => {
          const daysWithCalls = [1, 2, 3, 4, 5, 6, 7].filter((daysAgo) =>
            hours.some(({ start }) => start >= at - (daysAgo + 1) * DAY && start < at - daysAgo * DAY),
          );
          const spend = {
            recent: sumOf(at - DAY, at),
            baseline: sumOf(at - 8 * DAY, at - DAY),
            baselineDays: daysWithCalls.length,
          };
          return (runawayValue(spend, runawayDefaults) ?? 0) > 1;
        });
        expect(findRunawayHours(hours, window, runawayDefaults).map(({ at }) => at)).toEqual(expected);
      }),
    );
  });
});
