import type { PriceCuts } from 'core/pricing/rateSheet';
import { dimensionNames } from 'core/usage/dimension';
import fc from 'fast-check';
import type { StoreRequest, UsageRequest } from '../storeRequest';
import { ROW_CAP, postgres } from './plan';

const source = { table: 'metrics.llm_calls', timeZone: 'Europe/Berlin' };
const window = { from: Date.UTC(2026, 8, 1), to: Date.UTC(2026, 8, 2) };
const noCuts: PriceCuts = { contextThresholds: [], validFrom: [], dayTimes: [] };
const usage: UsageRequest = { kind: 'usage', source, window, filters: [], by: [], step: undefined, cuts: noCuts };

const requests: readonly StoreRequest[] = [
  { kind: 'models', source, window },
  usage,
  { kind: 'requests', source, window, filters: [], by: ['feature'], step: 'hour' },
  { kind: 'values', source, window, filters: [], dimension: 'feature' },
  { kind: 'coverage', source, window },
];

function sqlOf(request: StoreRequest): string {
  const plan = postgres.plan(request, []);
  const [query] = plan.kind === 'queries' ? plan.queries : [];
  return String(query?.target['rawSql']);
}

/** The statement with every text literal and identifier taken out, in which nothing of a user's may be left. */
function skeletonOf(sql: string): string {
  return sql.replace(/E?'(?:[^']|'')*'/g, '?').replace(/(?:U&)?"(?:[^"]|"")*"/g, '#');
}

describe('plan', () => {
  it.each(requests)('asks one table query named $kind first', (request) => {
    expect(postgres.plan(request, [])).toEqual({
      kind: 'queries',
      queries: [
        {
          refId: request.kind,
          target: { rawSql: sqlOf(request), format: 'table', rawQuery: true, editorMode: 'code' },
          text: sqlOf(request),
        },
      ],
    });
    expect(sqlOf(request)).toContain('"metrics"."llm_calls"');
  });

  it('refuses an answer to another question', () => {
    expect(() => postgres.plan(usage, [{ refId: 'models', columns: [] }])).toThrow(
      'Asked for usage, was answered models',
    );
  });

  it('returns all rows up to the cap', () => {
    const value = Array.from({ length: ROW_CAP }, (_, index) => `value ${index}`);
    const plan = postgres.plan(requests[3] as StoreRequest, [
      { refId: 'values', columns: [{ name: 'value', values: value }] },
    ]);
    expect(plan).toMatchObject({ kind: 'rows', truncated: false });
    expect(plan.kind === 'rows' && plan.rows).toHaveLength(ROW_CAP);
  });

  it('says that rows beyond the cap are cut', () => {
    const value = Array.from({ length: ROW_CAP + 1 }, (_, index) => `value ${index}`);
    const plan = postgres.plan(requests[3] as StoreRequest, [
      { refId: 'values', columns: [{ name: 'value', values: value }] },
    ]);
    expect(plan).toMatchObject({ kind: 'rows', truncated: true });
    expect(plan.kind === 'rows' && plan.rows).toHaveLength(ROW_CAP);
  });

  it('asks for one row more than the cap, which tells a full answer from a cut one', () => {
    const limited = requests.filter(({ kind }) => kind !== 'coverage');
    expect(limited.map((request) => sqlOf(request).endsWith(`LIMIT ${ROW_CAP + 1}`))).toEqual([true, true, true, true]);
  });

  it('reads the rest of the requests as one group without values', () => {
    const rest = { kind: 'requests', source, window, filters: [], by: ['feature'], step: undefined } as const;
    const columns = [
      { name: 'bucket', values: [1] },
      { name: 'requests', values: [2] },
      { name: 'answered', values: [1] },
    ];
    const plan = postgres.plan({ ...rest, rest: [{ values: ['search'] }] }, [{ refId: 'requests', columns }]);
    expect(plan).toMatchObject({ rows: [{ group: { values: [] }, requests: 2 }] });
  });
});

