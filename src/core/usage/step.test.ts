import { bucketStarts, isTimeZone, stepFor } from './step';
import { DAY, HOUR, MINUTE } from './timeWindow';

function days(timeZone: string, from: string, to: string): string[] {
  return startsOf('day', timeZone, from, to);
}

function startsOf(step: 'day' | 'hour' | '5 minutes', timeZone: string, from: string, to: string): string[] {
  const window = { from: Date.parse(from), to: Date.parse(to) };
  return bucketStarts(window, step, timeZone).map((start) => new Date(start).toISOString().slice(0, 16));
}

describe('stepFor', () => {
  it.each([
    [6 * HOUR, '5 minutes'],
    [6 * HOUR + 1, 'hour'],
    [14 * DAY, 'hour'],
    [14 * DAY + 1, 'day'],
  ])('cuts a range of %d ms by %s', (length, step) => {
    expect(stepFor({ from: 1000, to: 1000 + length })).toBe(step);
  });
});

describe('bucketStarts', () => {
  it('begins with the bucket that the window begins in and excludes its end', () => {
    expect(startsOf('hour', 'UTC', '2026-09-01T00:30Z', '2026-09-01T03:00Z')).toEqual([
      '2026-09-01T00:00',
      '2026-09-01T01:00',
      '2026-09-01T02:00',
    ]);
    expect(startsOf('5 minutes', 'Asia/Kolkata', '2026-09-01T00:04Z', '2026-09-01T00:11Z')).toEqual([
      '2026-09-01T00:00',
      '2026-09-01T00:05',
      '2026-09-01T00:10',
    ]);
  });

  it('returns nothing for an empty window that begins a bucket', () => {
    expect(startsOf('day', 'UTC', '2026-09-01T00:00Z', '2026-09-01T00:00Z')).toEqual([]);
  });

  it('cuts days at UTC midnight in UTC', () => {
    expect(days('UTC', '2026-09-01T12:00Z', '2026-09-03T12:00Z')).toEqual([
      '2026-09-01T00:00',
      '2026-09-02T00:00',
      '2026-09-03T00:00',
    ]);
  });

  it('has a day of 23 hours in Europe/Berlin on 2026-03-29', () => {
    expect(days('Europe/Berlin', '2026-03-28T12:00Z', '2026-03-31T12:00Z')).toEqual([
      '2026-03-27T23:00',
      '2026-03-28T23:00',
      '2026-03-29T22:00',
      '2026-03-30T22:00',
    ]);
  });

  it('has a day of 25 hours in Europe/Berlin on 2026-10-25', () => {
    expect(days('Europe/Berlin', '2026-10-24T12:00Z', '2026-10-27T12:00Z')).toEqual([
      '2026-10-23T22:00',
      '2026-10-24T22:00',
      '2026-10-25T23:00',
      '2026-10-26T23:00',
    ]);
  });

  it('has every hour of both days in which the clocks change in Europe/Berlin', () => {
    expect(startsOf('hour', 'Europe/Berlin', '2026-03-28T23:00Z', '2026-03-29T22:00Z')).toHaveLength(23);
    expect(startsOf('hour', 'Europe/Berlin', '2026-10-24T22:00Z', '2026-10-25T23:00Z')).toHaveLength(25);
  });

  it('cuts hours and days at the half hour in Asia/Kolkata', () => {
    expect(startsOf('hour', 'Asia/Kolkata', '2026-09-01T00:00Z', '2026-09-01T01:00Z')).toEqual([
      '2026-08-31T23:30',
      '2026-09-01T00:30',
    ]);
    expect(days('Asia/Kolkata', '2026-09-01T00:00Z', '2026-09-01T20:00Z')).toEqual([
      '2026-08-31T18:30',
      '2026-09-01T18:30',
    ]);
  });

  it('begins a day at 01:00 where the clocks jumped at midnight, as in America/Sao_Paulo in 2018', () => {
    expect(days('America/Sao_Paulo', '2018-11-03T12:00Z', '2018-11-05T12:00Z')).toEqual([
      '2018-11-03T03:00',
      '2018-11-04T03:00',
      '2018-11-05T02:00',
    ]);
  });

  it('keeps the hour before midnight that occurs twice in its day, as in America/Sao_Paulo in 2019', () => {
    expect(days('America/Sao_Paulo', '2019-02-17T02:30Z', '2019-02-17T12:00Z')).toEqual([
      '2019-02-16T02:00',
      '2019-02-17T03:00',
    ]);
  });

  it.each(['UTC', 'Europe/Berlin', 'Asia/Kolkata', 'Asia/Kathmandu', 'America/St_Johns', 'Australia/Lord_Howe'])(
    'returns ascending starts that leave no gap longer than a bucket in %s through 2026',
    (timeZone) => {
      const window = { from: Date.UTC(2026, 0, 1), to: Date.UTC(2027, 0, 1) };
      const starts = bucketStarts(window, 'day', timeZone);
      const lengths = starts.slice(1).map((start, index) => (start - (starts[index] ?? NaN)) / HOUR);
      expect(starts[0]).toBeLessThanOrEqual(window.from);
      expect(starts.length).toBeGreaterThanOrEqual(365);
      expect(Math.min(...lengths)).toBeGreaterThanOrEqual(23);
      expect(Math.max(...lengths)).toBeLessThanOrEqual(25);
    },
  );

  it('cuts five minutes alike in every zone', () => {
    const window = { from: 7 * MINUTE, to: 12 * MINUTE };
    expect(bucketStarts(window, '5 minutes', 'Europe/Berlin')).toEqual(bucketStarts(window, '5 minutes', 'UTC'));
  });

  it('names a zone that does not exist', () => {
    expect(() => bucketStarts({ from: 0, to: 1 }, 'day', 'Europe/Atlantis')).toThrow('Europe/Atlantis');
  });
});

describe('isTimeZone', () => {
  it.each(['UTC', 'Europe/Berlin', 'Asia/Kolkata', 'Etc/GMT+1'])('takes %s', (name) => {
    expect(isTimeZone(name)).toBe(true);
  });

  it.each(['', 'Berlin', 'browser', '+01:00', '-05:00', "UTC'; --"])('refuses %j', (name) => {
    expect(isTimeZone(name)).toBe(false);
  });
});
