import { parseDemoArguments } from './demoCommandLine';

const clock = Date.UTC(2026, 10, 21, 13, 40);
const url = 'postgresql://writer:p%40ss@db.example.com:5433/calls';

describe('parseDemoArguments', () => {
  it('returns the defaults around an address', () => {
    expect(parseDemoArguments(['--postgres', url], clock)).toEqual({
      url,
      place: 'db.example.com:5433/calls',
      now: clock,
      append: false,
      live: false,
      rate: 3000,
    });
  });

  it('returns every option in any order', () => {
    const argv = ['--live', '--rate', '60', '--now', '2026-11-01T00:00:00Z', '--append', '--postgres', url];
    expect(parseDemoArguments(argv, clock)).toMatchObject({
      now: Date.UTC(2026, 10, 1),
      append: true,
      live: true,
      rate: 60,
    });
  });

  it.each([['--help'], ['-h'], ['--postgres', '--help']])('returns help for %s %s', (...argv) => {
    expect(parseDemoArguments(argv, clock)).toBe('help');
  });

  it.each([
    [[], 'The demo needs a database: npm run demo -- --postgres postgresql://'],
    [['--postgres'], '--postgres needs a value'],
    [['--postgres', '--live'], '--postgres needs a value'],
    [['--postgres', url, '--forever'], '"--forever" is not an option of the demo'],
    [['--postgres', url, '--now', 'noon'], '--now "noon" is no ISO time'],
    [['--postgres', url, '--rate', '60'], '--rate bounds what --live inserts'],
    [['--postgres', url, '--live', '--rate', '0'], '--rate "0" is no whole number from 1 to 60000'],
    [['--postgres', url, '--live', '--rate', '1e3'], '--rate "1e3" is no whole number'],
  ])('refuses %j in words', (argv, message) => {
    expect(() => parseDemoArguments(argv, clock)).toThrow(message);
  });

  it.each(['mysql://u:secret@host/db', 'postgresql://u:secret@host', 'host=h password=secret', ''])(
    'refuses the address %j without showing what may be a password',
    (text) => {
      const parse = () => parseDemoArguments(['--postgres', text], clock);
      expect(parse).toThrow('--postgres is no address of a database');
      expect(parse).not.toThrow('secret');
    },
  );
});
