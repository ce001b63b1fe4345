import { DAY, HOUR } from './demoRange';

export type TrafficShape = 'working hours' | 'evenings' | 'all day' | 'nightly';

interface Profile {
  /** Weights of the UTC hours 0 to 23. */
  readonly hours: readonly number[];
  /** Weights of the days Sunday to Saturday. */
  readonly days: readonly number[];
}

const profiles: Readonly<Record<TrafficShape, Profile>> = {
  'working hours': {
    hours: [1, 1, 1, 1, 2, 4, 12, 30, 62, 88, 100, 96, 70, 84, 98, 92, 76, 48, 24, 12, 7, 4, 2, 1],
    days: [14, 98, 106, 108, 102, 84, 18],
  },
  evenings: {
    hours: [18, 9, 5, 4, 4, 7, 16, 28, 36, 40, 44, 50, 58, 52, 50, 54, 62, 74, 90, 100, 98, 84, 58, 34],
    days: [118, 92, 90, 92, 96, 104, 122],
  },
  'all day': {
    hours: [46, 42, 40, 40, 44, 50, 60, 72, 84, 92, 98, 100, 96, 94, 96, 94, 90, 86, 82, 78, 72, 66, 58, 50],
    days: [72, 104, 106, 106, 104, 102, 76],
  },
  nightly: {
    hours: [0, 0, 80, 100, 70, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    days: [100, 100, 100, 100, 100, 100, 100],
  },
};

/** The share of an average day's traffic that falls into the UTC hour starting at `hour`; the hours of a week add up to 7. */
export function hourShare(shape: TrafficShape, hour: number): number {
  const { hours, days } = profiles[shape];
  const date = new Date(hour);
  const hourWeight = hours[date.getUTCHours()] ?? 0;
  const dayWeight = days[date.getUTCDay()] ?? 0;
  return (hourWeight / sum(hours)) * ((7 * dayWeight) / sum(days));
}

/**
 * The latest Monday-to-Friday start of the UTC hour `hourOfDay` that lies at least `hoursBefore` hours before `end`: incidents
 * follow the end, and still happen while people work.
 */
export function workingHourBefore(end: number, hourOfDay: number, hoursBefore: number): number {
  const latest = end - hoursBefore * HOUR;
  let start = Math.floor(latest / DAY) * DAY + hourOfDay * HOUR;
  while (start > latest || isWeekend(start)) {
    start -= DAY;
  }
  return start;
}

function isWeekend(time: number): boolean {
  const day = new Date(time).getUTCDay();
  return day === 0 || day === 6;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
