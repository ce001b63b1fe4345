import type { BackTestData } from 'alerts/backTestRules';
import { ruleDefaults } from 'alerts/ruleSettings';
import { DAY, HOUR } from 'core/usage/timeWindow';
import { daysOfHistory, isSeasonalOffered, leftOut } from './backTestNotes';

const TO = Date.parse('2026-11-20T00:00:00Z');
const window = { from: TO - 30 * DAY, to: TO };

const spent = (start: number, usd: bigint) => ({ start, cost: usd * 10n ** 12n, calls: 1, callsUnknown: 0 });

function data(overrides: Partial<BackTestData> = {}): BackTestData {
  const none = { values: [], ofValues: 0 };
  return { window, features: none, users: none, unpriced: [], ...overrides };
}

const seenFor = (days: number) =>
  data({ features: { values: [{ value: 'search', hours: [spent(TO - days * DAY, 1n)] }], ofValues: 1 } });

describe('the history', () => {
  it('is as long as the oldest feature', () => {
    expect(daysOfHistory(seenFor(20))).toBe(20);
    expect(daysOfHistory(data())).toBeUndefined();
  });

  it('is enough for the seasonal band after two weeks', () => {
    expect([13, 14].map((days) => isSeasonalOffered(seenFor(days)))).toEqual([false, true]);
    expect(isSeasonalOffered(data())).toBe(false);
  });
});

describe('leftOut', () => {
  it('is nothing where everything was judged', () => {
    expect(leftOut(seenFor(32), ruleDefaults)).toEqual([]);
  });

  it('says for how long the band was warming up', () => {
    expect(leftOut(seenFor(20), ruleDefaults)).toEqual([expect.stringMatching(/^For the first 12 of these days/)]);
  });

  it('counts features that were not judged', () => {
    const { features } = seenFor(32);
    const cut = data({ features: { ...features, ofValues: 90 } });
    expect(leftOut(cut, ruleDefaults)).toEqual([expect.stringContaining('the 1 dearest of 90 features')]);
  });

  it.each([
    ['says that other users may have reached the floor', 5n, 1],
    ['knows that nobody else can have reached the floor', 4n, 0],
  ])('%s', (_, usd, sentences) => {
    const old = spent(window.from - 2 * DAY, 100n);
    const { features } = seenFor(32);
    const hours = [old, spent(TO - HOUR, usd)];
    const cut = data({ features, users: { values: [{ value: 'u', hours }], ofValues: 200 } });
    expect(leftOut(cut, ruleDefaults)).toHaveLength(sentences);
  });
});
