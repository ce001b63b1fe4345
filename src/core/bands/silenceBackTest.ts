import { HOUR, MINUTE, type TimeWindow, WEEK } from '../usage/timeWindow';

/** Calls of any outcome within one UTC hour; hours without a call may be left out. */
export interface HourlyCalls {
  readonly start: number;
  readonly calls: number;
}

export interface SilenceOptions {
  /** Minutes without a call; a back-test takes the whole hours that hold them. */
  readonly minutes: number;
  /** As many calls began within as many minutes one week ago: it is usually busy at this time. */
  readonly busyCalls: number;
}

/** A silence longer than this does not end by itself: the week to compare with is silent too. */
const LASTING = WEEK;

/**
 * The full hours after `from` and up to `to` (epoch ms) at which the rule on stopped data would have fired. Counts by the
 * hour do not tell when within an hour the last call began, so a silence is counted from the end of that hour. Nothing
 * has stopped that never began: hours before the first call are quiet.
 */
export function findSilentHours(
  hours: readonly HourlyCalls[],
  { from, to }: TimeWindow,
  { minutes, busyCalls }: SilenceOptions,
): number[] {
  const calls = new Map(hours.map(({ start, calls: count }) => [start, count]));
  const least = Math.max(1, Math.ceil((minutes * MINUTE) / HOUR)) * HOUR;
  const known = [...calls].flatMap(([start, count]) => (count > 0 ? [start] : []));
  const first = Math.min(...known);
  const silent: number[] = [];
  if (known.length === 0) {
    return silent;
  }
  let lastEnd = first + HOUR;
  for (let at = lastEnd; at <= to; at += HOUR) {
    if ((calls.get(at - HOUR) ?? 0) > 0) {
      lastEnd = at;
    }
    const silence = at - lastEnd;
    const isUsuallyBusy = () => callsBetween(calls, at - WEEK - least, at - WEEK) >= busyCalls;
    if (at > from && silence >= least && (silence >= LASTING || isUsuallyBusy())) {
      silent.push(at);
    }
  }
  return silent;
}

function callsBetween(calls: ReadonlyMap<number, number>, from: number, to: number): number {
  let sum = 0;
  for (let start = from; start < to; start += HOUR) {
    sum += calls.get(start) ?? 0;
  }
  return sum;
}
