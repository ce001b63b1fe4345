import { type LineageRow, lineageColumns } from 'core/lineage/lineageRow';
import { copyColumns, copyText } from './copyText';

describe('copyText', () => {
  it('writes null as nothing and an empty text in quotes', () => {
    const cells = copyText([aRow({ user_id: '' })])
      .trimEnd()
      .split(',');
    expect(cells).toHaveLength(Object.keys(lineageColumns).length);
    expect(cells.slice(0, 5)).toEqual(['2026-11-20T12:00:00.000Z', 'r', '1', '""', '']);
  });

  it('names a column for every cell', () => {
    expect(copyColumns.split(', ').map((name) => name.replaceAll('"', ''))).toEqual(Object.keys(lineageColumns));
  });

  it.each([
    ['a,b', '"a,b"'],
    ['a "b"', '"a ""b"""'],
    ['\\.', '"\\."'],
    ['NULL', 'NULL'],
    ['a\nb', '"a\nb"'],
  ])('quotes %j where it has to', (text, cell) => {
    expect(copyText([aRow({ user_id: text })])).toContain(`,1,${cell},,`);
  });

  it('keeps microseconds', () => {
    expect(copyText([aRow({ time: Date.UTC(2023, 10, 16) + 979.96 })])).toMatch(/^2023-11-16T00:00:00\.979960Z,/);
  });

  it('refuses a row without a request id', () => {
    expect(() => copyText([aRow({ request_id: null })])).toThrow('2026-11-20T12:00:00.000Z has no request_id');
  });
});

function aRow(columns: Partial<LineageRow>): LineageRow {
  const empty = Object.fromEntries(Object.keys(lineageColumns).map((column) => [column, null]));
  return { ...(empty as unknown as LineageRow), time: Date.UTC(2026, 10, 20, 12), request_id: 'r', ...columns };
}
