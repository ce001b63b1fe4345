import { parseTruthArguments } from './truthArguments';

const defaults = { now: 5, seed: 20 };

describe('parseTruthArguments', () => {
  it('takes the defaults for what is not given', () => {
    expect(parseTruthArguments([], defaults)).toEqual(defaults);
  });

  it('reads time and seed', () => {
    expect(parseTruthArguments(['--now', '2026-11-21T12:00:00Z', '--seed', '7'], defaults)).toEqual({
      now: Date.UTC(2026, 10, 21, 12),
      seed: 7,
    });
  });

  it.each([
    [['--now', 'noon'], '"noon"'],
    [['--now'], '--now needs an ISO time'],
    [['--seed', '-1'], '"-1"'],
    [['--end', 'x'], '"--end" is not an option'],
  ])('refuses %j', (argv, message) => {
    expect(() => parseTruthArguments(argv, defaults)).toThrow(message);
  });
});
