import { DAY, HOUR } from '../usage/timeWindow';
import { findIncidents, summarizeBackTest } from './backTest';
import type { BandHour } from './band';

const START = Date.parse('2026-03-01T00:00:00Z');

function hours(broken: readonly number[]): BandHour[] {
  return Array.from({ length: 48 }, (_, index) => ({
    start: START + index * HOUR,
    cost: broken.includes(index) ? 14 : 4,
    calls: 1,
    callsUnknown: 0,
    history: 168,
    n: 168,
    expected: 4,
    sigma: 2,
    upper: 10,
    broken: broken.includes(index),
    above: broken.includes(index) ? 4 : 0,
  }));
}

describe('findIncidents', () => {
  it('joins hours that lie within the three hours the rule looks back', () => {
    expect(findIncidents(hours([5, 6, 9, 20]))).toEqual([
      { from: START + 5 * HOUR, to: START + 10 * HOUR, hours: 3, above: 12 },
      { from: START + 20 * HOUR, to: START + 21 * HOUR, hours: 1, above: 4 },
    ]);
  });

  it('keeps apart what three quiet hours lie between', () => {
    expect(findIncidents(hours([5, 9]))).toHaveLength(2);
  });

  it('joins as many as a rule looks back that looks back further', () => {
    expect(findIncidents(hours([5, 9]), 4)).toHaveLength(1);
  });

  it('finds nothing in quiet hours', () => {
    expect(findIncidents(hours([]))).toEqual([]);
  });
});

describe('summarizeBackTest', () => {
  it('says how many pages a week that is and what it cost', () => {
    const incidents = [...findIncidents(hours([5, 6])), ...findIncidents(hours([30]))];
    expect(summarizeBackTest(incidents, 28 * DAY)).toEqual({
      incidents: 2,
      brokenHours: 3,
      pagesPerWeek: 0.5,
      above: 12,
    });
  });
});
