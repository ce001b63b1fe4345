import { type TimeWindow, WEEK } from '../usage/timeWindow';

/** The earlier window that a window is held against, and how far back it lies (ms). */
export interface ComparisonWindow extends TimeWindow {
  readonly shift: number;
  readonly label: string;
}

/**
 * The same weekday hours of an earlier week: shifted by the smallest whole number of weeks that is not shorter than the
 * window, so that the two never overlap (7 days -> 1 week, 30 days -> 5 weeks).
 */
export function sameHoursEarlier({ from, to }: TimeWindow): ComparisonWindow {
  const weeks = Math.max(1, Math.ceil((to - from) / WEEK));
  const shift = weeks * WEEK;
  return { from: from - shift, to: to - shift, shift, label: weeks === 1 ? '1 week before' : `${weeks} weeks before` };
}

/** The window of the same length that ends where this one begins. */
export function previousWindow({ from, to }: TimeWindow): ComparisonWindow {
  const shift = to - from;
  return { from: from - shift, to: from, shift, label: 'previous range' };
}
