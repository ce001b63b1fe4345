import type { LineageRow } from 'core/lineage/lineageRow';
import { type LiveDemo, startLivePosition, takeLiveCalls } from './takeLiveCalls';

export interface LiveOptions {
  readonly demo: LiveDemo;
  /** Calls per minute at most. */
  readonly rate: number;
  /** Epoch milliseconds. */
  now(): number;
  /** Resolves after the milliseconds; rejects where living has to end. */
  wait(milliseconds: number): Promise<void>;
  insert(calls: readonly LineageRow[]): Promise<void>;
  onProgress(message: string): void;
}

const STEP_MS = 5_000;
const MINUTE = 60_000;

/**
 * Inserts the demo's calls as their time comes, every five seconds, until `wait` or `insert` rejects. What has come since the
 * demo's end is caught up with at the same bounded rate, the oldest first.
 */
export async function runLive(options: LiveOptions): Promise<never> {
  const { demo, rate } = options;
  const step = Math.max(STEP_MS, MINUTE / rate);
  const most = Math.max(1, Math.floor((rate * step) / MINUTE));
  let position = startLivePosition(demo);
  let inserted = 0;
  let reported = -Infinity;
  for (;;) {
    const until = options.now();
    const batch = takeLiveCalls(position, { demo, until, most });
    if (batch.calls.length > 0) {
      await options.insert(batch.calls);
    }
    position = batch.position;
    inserted += batch.calls.length;
    if (until - reported >= MINUTE) {
      reported = until;
      options.onProgress(describeLive(batch.calls, { position: position.hour, inserted, until, most }));
    }
    await options.wait(step);
  }
}

function describeLive(
  calls: readonly LineageRow[],
  state: { readonly position: number; readonly inserted: number; readonly until: number; readonly most: number },
): string {
  const { position, inserted, until, most } = state;
  if (position > until) {
    return `Live: the next call is due after ${isoTime(position)}, and this machine's clock is at ${isoTime(until)}`;
  }
  const last = calls.at(-1);
  const behind = last !== undefined && calls.length === most ? Math.floor((until - last.time) / MINUTE) : 0;
  const lag =
    behind > 0 ? `; ${behind.toLocaleString('en-US')} minutes behind, catching up as fast as --rate lets` : '';
  return `Live: ${inserted.toLocaleString('en-US')} calls inserted until ${isoTime(until)}${lag}`;
}

function isoTime(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}
