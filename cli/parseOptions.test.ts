import { onlyFile, onlyValue, parseOptions } from './parseOptions';

const parse = (...args: string[]) => parseOptions(args, ['--at', '--feature-key']);

describe('parseOptions', () => {
  it('reads values behind a blank or an equals sign, repeated ones in their order', () => {
    const options = parse('file.json', '--feature-key', 'a', '--feature-key=b=c');
    expect(options.given).toEqual(new Map([['--feature-key', ['a', 'b=c']]]));
    expect(onlyFile(options)).toBe('file.json');
  });

  it('takes what is behind -- as a file, and - as standard input', () => {
    expect(onlyFile(parse('--', '--at'))).toBe('--at');
    expect(onlyFile(parse('-'))).toBeUndefined();
  });

  it.each([
    [['--feture-key', 'x'], '--feture-key is no option. Did you mean --feature-key? Options: --at, --feature-key.'],
    [['--zzzzzzzz', 'x'], '--zzzzzzzz is no option. Options: --at, --feature-key.'],
    [['--at'], '--at needs a value after it.'],
    [['--at', '--feature-key', 'x'], '--at needs a value after it.'],
    [['--at='], '--at needs a value after it.'],
  ])('refuses %j', (args, message) => {
    expect(() => parse(...args)).toThrow(message);
  });

  it('refuses a second value where one is meant, and a second file', () => {
    expect(() => onlyValue(parse('--at', 'a', '--at', 'b'), '--at')).toThrow('--at is given 2 times; give it once.');
    expect(() => onlyFile(parse('a', 'b'))).toThrow('one file at a time, got a, b.');
  });
});

describe('flags', () => {
  const parseFlags = (...args: string[]) => parseOptions(args, ['--at'], ['--paused']);

  it('takes no value', () => {
    const options = parseFlags('--paused', 'file.json', '--at', 'x');
    expect([...options.flags]).toEqual(['--paused']);
    expect(onlyFile(options)).toBe('file.json');
  });

  it.each([
    [['--paused=yes'], '--paused takes no value.'],
    [['--pausd'], 'Did you mean --paused? Options: --at, --paused.'],
  ])('refuses %j', (args, message) => {
    expect(() => parseFlags(...args)).toThrow(message);
  });
});
