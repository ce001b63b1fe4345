import { type TimeZone, dateTimeForTimeZone, dateTimeFormat } from '@grafana/data';
import type { TimeWindow } from 'core/usage/timeWindow';

export interface TimeTick {
  /** Epoch ms. */
  readonly at: number;
  readonly text: string;
}

interface TickStep {
  readonly unit: 'hours' | 'days';
  readonly count: number;
}

const steps: readonly TickStep[] = [
  ...[1, 3, 6, 12].map((count): TickStep => ({ unit: 'hours', count })),
  ...[1, 2, 3, 7, 14, 28, 91].map((count): TickStep => ({ unit: 'days', count })),
];
const HOURS = { hours: 1, days: 24 } as const;

/** Marks of a time axis at whole hours or days by the clock of the zone, at most `most` of them; on DST days too. */
export function timeTicks({ from, to }: TimeWindow, timeZone: TimeZone, most: number): TimeTick[] {
  const hours = (to - from) / 3_600_000;
  const step = steps.find(({ unit, count }) => hours / (HOURS[unit] * count) <= Math.max(1, most)) ?? steps.at(-1);
  if (step === undefined || hours <= 0) {
    return [];
  }
  const ticks: TimeTick[] = [];
  let moment = dateTimeForTimeZone(timeZone, from).startOf('day');
  while (moment.valueOf() < to) {
    const at = moment.valueOf();
    if (at >= from) {
      const isMidnight = moment.hour?.() === 0;
      ticks.push({ at, text: dateTimeFormat(at, { timeZone, format: isMidnight ? 'MM/DD' : 'HH:mm' }) });
    }
    moment = dateTimeForTimeZone(timeZone, at).add(step.count, step.unit);
  }
  return ticks;
}
