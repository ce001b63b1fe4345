import type { LineageRow } from 'core/lineage/lineageRow';
import { HOUR, demoRange } from '../demoRange';
import { type DemoOptions } from '../generateCalls';
import { type Newest, callsOfHourAfter, firstHourAfter } from '../generateCallsAfter';

/** How far the live calls have been taken: `taken` calls of the hour that starts at `hour`, all of the hours before it. */
export interface LivePosition {
  readonly hour: number;
  readonly taken: number;
}

export interface LiveDemo extends DemoOptions {
  /** The newest call that was in the table before the live ones. */
  readonly newest: Newest;
}

/** Where living begins: at the end of the demo, or in the hour of the newest call where that is later. */
export function startLivePosition(demo: LiveDemo): LivePosition {
  return { hour: firstHourAfter(demo.newest, demoRange(demo.now).to), taken: 0 };
}

export interface LiveBatch {
  readonly calls: readonly LineageRow[];
  readonly position: LivePosition;
}

/** The next calls whose time has come at `until` (epoch milliseconds), the oldest first, `most` of them at most. */
export function takeLiveCalls(
  position: LivePosition,
  { demo, until, most }: { readonly demo: LiveDemo; readonly until: number; readonly most: number },
): LiveBatch {
  const calls: LineageRow[] = [];
  let { hour, taken } = position;
  while (hour <= until) {
    const due = callsOfHourAfter(hour, demo.newest, demo).filter(({ time }) => time <= until);
    const next = due.slice(taken, taken + most - calls.length);
    calls.push(...next);
    taken += next.length;
    if (taken < due.length || hour + HOUR > until) {
      break;
    }
    hour += HOUR;
    taken = 0;
  }
  return { calls, position: { hour, taken } };
}
