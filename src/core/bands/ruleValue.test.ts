import { HOUR } from '../usage/timeWindow';
import type { BandHour } from './band';
import { judgedHours, ruleValue } from './ruleValue';

const NOON = Date.parse('2026-03-02T12:00:00Z');

function judged(start: number, cost: number, upper: number | undefined): BandHour {
  const broken = upper !== undefined && cost > upper;
  return {
    start,
    cost,
    calls: 1,
    callsUnknown: 0,
    history: 168,
    n: 168,
    expected: upper,
    sigma: upper,
    upper,
    broken,
    above: 0,
  };
}

describe('ruleValue', () => {
  it('is the most that the running or one of the three closed hours cost in relation to its band', () => {
    const hours = [
      judged(NOON - 4 * HOUR, 90, 10),
      judged(NOON - 3 * HOUR, 25, 10),
      judged(NOON - HOUR, 5, 10),
      judged(NOON, 12, 10),
    ];
    expect(ruleValue(hours, NOON + 17 * 60_000)).toBe(2.5);
    expect(ruleValue(hours, NOON + HOUR)).toBe(1.2);
  });

  it('has no value while every judged hour is warming up', () => {
    expect(ruleValue([judged(NOON - HOUR, 5, undefined)], NOON)).toBeUndefined();
    expect(ruleValue([judged(NOON - HOUR, 5, undefined), judged(NOON, 5, 10)], NOON)).toBe(0.5);
  });

  it('judges four hours at any minute', () => {
    expect(judgedHours(NOON + 59 * 60_000)).toEqual({ from: NOON - 3 * HOUR, to: NOON + HOUR });
    expect(judgedHours(NOON)).toEqual({ from: NOON - 3 * HOUR, to: NOON + HOUR });
  });
});
