import type { LineageRow } from 'core/lineage/lineageRow';
import { HOUR, demoRange } from './demoRange';
import { type DemoOptions, generateCallsOfHour } from './generateCalls';

/** Epoch milliseconds of the newest call that a table holds; undefined where it holds none. */
export type Newest = number | undefined;

/** The demo's calls whose requests began after `newest`, sorted by time; all of them where nothing is there yet. */
export function* generateCallsAfter(newest: Newest, options: DemoOptions): Generator<LineageRow> {
  const { from, to } = demoRange(options.now);
  for (let start = firstHourAfter(newest, from); start < to; start += HOUR) {
    yield* callsOfHourAfter(start, newest, options);
  }
}

/** The first hour from `from` on (epoch milliseconds) that can have calls after `newest`. */
export function firstHourAfter(newest: Newest, from: number): number {
  return newest === undefined ? from : Math.max(from, Math.floor(newest / HOUR) * HOUR);
}

/**
 * The hour's calls without the requests that began at `newest` or before: what is there may come from another demo, and half a
 * request of this one would be a retry of nothing. Requests never leave their hour.
 */
export function callsOfHourAfter(start: number, newest: Newest, options: DemoOptions): readonly LineageRow[] {
  const calls = generateCallsOfHour(start, options);
  if (newest === undefined || newest < start) {
    return calls;
  }
  const begun = new Set(calls.filter(({ time }) => time <= newest).map((call) => call.request_id));
  return calls.filter((call) => !begun.has(call.request_id));
}
