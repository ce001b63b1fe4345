import { DAY, HOUR, MINUTE, type TimeWindow } from './timeWindow';

/** The width of a bucket. Hours and days are those of the reporting zone's clock. */
export type BucketStep = '5 minutes' | 'hour' | 'day';

/** Steps that show a range in some ten to four hundred buckets: five minutes up to 6 hours, hours up to 14 days, days beyond. */
export function stepFor({ from, to }: TimeWindow): BucketStep {
  const length = to - from;
  if (length <= 6 * HOUR) {
    return '5 minutes';
  }
  return length <= 14 * DAY ? 'hour' : 'day';
}

const stepLength: Readonly<Record<BucketStep, number>> = { '5 minutes': 5 * MINUTE, hour: HOUR, day: DAY };

/** About how many buckets a window has. */
export function countBuckets({ from, to }: TimeWindow, step: BucketStep): number {
  return Math.ceil((to - from) / stepLength[step]);
}

/**
 * The start of every bucket that a window touches, ascending, as a store with the same zone cuts them. Days follow the
 * zone's own midnights, so a day in which the clocks change has 23 or 25 hours.
 */
export function bucketStarts(window: TimeWindow, step: BucketStep, timeZone: string): number[] {
  const starts: number[] = [];
  let start = startOf(window.from, step, timeZone);
  while (start < window.to) {
    starts.push(start);
    // One and a half steps ahead lies inside the next bucket, however long this day is.
    const next = startOf(start + stepLength[step] * 1.5, step, timeZone);
    start = next > start ? next : start + stepLength[step];
  }
  return starts;
}

function startOf(instant: number, step: BucketStep, timeZone: string): number {
  const length = stepLength[step];
  if (step === '5 minutes') {
    return Math.floor(instant / length) * length; // every zone's offset is a multiple of it
  }
  const offset = zoneOffset(instant, timeZone);
  const start = Math.floor((instant + offset) / length) * length - offset;
  // Within the hour the offset is one; since midnight it may have changed.
  return step === 'hour' ? start : start + offset - zoneOffset(start, timeZone);
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Milliseconds that a zone's clock is ahead of UTC at an instant. Throws a RangeError for a zone that does not exist. */
function zoneOffset(instant: number, timeZone: string): number {
  let formatter = formatters.get(timeZone);
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formatters.set(timeZone, formatter);
  }
  const part = Object.fromEntries(formatter.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  const clock = Date.UTC(
    part['year'] as number,
    (part['month'] as number) - 1,
    part['day'],
    part['hour'],
    part['minute'],
    part['second'],
  );
  return clock - Math.floor(instant / 1000) * 1000;
}

/**
 * Whether a name is a time zone that this browser knows. Offsets such as `+01:00` are none, though browsers take them:
 * PostgreSQL reads them with the opposite sign.
 */
export function isTimeZone(name: string): boolean {
  if (/^[+-]/.test(name)) {
    return false;
  }
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
