import type { HourlyCost } from 'core/bands/band';
import { DAY, HOUR } from 'core/usage/timeWindow';
import { type BackTestData, backTestRule } from './backTestRules';
import { ruleDefaults } from './ruleSettings';

const FROM = Date.parse('2026-10-01T00:00:00Z');
const window = { from: FROM, to: FROM + 28 * DAY };

/** Two dollars an hour from eight days before the window on, but for the hours that cost something else. */
function steady(dearer: Readonly<Record<number, number>> = {}, calls = 30): HourlyCost[] {
  return Array.from({ length: 36 * 24 }, (_, place) => place - 8 * 24).map((index) => ({
    start: FROM + index * HOUR,
    cost: BigInt(dearer[index] ?? 2) * 10n ** 12n,
    calls,
    callsUnknown: index === 100 ? 3 : 0,
  }));
}

function aPast(overrides: Partial<BackTestData> = {}): BackTestData {
  return {
    window,
    features: { values: [{ value: 'search', hours: steady() }], ofValues: 1 },
    users: { values: [], ofValues: 0 },
    unpriced: [],
    ...overrides,
  };
}

const ofFeatures = (values: Readonly<Record<string, readonly HourlyCost[]>>): Partial<BackTestData> => ({
  features: { values: Object.entries(values).map(([value, hours]) => ({ value, hours })), ofValues: 2 },
});

describe('the back-test of the feature rule', () => {
  it('names the hours that would have fired, oldest first, with their dollars', () => {
    const past = aPast(ofFeatures({ search: steady({ 300: 50 }), chat: steady({ 99: 20, 100: 30 }) }));
    const { firings = [], perWeek, above } = backTestRule('feature-anomaly', past, ruleDefaults);
    expect(firings.map(({ subject, from, to, hours, cost }) => [subject, from, to, hours, cost])).toEqual([
      ['chat', FROM + 99 * HOUR, FROM + 101 * HOUR, 2, 50],
      ['search', FROM + 300 * HOUR, FROM + 301 * HOUR, 1, 50],
    ]);
    expect(firings[0]?.callsUnknown).toBe(3);
    expect(perWeek).toBe(0.5);
    expect(above).toBeCloseTo((firings[0]?.above ?? NaN) + (firings[1]?.above ?? NaN), 12);
  });

  it('leaves out what broke before the window', () => {
    expect(backTestRule('feature-anomaly', aPast(ofFeatures({ search: steady({ [-1]: 50 }) })), ruleDefaults)).toEqual({
      kind: 'feature-anomaly',
      firings: [],
      perWeek: 0,
      above: 0,
    });
  });

  it('follows the thresholds', () => {
    const past = aPast(ofFeatures({ search: steady({ 300: 3 }) }));
    const strict = { ...ruleDefaults, band: { ...ruleDefaults.band, floorUsd: 4 } };
    expect(backTestRule('feature-anomaly', past, ruleDefaults).firings).toHaveLength(1);
    expect(backTestRule('feature-anomaly', past, strict).firings).toHaveLength(0);
  });

  it('joins what one alert would have joined', () => {
    const past = aPast(ofFeatures({ search: steady({ 300: 60, 304: 60 }) }));
    expect(backTestRule('feature-anomaly', past, ruleDefaults).firings).toHaveLength(2);
    expect(backTestRule('feature-anomaly', past, { ...ruleDefaults, lookBackHours: 4 }).firings).toHaveLength(1);
  });
});

describe('the back-test of the user rule', () => {
  const spent = (at: number, usd: bigint): HourlyCost => ({
    start: FROM + at * HOUR,
    cost: usd * 10n ** 12n,
    calls: 1,
    callsUnknown: 0,
  });

  it('is one alert as long as the 24 hours stay too dear, with the most that any of them cost', () => {
    const users = { values: [{ value: 'u1', hours: [spent(10, 30n), spent(20, 40n)] }], ofValues: 1 };
    const { firings } = backTestRule('runaway-user', aPast({ users }), ruleDefaults);
    expect(firings).toEqual([
      {
        kind: 'runaway-user',
        subject: 'u1',
        from: FROM + 10 * HOUR,
        to: FROM + 44 * HOUR,
        hours: 34,
        cost: 70,
        above: 45,
        callsUnknown: 0,
      },
    ]);
  });

  it('blames nobody for calls that name no user', () => {
    const users = { values: [{ value: '(none)', hours: [spent(10, 300n)] }], ofValues: 1 };
    expect(backTestRule('runaway-user', aPast({ users }), ruleDefaults).firings).toEqual([]);
  });
});

describe('the back-test of the other rules', () => {
  it('adds up the calls of all features before it calls an hour silent', () => {
    const silent = steady().filter(({ start }) => start !== FROM + 300 * HOUR);
    const one = aPast(ofFeatures({ search: silent, chat: steady() }));
    const both = aPast(ofFeatures({ search: silent, chat: silent }));
    expect(backTestRule('data-stopped', one, ruleDefaults).firings).toEqual([]);
    expect(backTestRule('data-stopped', both, ruleDefaults).firings).toEqual([
      { kind: 'data-stopped', from: FROM + 300 * HOUR, to: FROM + 301 * HOUR, hours: 1, callsUnknown: 0 },
    ]);
  });

  it('claims nothing about when tokens without a price would have fired', () => {
    expect(backTestRule('unpriced-tokens', aPast(), ruleDefaults)).toEqual({ kind: 'unpriced-tokens' });
  });
});
