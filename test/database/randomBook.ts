import type { TimeWindow } from 'core/usage/timeWindow';
import { randomRows } from './randomRows';
import { referenceBook } from './referenceBook';

const between = (from: string, to: string): TimeWindow => ({ from: Date.parse(from), to: Date.parse(to) });

/** Days in which clocks or prices change. */
export const windows = {
  springDst: between('2025-03-28T11:10:00Z', '2025-04-01T05:20:00Z'),
  o3GetsCheaper: between('2025-06-08T00:00:00Z', '2025-06-12T00:00:00Z'),
  autumnDst: between('2025-10-24T22:00:00Z', '2025-10-28T00:00:00Z'),
  lunaGetsCheaper: between('2026-07-26T00:00:00Z', '2026-08-20T00:00:00Z'),
} as const;

/** Random rows in each of the windows and before it. */
export const rows = Object.values(windows).flatMap((window) => randomRows({ count: 800, window }));

export const book = referenceBook(rows);
