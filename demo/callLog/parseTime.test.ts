import { parseTime } from './parseTime';

describe('parseTime', () => {
  const noon = Date.UTC(2026, 10, 21, 12);

  it.each([
    ['2026-11-21T12:00:00Z', noon],
    ['2026-11-21T12:00:00.000+00:00', noon],
    ['2026-11-21T13:00:00+01:00', noon],
    ['2026-11-21 06:30:00-0530', noon],
    ['2026-11-21T14:00+02', noon],
    ['2026-11-21 12:00:00 UTC', noon],
    [' 2026-11-21t12:00:00z ', noon],
    ['2026-11-21T12:00', noon],
    ['2026-11-21', noon - 12 * 3_600_000],
    ['1795262400', noon],
    ['1795262400.25', noon + 250],
    ['1795262400000', noon],
    ['1795262400000.5', noon + 0.5],
    ['2023-11-16 18:17:03.9799600', Date.UTC(2023, 10, 16, 18, 17, 3) + 979.96],
  ])('reads %s', (text, time) => {
    const parsed = parseTime(text, 'UTC');
    expect('time' in parsed && Math.round(parsed.time * 1000)).toBe(Math.round(time * 1000));
  });

  it.each([
    ['winter', '2026-01-15 12:00:00', Date.UTC(2026, 0, 15, 11)],
    ['summer', '2026-07-15 12:00:00', Date.UTC(2026, 6, 15, 10)],
    ['the hour before the gap', '2026-03-29 01:59:59', Date.UTC(2026, 2, 29, 0, 59, 59)],
    ['the hour after the gap', '2026-03-29 03:00:00', Date.UTC(2026, 2, 29, 1)],
    ['the first of two equal hours in autumn', '2026-10-25 02:30:00', Date.UTC(2026, 9, 25, 0, 30)],
    ['the hour after the two', '2026-10-25 03:00:00', Date.UTC(2026, 9, 25, 2)],
    ['an offset of its own', '2026-03-29 02:30:00+00:00', Date.UTC(2026, 2, 29, 2, 30)],
  ])('reads times of the zone in %s', (_, text, time) => {
    expect(parseTime(text, 'Europe/Berlin')).toEqual({ time });
  });

  it.each([
    ['2026-03-29 02:30:00', 'does not exist in Europe/Berlin'],
    ['1999-12-31T23:59:59Z', 'outside the years'],
    ['2100-01-01', 'outside the years'],
    ['0226-01-01', 'outside the years'],
    ['0026-01-01', 'is not a day'],
    ['20231116', 'outside the years'],
    ['1795262400000000', 'Microseconds or nanoseconds?'],
    ['-1795262400', 'is not a time'],
    ['2026-02-29', 'is not a day'],
    ['2026-11-21T24:00:00Z', 'is not a day'],
    ['2026-11-21T12:60:00Z', 'is not a day'],
    ['2026-11-21T12:00:00+25:00', 'offset that does not exist'],
    ['11/21/2026 12:00', 'is not a time'],
    ['yesterday', 'is not a time'],
    ['1e9', 'is not a time'],
  ])('refuses %s', (text, reason) => {
    const parsed = parseTime(text, 'Europe/Berlin');
    expect('reason' in parsed && parsed.reason).toContain(reason);
  });
});
