import type { LineageRow } from 'core/lineage/lineageRow';
import { generateIncident } from './generateIncident';
import { type Incident, incidents } from './incidents';
import { runIncident } from './runIncident';

const from = Date.UTC(2026, 10, 20, 3, 12);
const calls = generateIncident(incidents['retry-storm'] as Incident, { range: { from, to: from + 60_000 } });

describe('runIncident', () => {
  it('inserts every call once, within five seconds of its time, and ends', async () => {
    const inserts: Array<{ readonly at: number; readonly batch: readonly LineageRow[] }> = [];
    const heard: number[] = [];
    let clock = from;
    await runIncident({
      calls,
      now: () => clock,
      wait(milliseconds) {
        clock += milliseconds;
        return Promise.resolve();
      },
      insert(batch) {
        inserts.push({ at: clock, batch });
        return Promise.resolve();
      },
      onInserted: (inserted) => heard.push(inserted),
    });
    expect(inserts.flatMap(({ batch }) => batch)).toEqual(calls);
    const delays = inserts.flatMap(({ at, batch }) => batch.map(({ time }) => at - time));
    expect(Math.min(...delays)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...delays)).toBeLessThan(5_000);
    expect(inserts.length).toBeGreaterThan(10);
    expect(heard.at(-1)).toBe(calls.length);
  });

  it('ends with the insert that fails', async () => {
    const run = runIncident({
      calls,
      now: () => from + 60_000,
      wait: () => Promise.resolve(),
      insert: () => Promise.reject(new Error('refused')),
      onInserted: () => undefined,
    });
    await expect(run).rejects.toThrow('refused');
  });
});
