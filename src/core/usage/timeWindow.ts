/** A half-open range of time, epoch milliseconds: `from` belongs to it, `to` does not. */
export interface TimeWindow {
  readonly from: number;
  readonly to: number;
}

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const WEEK = 7 * DAY;
