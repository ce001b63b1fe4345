import { usdFromPico } from '../pricing/picoUsd';
import type { PicoUsd } from '../pricing/picoUsd';

/** What one user spent in the 24 hours before an evaluation and in the seven days before those. */
export interface UserSpend {
  readonly recent: PicoUsd;
  readonly baseline: PicoUsd;
  /** How many of the seven days had any call. */
  readonly baselineDays: number;
}

export interface RunawayOptions {
  /** How many times their own daily average. */
  readonly times: number;
  /** Nobody who spent less than this in 24 hours is running away (dollars). */
  readonly floorUsd: number;
  /** A user without enough history is held to this many dollars in 24 hours. */
  readonly newUserUsd: number;
}

/** Without a floor a quarter of all users is above ten times their own average at any time: their averages are cents. */
export const runawayDefaults: RunawayOptions = { times: 10, floorUsd: 5, newUserUsd: 25 };

/** The days before the 24 hours that are judged. */
export const BASELINE_DAYS = 7;

/** Less history than this says nothing about a user's habits. */
export const BASELINE_DAYS_NEEDED = 3;

/**
 * What the rule is evaluated to: above 1 it fires. The baseline leaves out the 24 hours that are judged: with them in it no
 * user could ever be more than seven times above. `undefined` below the floor: no verdict is needed.
 */
export function runawayValue(
  { recent, baseline, baselineDays }: UserSpend,
  options: RunawayOptions,
): number | undefined {
  const spent = usdFromPico(recent);
  if (spent < options.floorUsd) {
    return undefined;
  }
  const isNew = baselineDays < BASELINE_DAYS_NEEDED || baseline === 0n;
  return spent / (isNew ? options.newUserUsd : (options.times * usdFromPico(baseline)) / BASELINE_DAYS);
}
