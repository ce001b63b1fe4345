import { parseInstant, readInstant } from './parseInstant';

it.each([
  ['2026-09-20', Date.UTC(2026, 8, 20)],
  ['2026-09-20T12:00Z', Date.UTC(2026, 8, 20, 12)],
  ['2026-09-20T12:00:00.5+02:00', Date.UTC(2026, 8, 20, 10, 0, 0, 500)],
])('reads %s', (text, instant) => {
  expect(readInstant(text)).toBe(instant);
});

it.each(['2026-02-31', '2026-02-31T10:00:00Z', '20.9.2026', '2026-09-20T12:00:00', '2026-13-01', ''])(
  'refuses %j',
  (text) => {
    expect(() => parseInstant('--at', text)).toThrow('--at takes a date such as 2026-09-20');
  },
);
