import type { LineageRow } from 'core/lineage/lineageRow';
import { HOUR, demoRange } from '../demoRange';
import { generateCallsOfHour } from '../generateCalls';
import { type LiveDemo, startLivePosition, takeLiveCalls } from './takeLiveCalls';

const now = Date.UTC(2026, 10, 20, 13, 40);
const { to } = demoRange(now);
const fresh: LiveDemo = { now, newest: to - 1 };

/** Everything that is taken in steps of `step` milliseconds up to `end`. */
function takeAll(demo: LiveDemo, { end, step, most }: { end: number; step: number; most: number }): LineageRow[] {
  const calls: LineageRow[] = [];
  let position = startLivePosition(demo);
  for (let until = to; until <= end; until += step) {
    const batch = takeLiveCalls(position, { demo, until, most });
    calls.push(...batch.calls);
    position = batch.position;
  }
  return calls;
}

const twoHours = [to, to + HOUR].flatMap((start) => generateCallsOfHour(start, { now }));

describe('takeLiveCalls', () => {
  it.each([
    ['in steps of 7 minutes', 420_000, 1_000],
    ['at once', 3 * HOUR - 1, 10_000],
    ['a few at a time', 60_000, 20],
  ])('returns each call of the hours since the demo once, %s', (_, step, most) => {
    const taken = takeAll(fresh, { end: to + 3 * HOUR, step, most });
    expect(taken.slice(0, twoHours.length)).toEqual(twoHours);
    expect(taken.length).toBeGreaterThan(twoHours.length);
  });

  it('returns no call before its time', () => {
    const until = to + 30 * 60_000;
    const { calls } = takeLiveCalls(startLivePosition(fresh), { demo: fresh, until, most: 10_000 });
    expect(calls).toEqual(twoHours.filter(({ time }) => time <= until));
    expect(calls.length).toBeGreaterThan(10);
  });

  it('returns at most as many as it may, the oldest first', () => {
    const batch = takeLiveCalls(startLivePosition(fresh), { demo: fresh, until: to + 2 * HOUR, most: 7 });
    expect(batch.calls).toEqual(twoHours.slice(0, 7));
    expect(batch.position).toEqual({ hour: to, taken: 7 });
  });

  it('goes on after what was in the table, also in the running hour', () => {
    const newest = to + HOUR + 600_000;
    const taken = takeAll({ now, newest }, { end: to + 2 * HOUR - 1, step: 300_000, most: 1_000 });
    expect(taken.length).toBeGreaterThan(10);
    expect(taken.filter(({ time }) => time <= newest)).toEqual([]);
  });

  it('returns nothing before the newest call of a table that is ahead of the clock', () => {
    const demo: LiveDemo = { now, newest: to + 5 * HOUR };
    const batch = takeLiveCalls(startLivePosition(demo), { demo, until: to + HOUR, most: 10 });
    expect(batch).toEqual({ calls: [], position: { hour: to + 5 * HOUR, taken: 0 } });
  });
});
