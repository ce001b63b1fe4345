import { usdFromPico } from '../pricing/picoUsd';
import { DAY, HOUR, type TimeWindow } from '../usage/timeWindow';
import type { HourlyCost } from './band';
import { BASELINE_DAYS, type RunawayOptions, runawayValue } from './runawayUser';

/** An evaluation at which a user was running away. */
export interface RunawayHour {
  /** The full hour at which the 24 hours before it were judged, epoch ms. */
  readonly at: number;
  /** Dollars of these 24 hours, and how many of them are above what the user might have spent. */
  readonly spent: number;
  readonly above: number;
  /** Calls of these 24 hours whose cost is unknown: more may have been spent. */
  readonly callsUnknown: number;
}

const HOURS_A_DAY = DAY / HOUR;

/**
 * When the rule on runaway users would have fired for one of them, judged at every full hour after `from` and up to `to`.
 * `hours` may have gaps and any order; those of the eight days before `from` are the first baseline. An hour moves through
 * eight sums, so that the time taken grows with the length of the window only.
 */
export function findRunawayHours(
  hours: readonly HourlyCost[],
  { from, to }: TimeWindow,
  options: RunawayOptions,
): RunawayHour[] {
  const first = Math.floor(from / HOUR) * HOUR + HOUR;
  const earliest = first - (1 + BASELINE_DAYS) * DAY;
  const byStart = new Map(hours.flatMap((hour) => (hour.start >= earliest ? [[hour.start, hour] as const] : [])));
  // Day 0 is the 24 hours that are judged, the others are the baseline.
  const days = Array.from({ length: 1 + BASELINE_DAYS }, () => ({ cost: 0n, calls: 0, callsUnknown: 0 }));
  const found: RunawayHour[] = [];
  for (let at = earliest + HOUR; at <= to; at += HOUR) {
    days.forEach((day, daysAgo) => {
      const youngest = at - (daysAgo * HOURS_A_DAY + 1) * HOUR;
      addHour(day, byStart.get(youngest), 1);
      addHour(day, byStart.get(youngest - DAY), -1);
    });
    if (at >= first) {
      found.push(...judge(days, options).map((judged) => ({ at, ...judged })));
    }
  }
  return found;
}

interface DaySum {
  cost: bigint;
  calls: number;
  callsUnknown: number;
}

function addHour(day: DaySum, hour: HourlyCost | undefined, sign: 1 | -1): void {
  if (hour !== undefined) {
    day.cost += BigInt(sign) * hour.cost;
    day.calls += sign * hour.calls;
    day.callsUnknown += sign * hour.callsUnknown;
  }
}

function judge([recent, ...before]: readonly DaySum[], options: RunawayOptions): Array<Omit<RunawayHour, 'at'>> {
  if (recent === undefined) {
    return [];
  }
  const value = runawayValue(
    {
      recent: recent.cost,
      baseline: before.reduce((sum, { cost }) => sum + cost, 0n),
      baselineDays: before.filter(({ calls }) => calls > 0).length,
    },
    options,
  );
  if (value === undefined || value <= 1) {
    return [];
  }
  const spent = usdFromPico(recent.cost);
  return [{ spent, above: spent - spent / value, callsUnknown: recent.callsUnknown }];
}
