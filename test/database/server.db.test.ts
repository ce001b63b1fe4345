import type { PriceCuts } from 'core/pricing/rateSheet';
import { runTable } from 'execution/runTable';
import { runValues } from 'execution/runValues';
import { firstValueFrom } from 'rxjs';
import { ROW_CAP, postgres } from 'stores/postgres/plan';
import type { StoreRequest } from 'stores/storeRequest';
import { connectStore } from './answerStore';
import { describePostgres } from './describeDatabases';
import { createLineageTable } from './lineageTable';
import { postgresSession } from './postgresDatabase';

const HOUR = 3_600_000;
const source = { table: 'llm_calls', timeZone: 'Europe/Berlin' };
const start = Date.parse('2026-01-01T00:00:00Z');
const month = { from: start, to: start + 30 * 24 * HOUR };
const anHour = { from: start + 100 * HOUR, to: start + 101 * HOUR };

const cuts: PriceCuts = {
  contextThresholds: [200_000],
  validFrom: [start + 100.5 * HOUR],
  dayTimes: [1800, 59_400],
};

const question = {
  source,
  window: month,
  filters: [],
  compareWith: undefined,
  pricedAt: undefined,
} as const;

function sqlOf(request: StoreRequest): string {
  const plan = postgres.plan(request, []);
  return plan.kind === 'queries' ? String(plan.queries[0]?.target['rawSql']) : '';
}

describePostgres('a server', (database) => {
  // One user and tenant more than rows may be shown, spread evenly over the month.
  beforeAll(async () => {
    await createLineageTable(database());
    await database().exec(`
      INSERT INTO llm_calls (time, request_id, user_id, tenant, provider, model, prompt_tokens, completion_tokens)
      SELECT '2026-01-01Z'::timestamptz + n * interval '25 seconds', 'r' || n, 'u' || n, 't' || n, 'openai', 'gpt-4o', 1000, 100
      FROM generate_series(0, ${ROW_CAP}) AS n;
      ANALYZE llm_calls`);
  });

  const filters = [{ dimension: 'feature', operator: 'not in', values: ['search'] }] as const;
  const requests: readonly StoreRequest[] = [
    { kind: 'models', source, window: anHour },
    { kind: 'usage', source, window: anHour, filters, by: ['feature', 'user'], step: 'hour', cuts },
    { kind: 'requests', source, window: anHour, filters, by: ['model'], step: 'day' },
    { kind: 'requests', source, window: anHour, filters, by: ['model'], step: 'hour', rest: [{ values: ['gpt-4o'] }] },
    { kind: 'values', source, window: anHour, filters, dimension: 'user' },
  ];
  it.each(requests)('finds the rows of $kind by the index on time', async (request) => {
    const { rows } = await database().read(`EXPLAIN ${sqlOf(request)}`);
    const plan = rows.map(([line]) => line).join('\n');
    expect(plan).toContain('Bitmap Index Scan on llm_calls_time');
    expect(plan).not.toContain('Seq Scan');
  });

  it('is cut off at the cap, and the answer says so', async () => {
    const values = await firstValueFrom(runValues(connectStore(database()), { ...question, dimension: 'user' }));
    expect(values.truncated).toBe(true);
    expect(values.rows).toHaveLength(ROW_CAP);
  });

  it.each([
    ['is', month, true],
    ['is not', { ...month, from: start + 25_000 }, false],
  ])('%s cut off where a table has one row more than the cap', async (_, window, truncated) => {
    const answer = await firstValueFrom(
      runTable(connectStore(database()), {
        ...question,
        window,
        measures: ['calls'],
        by: ['tenant'],
        limit: 1,
        sort: 'value',
        trend: false,
        leaks: false,
      }),
    );
    expect(answer.completeness.truncated).toBe(truncated);
    expect(answer.completeness.total.calls).toBe(ROW_CAP);
  });

  it('is not cut off by users: the store ranks them, and all others are one exact row', async () => {
    const answer = await firstValueFrom(
      runTable(connectStore(database()), {
        ...question,
        measures: ['cost', 'requests'],
        by: ['user'],
        limit: 8,
        sort: 'value',
        trend: true,
        leaks: false,
      }),
    );
    expect(answer.completeness.truncated).toBe(false);
    expect(answer.completeness.total.calls).toBe(ROW_CAP + 1);
    expect(answer.rows.map(({ isRest }) => isRest)).toEqual([...new Array<boolean>(8).fill(false), true]);
    const rest = answer.rows.at(-1)?.cells;
    expect(rest?.get('requests')?.value).toBe(ROW_CAP + 1 - 8);
    expect(rest?.get('cost')?.value).toBe((0.0035 * 10_000 * (ROW_CAP + 1 - 8)) / 10_000);
  });

  it('answers a role that may only read', async () => {
    await database().exec('CREATE ROLE reader LOGIN; GRANT SELECT ON llm_calls TO reader');
    const reader = postgresSession(await database().cluster.connect('reader'));
    try {
      await reader.exec('SET default_transaction_read_only = on');
      await expect(reader.exec('DELETE FROM llm_calls')).rejects.toThrow('read-only');
      const answer = await firstValueFrom(
        runTable(connectStore(reader), {
          ...question,
          window: anHour,
          measures: ['cost', 'requests'],
          by: ['model', 'errorClass'],
          limit: 1,
          sort: 'value',
          trend: true,
          leaks: false,
        }),
      );
      // 144 calls in an hour of one every 25 seconds, each 1,000 x $2.50 and 100 x $10 per million.
      expect(answer.rows.map(({ cells }) => [cells.get('cost')?.value, cells.get('requests')?.value])).toEqual([
        [0.504, 144],
      ]);
    } finally {
      await reader.close();
    }
  });
});
