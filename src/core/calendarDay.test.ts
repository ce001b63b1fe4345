import { startsWithDay } from './calendarDay';

describe('startsWithDay', () => {
  it.each(['2026-01-31', '2026-12-31T23:59:59Z', '2028-02-29', '0001-01-01'])('knows %s', (text) => {
    expect(startsWithDay(text)).toBe(true);
  });

  it.each(['2026-02-31', '2027-02-29T00:00:00Z', '2026-04-31', '2026-13-01', '2026-00-10', '2026-1-31', 'today', ''])(
    'knows no day %j',
    (text) => {
      expect(startsWithDay(text)).toBe(false);
    },
  );
});
