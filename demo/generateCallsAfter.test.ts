import { HOUR, demoRange } from './demoRange';
import { generateCallsOfHour } from './generateCalls';
import { generateCallsAfter } from './generateCallsAfter';

const now = Date.UTC(2026, 10, 20, 13, 40);
const { from, to } = demoRange(now);
const hourBefore = (hours: number) => generateCallsOfHour(to - hours * HOUR, { now });

describe('generateCallsAfter', () => {
  it.each([undefined, from - 1])('begins with the whole demo after %s', (newest) => {
    const firstHour = generateCallsOfHour(from, { now });
    const calls: unknown[] = [];
    for (const call of generateCallsAfter(newest, { now })) {
      if (calls.push(call) === firstHour.length) {
        break;
      }
    }
    expect(calls).toEqual(firstHour);
  });

  it('returns the requests that began after the newest call', () => {
    const newest = to - 2 * HOUR + 1_234_567;
    const begun = new Set(hourBefore(2).flatMap((call) => (call.time <= newest ? [call.request_id] : [])));
    const expected = [...hourBefore(2), ...hourBefore(1)].filter((call) => !begun.has(call.request_id));
    expect([...generateCallsAfter(newest, { now })]).toEqual(expected);
    expect(begun.size).toBeGreaterThan(10);
    expect(expected.length).toBeGreaterThan(hourBefore(1).length);
  });

  it('leaves out a retry whose first attempt is not after the newest call', () => {
    const calls = [3, 2, 1].flatMap(hourBefore);
    const retry = calls.find((call) => call.attempt === 2);
    const first = calls.find((call) => call.request_id === retry?.request_id && call.attempt === 1);
    const rest = [...generateCallsAfter(first?.time, { now })];
    expect(first?.time).toBeLessThan(retry?.time ?? NaN);
    expect(rest.filter((call) => call.request_id === retry?.request_id)).toEqual([]);
  });

  it.each([to, to + HOUR])('returns nothing after %s', (newest) => {
    expect([...generateCallsAfter(newest, { now })]).toEqual([]);
  });
});
