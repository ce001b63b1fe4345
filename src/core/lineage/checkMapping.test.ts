import { checkMapping } from './checkMapping';
import { lineageColumns } from './lineageRow';

const own = Object.keys(lineageColumns).map((name) => ({ name }));
const at = (type: string) => [{ name: 'at', type }];

describe('checkMapping', () => {
  it('finds nothing wrong with the lineage table itself, nor with a mapping whose columns are there', () => {
    expect(checkMapping(undefined, own)).toEqual([]);
    expect(
      checkMapping({ time: { column: 'at' }, provider: { constant: 'x' } }, at('timestamp with time zone')),
    ).toEqual([]);
  });

  it('names every lineage column that a table without a mapping lacks', () => {
    const table = own.filter(({ name }) => name !== 'tenant' && name !== 'model');
    expect(checkMapping(undefined, table)).toEqual([
      "The table lacks model, tenant of the lineage table's columns. Map the columns below.",
    ]);
  });

  it('names a mapped column that the table lacks', () => {
    expect(checkMapping({ model: { column: 'Engine' } }, [{ name: 'engine' }])).toEqual([
      'model: the table has no column "Engine". Choose one that it has.',
    ]);
  });

  it.each([
    ['timestamp without time zone', undefined, 'has no time zone. Read it as "timestamp in UTC".'],
    ['timestamp(3) without time zone', 'timestamp', 'has no time zone. Read it as "timestamp in UTC".'],
    ['timestamp with time zone', 'timestamp in UTC', 'has a time zone already. Read it as "timestamp".'],
    ['text', undefined, 'holds text. Put a view over the table that casts it to timestamptz.'],
  ] as const)('warns of a time in a column of type %s that is read as %s', (type, as, problem) => {
    const time = { column: 'at', ...(as && { as }) };
    expect(checkMapping({ time }, at(type))).toEqual([`time: column "at" ${problem}`]);
  });

  it.each([
    ['timestamp without time zone', { column: 'at', as: 'timestamp in UTC' }],
    ['bigint', { column: 'at', as: 'epoch seconds' }],
    ['text', { column: 'at', as: 'epoch milliseconds' }],
    ['text', { column: 'at', path: ['time'] }],
  ] as const)('has nothing against a time in a column of type %s that is read as %j', (type, time) => {
    expect(checkMapping({ time }, at(type))).toEqual([]);
  });
});
