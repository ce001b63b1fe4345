import { HOUR } from '../usage/timeWindow';
import type { BandHour } from './band';
import { listBrokenHours, summarizeBands } from './brokenHours';

function anHour(hour: number, over: Partial<BandHour> = {}): BandHour {
  const judged = { expected: 1, sigma: 1, upper: 4, broken: false, above: 0 };
  return { start: hour * HOUR, cost: 1, calls: 1, callsUnknown: 0, history: 100, n: 100, ...judged, ...over };
}
const above = (hour: number, dollars: number) => anHour(hour, { cost: 4 + dollars, broken: true, above: dollars });
const warming = { history: 20, n: 20, expected: undefined, sigma: undefined, upper: undefined };

describe('listBrokenHours', () => {
  it('has the newest first, those of one hour by the dollars above the band', () => {
    const hours = listBrokenHours([
      { value: 'chat', hours: [above(1, 5), anHour(2), above(3, 1)] },
      { value: 'search', hours: [anHour(1), above(3, 2)] },
    ]);
    expect(hours.map(({ value, start, above: dollars }) => [value, start / HOUR, dollars])).toEqual([
      ['search', 3, 2],
      ['chat', 3, 1],
      ['chat', 1, 5],
    ]);
  });
});

describe('summarizeBands', () => {
  it('counts values and hours above their bands and adds up the dollars', () => {
    const summary = summarizeBands([
      { value: 'chat', hours: [above(1, 5), above(2, 2.5)] },
      { value: 'search', hours: [anHour(1), anHour(2)] },
      { value: 'agent', hours: [above(2, 1)] },
    ]);
    expect(summary).toEqual({ values: 3, brokenValues: 2, brokenHours: 3, above: 8.5, warmingUp: 0 });
  });

  it('counts as warming up what has no verdict on its last hour', () => {
    const summary = summarizeBands([
      { value: 'new', hours: [anHour(1, warming), anHour(2, warming)] },
      { value: 'first hour', hours: [anHour(2, { ...warming, history: 0, n: 0 })] },
      { value: 'grown up', hours: [anHour(1, warming), anHour(2)] },
    ]);
    expect(summary.warmingUp).toBe(2);
  });

  it('does not take long silence for a warm-up', () => {
    const silent = anHour(2, { ...warming, history: 0, n: 0, calls: 0, cost: 0 });
    expect(summarizeBands([{ value: 'gone', hours: [anHour(1), silent] }]).warmingUp).toBe(0);
  });
});
