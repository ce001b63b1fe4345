import { HOUR } from '../usage/timeWindow';
import type { BandHour } from './band';

/** Spans may arrive late, so as many closed hours are judged again; the running hour comes on top. */
export const LOOK_BACK_HOURS = 3;

/** The hours that a rule judges at `now` (epoch ms): the running one and the closed ones before it. */
export function judgedHours(
  now: number,
  lookBackHours = LOOK_BACK_HOURS,
): { readonly from: number; readonly to: number } {
  const running = Math.floor(now / HOUR) * HOUR;
  return { from: running - lookBackHours * HOUR, to: running + HOUR };
}

/**
 * What the rule of a feature is evaluated to at `now`: the most that any judged hour cost in relation to the upper border
 * of its band. Above 1 it fires; `undefined` where every judged hour is warming up.
 */
export function ruleValue(hours: readonly BandHour[], now: number): number | undefined {
  const { from, to } = judgedHours(now);
  const values = hours.flatMap(({ start, cost, upper }) =>
    start >= from && start < to && upper !== undefined ? [cost / upper] : [],
  );
  return values.length === 0 ? undefined : Math.max(...values);
}
