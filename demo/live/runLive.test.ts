import type { LineageRow } from 'core/lineage/lineageRow';
import { HOUR, demoRange } from '../demoRange';
import { generateCallsOfHour } from '../generateCalls';
import { runLive } from './runLive';

const now = Date.UTC(2026, 10, 20, 13, 40);
const { to } = demoRange(now);
const STOPPED = new Error('stopped');

interface Life {
  readonly rate?: number;
  /** Epoch milliseconds at which it begins and ends. */
  readonly begin: number;
  readonly end: number;
  readonly newest?: number;
}

/** Lives on a clock of its own. */
async function live({ rate = 3_000, begin, end, newest = to - 1 }: Life) {
  const inserts: Array<{ readonly at: number; readonly calls: readonly LineageRow[] }> = [];
  const messages: string[] = [];
  let clock = begin;
  const ended = runLive({
    demo: { now, newest },
    rate,
    now: () => clock,
    wait(milliseconds) {
      clock += milliseconds;
      return clock > end ? Promise.reject(STOPPED) : Promise.resolve();
    },
    insert(calls) {
      inserts.push({ at: clock, calls });
      return Promise.resolve();
    },
    onProgress: (message) => messages.push(message),
  });
  await expect(ended).rejects.toBe(STOPPED);
  return { inserts, messages };
}

describe('runLive', () => {
  it('inserts each call within five seconds of its time', async () => {
    const { inserts } = await live({ begin: to, end: to + 10 * 60_000 });
    const delays = inserts.flatMap(({ at, calls }) => calls.map(({ time }) => at - time));
    const due = generateCallsOfHour(to, { now }).filter(({ time }) => time <= to + 10 * 60_000);
    expect(inserts.flatMap(({ calls }) => calls)).toEqual(due);
    expect(due.length).toBeGreaterThan(10);
    expect(Math.min(...delays)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...delays)).toBeLessThan(5_000);
  });

  it.each([1, 7, 12, 100])('inserts at most %s calls a minute while it catches up', async (rate) => {
    const minutes = 5;
    const { inserts } = await live({ rate, begin: to + 3 * HOUR, end: to + 3 * HOUR + minutes * 60_000 - 1 });
    const inserted = inserts.reduce((sum, { calls }) => sum + calls.length, 0);
    expect(inserted).toBeLessThanOrEqual(rate * minutes);
    expect(inserted).toBeGreaterThan(rate * minutes * 0.8);
  });

  it('says once a minute how many calls there are, and how far it is behind', async () => {
    const { messages } = await live({ rate: 60, begin: to + 3 * HOUR, end: to + 3 * HOUR + 119_000 });
    expect(messages).toEqual([
      expect.stringMatching(/^Live: 5 calls inserted until 2026-11-20T16:00:00Z; 1\d\d minutes behind/),
      expect.stringMatching(/^Live: 65 calls inserted until 2026-11-20T16:01:00Z; 1\d\d minutes behind/),
    ]);
  });

  it('says when the table is ahead of the clock', async () => {
    const { inserts, messages } = await live({ begin: to, end: to + 4_000, newest: to + 5 * HOUR });
    expect(inserts).toEqual([]);
    expect(messages).toEqual([
      "Live: the next call is due after 2026-11-20T18:00:00Z, and this machine's clock is at 2026-11-20T13:00:00Z",
    ]);
  });
});
