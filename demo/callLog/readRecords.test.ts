import { Readable } from 'node:stream';
import { readRecords } from './readRecords';

describe('readRecords', () => {
  it.each<[string, string, Array<[number, string[]]>]>([
    [
      'lines with either end',
      'a,b\r\nc,d\ne,f',
      [
        [1, ['a', 'b']],
        [2, ['c', 'd']],
        [3, ['e', 'f']],
      ],
    ],
    ['a byte-order mark', '\uFEFFa,b\n', [[1, ['a', 'b']]]],
    [
      'blank lines',
      'a,b\n\r\n  \nc,d\n',
      [
        [1, ['a', 'b']],
        [4, ['c', 'd']],
      ],
    ],
    ['blanks around cells but not in quotes', ' a , " b "\n', [[1, ['a', ' b ']]]],
    [
      'quoted commas, quotes and line ends',
      '"a,""x""\r\ny",b\nc,d',
      [
        [1, ['a,"x"\r\ny', 'b']],
        [3, ['c', 'd']],
      ],
    ],
    [
      'an inch sign in an unquoted cell',
      '5" disk,b\nc,d',
      [
        [1, ['5" disk', 'b']],
        [2, ['c', 'd']],
      ],
    ],
    [
      'empty cells',
      ',\n"",',
      [
        [1, ['', '']],
        [2, ['', '']],
      ],
    ],
  ])('reads %s', async (_, text, records) => {
    expect(await readAll(text)).toEqual(records);
  });

  it('reads the same records from single bytes as from one piece', async () => {
    const text = '\uFEFFgrün,"b\r\nc"\r\n"""d""",é\n';
    const bytes = [...Buffer.from(text)].map((byte) => Buffer.from([byte]));
    expect(await readAll(bytes)).toEqual(await readAll(text));
    expect(await readAll(bytes)).toEqual([
      [1, ['grün', 'b\r\nc']],
      [3, ['"d"', 'é']],
    ]);
  });

  it.each([
    ['to the end', 'a,"b\nc,d\ne,f\n'],
    ['to the next stray quote', 'a,"b\nc,d\ne,"f\n'],
    ['to a quoted cell', 'a,"b\nc,d\n"e,1",f\n'],
  ])('loses no more than its line to a quote that stays open %s', async (_, text) => {
    const records = await readAll(text);
    expect(records[0]).toEqual([1, 'opens a quote that is not closed.']);
    expect(records[1]).toEqual([2, ['c', 'd']]);
    expect(records).toHaveLength(3);
  });

  it('does not keep a line of millions of characters', async () => {
    const records = await readAll(Array.from({ length: 40 }, () => 'x'.repeat(100_000)).concat('\na,b\n'));
    expect(records).toEqual([
      [1, 'is longer than 1,000,000 characters.'],
      [2, ['a', 'b']],
    ]);
  });
});

async function readAll(chunks: string | Array<string | Buffer>): Promise<unknown[]> {
  const stream = Readable.from(typeof chunks === 'string' ? [chunks] : chunks, { objectMode: false });
  const records: unknown[] = [];
  for await (const { line, cells } of readRecords(stream)) {
    records.push([line, 'reason' in cells ? cells.reason : cells]);
  }
  return records;
}
