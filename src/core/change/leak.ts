import type { PicoUsd } from '../pricing/picoUsd';
import { DAY, type TimeWindow, WEEK } from '../usage/timeWindow';
import { type ChangeDay, type ChangeUsage, MINIMUM_WEEK_REQUESTS, isUncertain, minimumWeekCost } from './changeUsage';

export interface LeakInput {
  /** The last 7 days, and the 7 before them. */
  readonly now: ChangeUsage;
  readonly before: ChangeUsage;
  /** The days that the two weeks touch, ascending; the first and the last may be cut. */
  readonly days: readonly ChangeDay[];
  /** What a US dollar is worth in the unit of the costs; absent where they are pico-USD. */
  readonly dollar?: PicoUsd;
}

/** `since` is the start of the first day of the leak (epoch ms), absent where its last day was a normal one again. */
export type Leak =
  | { readonly kind: 'leaking'; readonly since: number | undefined }
  | { readonly kind: 'new' }
  | { readonly kind: 'unknown' };

/** The last 7 days of a window and the 7 before, whatever its own length. */
export function leakWindows({ to }: TimeWindow): { readonly now: TimeWindow; readonly before: TimeWindow } {
  return { now: { from: to - WEEK, to }, before: { from: to - 2 * WEEK, to: to - 7 * DAY } };
}

/**
 * Whether cost at least doubled from one week to the next while requests grew by less than 20 %. A group that cost
 * nothing before is new, not leaking. `undefined` is "no": the group is too small, or its traffic explains its cost.
 */
export function computeLeak({ now, before, days, dollar }: LeakInput): Leak | undefined {
  const minimumCost = minimumWeekCost(dollar);
  if (now.requests < MINIMUM_WEEK_REQUESTS) {
    return undefined;
  }
  const isNew = before.cost === 0n && !isUncertain(before);
  const grewWithTraffic = 5 * now.requests >= 6 * before.requests;
  if (!isNew && (before.requests < MINIMUM_WEEK_REQUESTS || grewWithTraffic)) {
    return undefined;
  }
  if (isUncertain(now) || isUncertain(before)) {
    return { kind: 'unknown' };
  }
  if (now.cost < minimumCost) {
    return undefined;
  }
  if (isNew) {
    return { kind: 'new' };
  }
  const doubled = before.cost >= minimumCost && now.cost >= 2n * before.cost;
  return doubled ? { kind: 'leaking', since: computeLeakStart(now, before, days) } : undefined;
}

/**
 * The first of the unbroken run of last days whose cost per request is nearer to that of the last week than to that of the
 * week before. Days without a request, or of uncertain cost, neither begin nor break the run.
 */
function computeLeakStart(now: ChangeUsage, before: ChangeUsage, days: readonly ChangeDay[]): number | undefined {
  let since: number | undefined;
  for (const day of days.toReversed()) {
    if (day.requests === 0 || isUncertain(day)) {
      continue;
    }
    if (!isNearerToNow(day, now, before)) {
      return since;
    }
    since = day.start;
  }
  return since;
}

/** Above the middle of both costs per request, multiplied out so that nothing is rounded. The last week's is the higher one. */
function isNearerToNow(day: ChangeUsage, now: ChangeUsage, before: ChangeUsage): boolean {
  const [requests, requestsNow, requestsBefore] = [BigInt(day.requests), BigInt(now.requests), BigInt(before.requests)];
  return (
    2n * day.cost * requestsNow * requestsBefore > requests * (before.cost * requestsNow + now.cost * requestsBefore)
  );
}
