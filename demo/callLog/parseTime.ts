import { DateTime } from 'luxon';

export type ParsedTime = { readonly time: number } | { readonly reason: string };

/** Years a call log may be from: outside it a time is a mistake, such as a compact date read as seconds. */
const FIRST = Date.UTC(2000, 0, 1);
const END = Date.UTC(2100, 0, 1);

/**
 * Seconds and milliseconds since 1970 cannot be mistaken for each other between 2000 and 2100: seconds are below 4.2e9 there,
 * milliseconds above 9.4e11.
 */
const MILLISECONDS_FROM = 1e11;

const outsideYears = { reason: 'is outside the years 2000 to 2099.' } as const;

const iso =
  /^(\d{4})-(\d{2})-(\d{2})(?:(?:[T ]| +)(\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,12}))?)?)?\s*(Z|UTC|[+-]\d{2}(?::?\d{2})?)?$/i;
const epoch = /^\d+(?:\.\d+)?$/;

/**
 * Epoch milliseconds (with fractions) of an ISO time with or without offset, or of epoch seconds or milliseconds. A time
 * without offset is in `zone`; where the clock shows it twice in autumn it is the first of the two, where the clock skips it
 * in spring it is refused.
 */
export function parseTime(text: string, zone: string): ParsedTime {
  const trimmed = text.trim();
  if (epoch.test(trimmed)) {
    return parseEpoch(Number(trimmed));
  }
  const match = iso.exec(trimmed);
  if (match === null) {
    return {
      reason:
        'is not a time: write ISO such as 2026-11-21T13:05:00Z (with or without offset), or epoch seconds or milliseconds.',
    };
  }
  return parseIso(match, zone);
}

function parseEpoch(value: number): ParsedTime {
  const time = value < MILLISECONDS_FROM ? value * 1000 : value;
  if (isInYears(time)) {
    return { time };
  }
  const hint = value >= END ? ' Microseconds or nanoseconds? Divide them down to milliseconds.' : '';
  return { reason: `is outside the years 2000 to 2099, read as seconds or as milliseconds since 1970.${hint}` };
}

function parseIso(match: RegExpExecArray, zone: string): ParsedTime {
  const local = readClock(match);
  if (local === undefined) {
    return { reason: 'is not a day and time that exist.' };
  }
  if (!isInYears(local)) {
    return outsideYears;
  }
  const offset = match[8] === undefined ? zoneOffset(local, zone) : parseOffset(match[8]);
  if (offset === 'none') {
    return { reason: `does not exist in ${zone}, where the clock was put forward: write the offset into the time.` };
  }
  if (offset === 'bad') {
    return { reason: 'has an offset that does not exist; offsets lie between -14:00 and +14:00.' };
  }
  return { time: local - offset + Number(`0.${match[7] ?? '0'}`) * 1000 };
}

/** What the clock shows, in whole seconds and taken as UTC; undefined for a day or an hour that no clock shows. */
function readClock(match: RegExpExecArray): number | undefined {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map((digits: string | undefined) => Number(digits ?? '0'));
  const local = Date.UTC(year, month - 1, day, hour, minute, second);
  // Date.UTC carries over (31 April becomes 1 May) and reads the years 0 to 99 as 1900 to 1999.
  const written = [year, month - 1, day, hour, minute, second];
  const date = new Date(local);
  const shown = [
    date.getUTCFullYear(),
    date.getUTCMonth(),
    date.getUTCDate(),
    date.getUTCHours(),
    date.getUTCMinutes(),
    date.getUTCSeconds(),
  ];
  return written.every((part, at) => part === shown[at]) ? local : undefined;
}

function isInYears(time: number): boolean {
  return time >= FIRST && time < END;
}

/** Milliseconds east of UTC. */
function parseOffset(text: string): number | 'bad' {
  if (/^(z|utc)$/i.test(text)) {
    return 0;
  }
  const hours = Number(text.slice(1, 3));
  const minutes = Number(text.slice(3).replace(':', '') || '0');
  if (minutes > 59 || hours * 60 + minutes > 14 * 60) {
    return 'bad';
  }
  return (text.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

/** Zones change on quarters of an hour in these years, so that one look-up serves all times in it: luxon costs 10 us each. */
const QUARTER_HOUR = 900_000;
const offsets = new Map<string, number | 'none'>();

/** Milliseconds east of UTC when the clock of `zone` shows `local` (its reading taken as UTC); 'none' where it never does. */
function zoneOffset(local: number, zone: string): number | 'none' {
  if (zone === 'UTC') {
    return 0;
  }
  const quarter = Math.floor(local / QUARTER_HOUR) * QUARTER_HOUR;
  const key = `${zone}\n${quarter}`;
  const known = offsets.get(key);
  if (known !== undefined) {
    return known;
  }
  const offset = lookUpOffset(quarter, zone);
  offsets.set(key, offset);
  return offset;
}

function lookUpOffset(local: number, zone: string): number | 'none' {
  const reading = DateTime.fromMillis(local, { zone: 'UTC' });
  const shown = reading.setZone(zone, { keepLocalTime: true });
  if (shown.hour !== reading.hour || shown.minute !== reading.minute) {
    return 'none';
  }
  const first = Math.min(...shown.getPossibleOffsets().map((candidate) => candidate.toMillis()));
  return local - first;
}