describe('usage', () => {
  it('cuts calls at every border of the prices', () => {
    const sql = sqlOf({
      ...usage,
      cuts: { contextThresholds: [128_000, 200_000], validFrom: [window.from + 5], dayTimes: [1800] },
    });
    expect(sql).toContain('("prompt_tokens" > 128000)::int + ("prompt_tokens" > 200000)::int AS context_band');
    expect(sql).toContain(`0 + ("time" >= '2026-09-01T00:00:00.005Z'::timestamptz)::int AS price_slice`);
    expect(sql).toContain(`interval '1800 seconds')::int AS day_part`);
  });

  it('has no band for a call whose input is not recorded, cuts or none', () => {
    expect(sqlOf(usage)).toContain('CASE WHEN "prompt_tokens" IS NOT NULL THEN 0 END AS context_band');
  });

  it('begins the only bucket with the window where there is no step', () => {
    expect(sqlOf(usage)).toContain(`'2026-09-01T00:00:00.000Z'::timestamptz AS bucket`);
  });

  it('cuts hours and days by the zone, and five minutes by the epoch', () => {
    expect(sqlOf({ ...usage, step: 'day' })).toContain(`date_trunc('day', "time", 'Europe/Berlin') AS bucket`);
    expect(sqlOf({ ...usage, step: 'hour' })).toContain(`date_trunc('hour', "time", 'Europe/Berlin') AS bucket`);
    expect(sqlOf({ ...usage, step: '5 minutes' })).toContain('/ 300) * 300) AS bucket');
  });

  it('leaves response-cache hits out, which are no calls', () => {
    expect(sqlOf(usage)).toContain(`AND NOT coalesce("response_cache" IN ('exact', 'semantic', 'unspecified'), false)`);
  });

  it('groups by each dimension under its place in the question', () => {
    const sql = sqlOf({ ...usage, by: ['user', 'errorClass'] });
    expect(sql).toContain(`coalesce(nullif("user_id"::text, ''), '(none)') AS g0`);
    expect(sql).toContain(`coalesce(nullif("error_class"::text, ''), 'answered') AS g1`);
  });
});

describe('filters', () => {
  it('lets nothing pass where no value is allowed, and everything where none is forbidden', () => {
    const filterOf = (operator: 'in' | 'not in') =>
      sqlOf({ ...usage, filters: [{ dimension: 'feature', operator, values: [] }] });
    expect(filterOf('in')).toContain(' AND false');
    expect(filterOf('not in')).toBe(sqlOf(usage));
  });

  it('compares with the word for what is not recorded', () => {
    const filters = [{ dimension: 'feature', operator: 'not in', values: ['(none)', 'a'] }] as const;
    expect(sqlOf({ ...usage, filters })).toContain(
      `coalesce(nullif("feature"::text, ''), '(none)') NOT IN ('(none)', 'a')`,
    );
  });

  it('keeps every value of a variable inside a literal: no value changes the statement around it', () => {
    const plain = sqlOf({ ...usage, filters: [{ dimension: 'user', operator: 'in', values: ['a', 'b'] }] });
    const nasty = fc.string().map((text) => `${text}'; DROP TABLE llm_calls; -- $__timeFilter(x) \\' ${text}`);
    fc.assert(
      fc.property(nasty, nasty, (one, other) => {
        fc.pre(!one.includes('\0') && !other.includes('\0'));
        const sql = sqlOf({ ...usage, filters: [{ dimension: 'user', operator: 'in', values: [one, other] }] });
        expect(skeletonOf(sql)).toBe(skeletonOf(plain));
        expect(sql).not.toMatch(/\$|\[/);
      }),
    );
  });

  it('has one condition for each dimension', () => {
    const filters = dimensionNames.map((dimension) => ({ dimension, operator: 'in' as const, values: ['x'] }));
    expect(sqlOf({ ...usage, filters }).split(` IN ('x')`)).toHaveLength(dimensionNames.length + 1);
  });
});

describe('requests', () => {
  const ask = { kind: 'requests', source, window, filters: [], by: ['feature', 'model'], step: 'hour' } as const;

  it('leaves the kept groups out of the rest, and groups by nothing else', () => {
    const sql = sqlOf({ ...ask, rest: [{ values: ['a', "b'"] }, { values: ['c', 'd'] }] });
    expect(sql).toContain(`IN (('a', 'b'''), ('c', 'd')))`);
    expect(sql).not.toContain(' AS g0');
  });

  it('counts each request in the bucket of its first row', () => {
    expect(sqlOf(ask)).toContain(`date_trunc('hour', min("time"), 'Europe/Berlin') AS bucket`);
  });
});
