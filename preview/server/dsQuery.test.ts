import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { answerDsQuery } from './dsQuery';
import { type ReadSql, createSqlReader } from './sqlReader';

const folder = join(process.cwd(), 'fixtures/grafana-exchanges');
const dataSourceTypes = { 'llm-pg': 'grafana-postgresql-datasource', 'llm-cost': 'llmops-tokencost-datasource' };

interface Exchange {
  readonly name: string;
  readonly request: { readonly path: string; readonly body: Record<string, unknown> };
  readonly response: { readonly status: number; readonly body: Record<string, unknown> };
}

const exchanges = readdirSync(folder)
  .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Exchange)
  .filter(({ request }) => request.path.startsWith('/api/ds/query'));

// Values that depend on the recorded database's own rows or on its clock; everything else has to be equal.
const valuesOfTheirOwn = ['pg-table-usage-rows', 'pg-time-series', 'pg-viewer-may-query'];

let db: PGlite;
let read: ReadSql;

beforeAll(async () => {
  db = new PGlite();
  // Two features; one writes only in the first hour, so that the wide frame has a hole as the recorded one has.
  await db.exec(`
    CREATE TABLE gen_ai_spans (
      ts timestamptz NOT NULL, feature text, provider text, model text, error_class text,
      input_tokens int4, output_tokens int4, cache_read_tokens int4, latency_ms int4
    );
    INSERT INTO gen_ai_spans VALUES
      ('2026-11-21T02:30:00Z', 'translate', 'anthropic', 'claude-sonnet-4-5', NULL, 100, 10, 0, 900),
      ('2026-11-21T02:31:00Z', 'faq', 'google', 'gemini-2.5-pro', 'rate_limit', 200, 20, 5, 800),
      ('2026-11-21T03:30:00Z', 'translate', 'anthropic', 'claude-sonnet-4-5', NULL, 300, 30, 0, 700),
      ('2026-11-21T04:30:00.5Z', 'faq', 'google', 'gemini-2.5-pro', NULL, NULL, 40, 0, 600);
  `);
  read = await createSqlReader(db);
}, 60_000);

afterAll(() => db.close());

async function answer(body: unknown, options: { rowLimit?: number; signal?: AbortSignal } = {}) {
  const { status, body: text } = await answerDsQuery(body, { read, dataSourceTypes, ...options });
  return { status, body: JSON.parse(text) as unknown, text };
}

function ask(rawSql: string, format = 'table', range = { from: '1795227819788', to: '1795249419788' }) {
  return { ...range, queries: [{ refId: 'A', datasource: { uid: 'llm-pg' }, format, rawSql, intervalMs: 60000 }] };
}

/** The body without what belongs to the recorded database: rows, or the instant of now(). */
function comparable(name: string, body: unknown): unknown {
  return JSON.parse(JSON.stringify(body), (key, value: unknown) => {
    if (valuesOfTheirOwn.includes(name) && key === 'data') {
      return 'rows of another database';
    }
    if (name === 'pg-types' && key === 'values' && Array.isArray(value)) {
      return (value as unknown[]).with(7, 'now');
    }
    // PGlite's clock has no microseconds, so its now() has none to give.
    return name === 'pg-types' && key === 'nanos' ? undefined : value;
  });
}

describe('answers as the recorded Grafana does', () => {
  it.each(exchanges.map((exchange) => [exchange.name, exchange] as const))(
    '%s',
    async (name, { request, response }) => {
      const { status, body } = await answer(request.body);
      expect(status).toBe(response.status);
      expect(comparable(name, body)).toEqual(comparable(name, response.body));
    },
  );

  it('covers every kind of exchange', () => {
    expect(exchanges.map(({ name }) => name)).toContain('pg-two-queries-one-fails');
    expect(exchanges).toHaveLength(12);
  });
});

describe('values', () => {
  it('writes an int8 beyond 2^53 with all its digits', async () => {
    const { text } = await answer(ask('select 9007199254740993::int8 as n'));
    expect(text).toContain('[9007199254740993]');
  });

  it('puts a series with holes as null, ordered by label', async () => {
    const sql =
      "select date_bin('1 hour',ts,'2000-01-01Z') as time, feature, sum(input_tokens) as tokens from gen_ai_spans group by 1,2 order by 1";
    const { text } = await answer(ask(sql, 'time_series'));
    expect(text).toContain('"values":[[1795226400000,1795230000000,1795233600000],[200,null,null],[100,300,null]]');
  });

  it('refuses long rows that are not in the order of time', async () => {
    const { status, text } = await answer(
      ask('select ts as time, feature, 1 as n from gen_ai_spans order by ts desc', 'time_series'),
    );
    expect(status).toBe(400);
    expect(text).toContain('long series must be sorted ascending by time');
  });

  it('says so where the time series format finds no column named time', async () => {
    const { text } = await answer(ask('select ts, 1 as n from gen_ai_spans', 'time_series'));
    expect(text).toContain('db has no time column');
  });

  it('cuts at the row limit and says so in a notice', async () => {
    const { body, text } = await answer(ask('select generate_series(1, 4) as n'), { rowLimit: 3 });
    expect(text).toContain('"values":[[1,2,3]]');
    expect(body).toHaveProperty('results.A.frames.0.schema.meta.notices', [
      { severity: 'warning', text: 'Results have been limited to 3 because the SQL row limit was reached' },
    ]);
  });

  it('writes the sub-millisecond part of a time as nanoseconds', async () => {
    const { text } = await answer(ask("select timestamptz '2026-11-21T00:00:00.123456Z' as t"));
    expect(text).toContain('"values":[[1795219200123]],"nanos":[[456000]]');
  });
});

describe('macros', () => {
  const executed = async (sql: string, range?: { from: string; to: string }) => {
    const { body } = await answer(ask(sql, 'table', range));
    return (body as { results: { A: { frames: [{ schema: { meta: { executedQueryString?: string } } }] } } }).results.A
      .frames[0].schema.meta.executedQueryString;
  };

  it('expands $__timeGroup to whole intervals', async () => {
    expect(await executed("select $__timeGroup(ts,'1h') from gen_ai_spans")).toBe(
      'select floor((extract(epoch from ts))/3600)*3600 from gen_ai_spans',
    );
  });

  it('names the group where a comma follows it', async () => {
    expect(await executed("select $__timeGroup(ts,'1h'), 1 from gen_ai_spans")).toBe(
      'select floor((extract(epoch from ts))/3600)*3600 AS "time", 1 from gen_ai_spans',
    );
  });

  it('writes instants without trailing zeros', async () => {
    expect(await executed('select $__timeFrom()::text', { from: '1795227819780', to: '1795249419000' })).toBe(
      "select '2026-11-21T02:23:39.78Z'::text",
    );
  });

  it('ends an argument at the first closing parenthesis', async () => {
    expect(await executed('select 1 from gen_ai_spans where $__timeFilter(date(ts))')).toBe(
      "select 1 from gen_ai_spans where date(ts BETWEEN '2026-11-21T02:23:39.788Z' AND '2026-11-21T08:23:39.788Z')",
    );
  });

  it('writes the interval in its largest unit', async () => {
    expect(await executed("select '$__interval' as i, $__interval_ms as ms")).toBe("select '1m' as i, 60000 as ms");
  });
});

describe('requests nobody waits for', () => {
  it('are not run', async () => {
    const signal = AbortSignal.abort(new Error('client gone'));
    await expect(answer(ask('select 1'), { signal })).rejects.toThrow('client gone');
  });
});
