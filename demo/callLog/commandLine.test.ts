import { parseCallLogArguments } from './commandLine';

describe('parseCallLogArguments', () => {
  it('reads a file with its headers and constants', () => {
    const argv = [
      '--lineage',
      'calls.csv',
      '--map',
      'prompt_tokens=ContextTokens,time=TIMESTAMP',
      '--set',
      'feature=conv',
    ];
    expect(parseCallLogArguments(argv).sources).toEqual([
      {
        path: 'calls.csv',
        map: { prompt_tokens: 'ContextTokens', time: 'TIMESTAMP' },
        constants: { feature: 'conv' },
        zone: 'UTC',
      },
    ]);
  });

  it('gives --map and --set to the file before them and adds them up', () => {
    const argv = ['--lineage', 'a.csv', '--set', 'feature=a', '--set', 'model=m', '--lineage=b.csv', '--set=feature=b'];
    expect(parseCallLogArguments(argv).sources.map(({ path, constants }) => [path, constants])).toEqual([
      ['a.csv', { feature: 'a', model: 'm' }],
      ['b.csv', { feature: 'b' }],
    ]);
  });

  it('holds the zone for all files wherever it stands', () => {
    const { sources } = parseCallLogArguments(['--zone', 'Europe/Berlin', '--lineage', 'a.csv', '--lineage', 'b.csv']);
    expect(sources.map(({ zone }) => zone)).toEqual(['Europe/Berlin', 'Europe/Berlin']);
  });

  it('leaves other arguments in their order', () => {
    expect(parseCallLogArguments(['--port', '3000', '--lineage', 'a.csv', '--verbose']).rest).toEqual([
      '--port',
      '3000',
      '--verbose',
    ]);
  });

  it('has no files without arguments', () => {
    expect(parseCallLogArguments([])).toEqual({ sources: [], rest: [] });
  });

  it.each([
    ['feature=a=b', 'a=b'],
    ['feature="a,b"', 'a,b'],
    ['feature="a ""b"""', 'a "b"'],
    ['feature=a b', 'a b'],
  ])('takes the value of %s as it is meant', (text, feature) => {
    expect(parseCallLogArguments(['--lineage', 'a.csv', '--set', `${text},model=m`]).sources[0]?.constants).toEqual({
      feature,
      model: 'm',
    });
  });

  it.each<[string, string[], string | RegExp]>([
    ['--map before a file', ['--map', 'time=t'], '--map belongs to the --lineage <file> before it'],
    [
      '--set before a file',
      ['--set', 'model=m', '--lineage', 'a.csv'],
      '--set belongs to the --lineage <file> before it',
    ],
    ['a file without a name', ['--lineage'], '--lineage needs a CSV file after it'],
    ['an option where a value belongs', ['--lineage', '--map', 'a=b'], '--lineage needs a CSV file after it'],
    [
      'an unknown column, with the nearest',
      ['--lineage', 'a.csv', '--set', 'featur=x'],
      /"featur" is not a column.*Did you mean "feature"\?.*Columns: time, request_id/,
    ],
    [
      'a column turned round',
      ['--lineage', 'a.csv', '--map', 'ContextTokens=prompt_tokens'],
      /Did you mean "prompt_tokens"\? The lineage column stands left of the "="/,
    ],
    ['an unknown zone', ['--lineage', 'a.csv', '--zone', 'Berlin'], '"Berlin" is not a time zone'],
    ['a zone without a file', ['--zone', 'UTC'], 'there is no --lineage'],
    ['a pair without "="', ['--lineage', 'a.csv', '--set', 'feature'], '"feature" is none'],
    ['an open quote', ['--lineage', 'a.csv', '--set', 'feature="a'], 'is not closed'],
    [
      'a column given twice',
      ['--lineage', 'a.csv', '--set', 'model=a', '--map', 'model=b'],
      'model of a.csv is given twice',
    ],
    [
      'a constant that its column cannot hold',
      ['--lineage', 'a.csv', '--set', 'attempt=first'],
      '--set attempt=first: is not a count of attempts',
    ],
    ['a constant of nothing', ['--lineage', 'a.csv', '--set', 'feature=NULL'], 'sets nothing'],
    ['an empty header', ['--lineage', 'a.csv', '--map', 'model='], 'needs the header'],
  ])('refuses %s', (_, argv, message) => {
    expect(() => parseCallLogArguments(argv)).toThrow(message);
  });
});
