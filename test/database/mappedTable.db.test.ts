import type { ColumnMapping } from 'core/lineage/columnMapping';
import { lineageColumns } from 'core/lineage/lineageRow';
import { parseColumnMapping } from 'core/lineage/parseColumnMapping';
import { type TableColumn, suggestMapping } from 'core/lineage/suggestMapping';
import type { Dimension } from 'core/usage/dimension';
import type { BucketStep } from 'core/usage/step';
import { askStore } from 'execution/askStore';
import { priceWindow, resolveRates } from 'execution/priceUsage';
import { firstValueFrom } from 'rxjs';
import { postgres } from 'stores/postgres/plan';
import type { StoreSource } from 'stores/storeRequest';
import { connectStore } from './answerStore';
import type { Database } from './database';
import { describeDatabases, describePostgres } from './describeDatabases';
import { createLineageTable, insertRows } from './lineageTable';
import { rows, windows } from './randomBook';
import { oddTexts } from './randomRows';

const timeZone = 'Europe/Berlin';

/** As its Prisma schema has it (schema.prisma), without the columns that nothing is read from. */
const liteLlmTable = `CREATE TABLE "LiteLLM_SpendLogs" AS
  SELECT request_id, CASE operation WHEN 'chat' THEN 'acompletion' WHEN 'embeddings' THEN 'aembedding' ELSE operation END AS call_type,
    total_cost_usd::double precision AS spend, prompt_tokens, completion_tokens, (time AT TIME ZONE 'UTC') AS "startTime",
    latency_ms::int AS request_duration_ms, model, provider AS custom_llm_provider, user_id AS end_user,
    jsonb_build_object('additional_usage_values', jsonb_build_object(
      'prompt_tokens_details', jsonb_build_object('cached_tokens', cache_read_tokens),
      'cache_creation_input_tokens', cache_write_tokens,
      'completion_tokens_details', jsonb_build_object('reasoning_tokens', reasoning_tokens))) AS metadata,
    CASE WHEN response_cache = 'miss' THEN 'False' WHEN response_cache IS NOT NULL THEN 'True' ELSE '' END AS cache_hit,
    jsonb_build_array(feature) AS request_tags, tenant AS team_id, session_id,
    CASE WHEN coalesce(error_class, '') = '' THEN 'success' ELSE 'failure' END AS status
  FROM llm_calls`;

/** The same calls in the lineage table, without what LiteLLM does not record. */
const liteLlmReference = `CREATE TABLE litellm_reference AS TABLE llm_calls;
  UPDATE litellm_reference SET attempt = NULL, service_tier = NULL, cache_write_1h_tokens = NULL, environment = NULL, service = NULL,
    error_class = CASE WHEN coalesce(error_class, '') <> '' THEN 'other' END,
    response_cache = CASE WHEN response_cache = 'miss' THEN 'miss' WHEN response_cache IS NOT NULL THEN 'unspecified' END`;

/** Milliseconds since 1970, usage as JSON text of another spelling, and prompt tokens that leave cached ones out. */
const eventTable = `CREATE TABLE events AS
  SELECT (extract(epoch FROM time) * 1000)::bigint AS ts, (extract(epoch FROM time))::double precision AS ts_seconds,
    json_build_object('usage', json_build_object(
      'in', (prompt_tokens - coalesce(cache_read_tokens, 0) - coalesce(cache_write_tokens, 0))::text,
      'out', completion_tokens, 'parts', json_build_array(cache_read_tokens, cache_write_tokens, cache_write_1h_tokens, reasoning_tokens)
    ))::text AS body,
    request_id, attempt::text AS try, user_id, feature AS "the $feature [[1]]", provider, model, operation, service_tier,
    response_cache, coalesce(error_class, 'none at all') AS outcome, environment, service, tenant, session_id
  FROM llm_calls`;

const eventColumns: ColumnMapping = {
  time: { column: 'ts', as: 'epoch milliseconds' },
  prompt_tokens: { column: 'body', path: ['usage', 'in'] },
  completion_tokens: { column: 'body', path: ['usage', 'out'], as: 'integer' },
  cache_read_tokens: { column: 'body', path: ['usage', 'parts', '0'] },
  cache_write_tokens: { column: 'body', path: ['usage', 'parts', '1'] },
  cache_write_1h_tokens: { column: 'body', path: ['usage', 'parts', '2'] },
  reasoning_tokens: { column: 'body', path: ['usage', 'parts', '3'] },
  request_id: { column: 'request_id' },
  attempt: { column: 'try', as: 'integer' },
  user_id: { column: 'user_id' },
  feature: { column: 'the $feature [[1]]' },
  provider: { column: 'provider' },
  model: { column: 'model' },
  operation: { column: 'operation' },
  service_tier: { column: 'service_tier' },
  response_cache: { column: 'response_cache' },
  error_class: { column: 'outcome', values: { 'none at all': null } },
  environment: { column: 'environment' },
  service: { column: 'service' },
  tenant: { column: 'tenant' },
  session_id: { column: 'session_id' },
};

interface Asked {
  readonly window: (typeof windows)[keyof typeof windows];
  readonly by: readonly Dimension[];
  readonly step: BucketStep | undefined;
}

const asked: readonly Asked[] = [
  { window: windows.o3GetsCheaper, by: [], step: undefined },
  { window: windows.springDst, by: ['feature', 'errorClass'], step: 'hour' },
  { window: windows.autumnDst, by: ['user', 'responseCache'], step: 'day' },
  { window: windows.lunaGetsCheaper, by: ['model', 'tenant'], step: 'day' },
  { window: windows.lunaGetsCheaper, by: ['session', 'operation'], step: undefined },
];

/** Everything the plugin sums and counts of a source, in an order of its own. */
async function answersOf(database: Database, source: StoreSource, { window, by, step }: Asked): Promise<string[]> {
  const connection = connectStore(database);
  const question = { source, window, filters: [], compareWith: undefined, pricedAt: undefined };
  const sheet = await firstValueFrom(resolveRates(connection, question));
  const usage = await firstValueFrom(priceWindow(connection, { question, sheet, window, by, step }));
  const counted = await firstValueFrom(
    askStore(connection, { kind: 'requests', source, window, filters: [], by, step }),
  );
  const asText = (row: unknown) =>
    JSON.stringify(row, (_, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value));
  return [...usage.rows.map(asText), ...counted.rows.map(asText)].sort();
}

async function readColumns(database: Database, table: string): Promise<TableColumn[]> {
  const request = { kind: 'preview', source: { table, timeZone }, mapped: false, limit: 500 } as const;
  const { rows: preview } = await firstValueFrom(askStore(connectStore(database), request));
  const values = (name: string) => preview.columns.find((column) => column.name === name)?.values ?? [];
  return values('column').map((name, row) => ({
    name: String(name),
    type: String(values('type')[row]),
    example: values('example')[row] as string | null,
  }));
}

describeDatabases('a table of another shape', (database) => {
  beforeAll(async () => {
    await createLineageTable(database());
    await insertRows(
      database(),
      rows.map((row) => ({ ...row, time: Math.floor(row.time) })),
    );
    await database().exec(`${liteLlmTable}; ${liteLlmReference}; ${eventTable}`);
  });

  it.each(asked)('of LiteLLM gives the same answers as the lineage table by $by over $step', async (each) => {
    const { columns, recognised } = suggestMapping(await readColumns(database(), '"LiteLLM_SpendLogs"'));
    expect(recognised).toBe('LiteLLM_SpendLogs');
    const expected = await answersOf(database(), { table: 'litellm_reference', timeZone }, each);
    expect(expected.length).toBeGreaterThan(0);
    expect(await answersOf(database(), { table: '"LiteLLM_SpendLogs"', timeZone, columns }, each)).toEqual(expected);
  });

  const seconds: ColumnMapping = { ...eventColumns, time: { column: 'ts_seconds', as: 'epoch seconds' } };
  const exclusive = [
    ['milliseconds', eventColumns],
    ['seconds', seconds],
  ] as const;
  it.each(exclusive)(
    'of JSON, %s and exclusive tokens gives the same answers as the lineage table',
    async (_, columns) => {
      expect(parseColumnMapping(columns)).toEqual({ columns, errors: [] });
      const source = { table: 'events', timeZone, columns, promptTokens: 'exclusive' } as const;
      for (const each of asked) {
        const expected = await answersOf(database(), { table: 'llm_calls', timeZone }, each);
        expect(await answersOf(database(), source, each)).toEqual(expected);
      }
    },
  );

  it("adds cached tokens to a lineage table's own prompt tokens where it is told that they are left out", async () => {
    await database().exec(`CREATE TABLE left_out AS TABLE llm_calls;
      UPDATE left_out SET prompt_tokens = prompt_tokens - coalesce(cache_read_tokens, 0) - coalesce(cache_write_tokens, 0)`);
    const [first] = asked as [Asked];
    const source = { table: 'left_out', timeZone, promptTokens: 'exclusive' } as const;
    const expected = await answersOf(database(), { table: 'llm_calls', timeZone }, first);
    expect(await answersOf(database(), source, first)).toEqual(expected);
    expect(await answersOf(database(), { table: 'left_out', timeZone }, first)).not.toEqual(expected);
  });

  it('shows its newest rows under the lineage names, newest first', async () => {
    const source = { table: 'events', timeZone, columns: eventColumns, promptTokens: 'exclusive' } as const;
    const request = { kind: 'preview', source, mapped: true, limit: 10 } as const;
    const { rows: preview } = await firstValueFrom(askStore(connectStore(database()), request));
    expect(preview.columns.map(({ name }) => name)).toEqual(Object.keys(lineageColumns));
    const times = rows.map(({ time }) => Math.floor(time)).sort((a, b) => b - a);
    expect(preview.columns[0]?.values).toEqual(times.slice(0, 10));
    expect(preview.columns.find(({ name }) => name === 'latency_ms')?.values).toEqual(Array(10).fill(null));
  });

  it('tells its columns and their types where it has no rows', async () => {
    await database().exec('CREATE SCHEMA odd; CREATE TABLE odd."a ""b"" $c [[d]]" (call text, "Start" timestamp)');
    expect(await readColumns(database(), 'odd."a ""b"" $c [[d]]"')).toEqual([
      { name: 'call', type: 'text', example: null },
      { name: 'Start', type: 'timestamp without time zone', example: null },
    ]);
  });

  it.each(oddTexts.filter((text) => text !== ''))('takes %j for a name, a key, a text and a constant', async (text) => {
    const quoted = `"${text.replaceAll('"', '""')}"`;
    await database().exec('DROP TABLE IF EXISTS odd_names');
    await database().exec(
      `CREATE TABLE odd_names AS SELECT now() AS "t", 1 AS i, 2 AS o, '(seen)'::text AS ${quoted}, 'x'::text AS plain`,
    );
    await database().read('UPDATE odd_names SET plain = $1', [text]);
    await database().exec(`ALTER TABLE odd_names ADD doc jsonb`);
    await database().read('UPDATE odd_names SET doc = jsonb_build_object($1::text, $2::text)', [text, 'found']);
    const columns: ColumnMapping = {
      time: { column: 't' },
      prompt_tokens: { column: 'i' },
      completion_tokens: { column: 'o' },
      feature: { column: text },
      user_id: { column: 'doc', path: [text] },
      tenant: { column: 'plain', values: { [text]: 'replaced' } },
      service: { constant: text },
    };
    const request = {
      kind: 'preview',
      source: { table: 'odd_names', timeZone, columns },
      mapped: true,
      limit: 1,
    } as const;
    const { rows: preview } = await firstValueFrom(askStore(connectStore(database()), request));
    const cell = (name: string) => preview.columns.find((column) => column.name === name)?.values[0];
    expect(['feature', 'user_id', 'tenant', 'service'].map(cell)).toEqual(['(seen)', 'found', 'replaced', text]);
  });
});

describePostgres('the index on a time column', (database) => {
  const types = [
    ['timestamptz', 'time', undefined],
    ['timestamp', `time AT TIME ZONE 'UTC'`, 'timestamp in UTC'],
    ['bigint', '(extract(epoch FROM time) * 1000)::bigint', 'epoch milliseconds'],
    ['integer', 'extract(epoch FROM time)::integer', 'epoch seconds'],
    ['double precision', 'extract(epoch FROM time)::double precision', 'epoch seconds'],
    ['numeric', 'extract(epoch FROM time)::numeric', 'epoch seconds'],
    ['text', '(extract(epoch FROM time) * 1000)::bigint::text', 'epoch milliseconds'],
  ] as const;

  it.each(types)('of type %s finds the calls of a window', async (type, sql, as) => {
    const table = `times_${type.replace(' ', '_')}`;
    await database().exec(`CREATE TABLE ${table} AS SELECT (${sql})::${type} AS at, 5 AS i, 7 AS o
      FROM generate_series('2026-01-01Z'::timestamptz, '2026-02-01Z', '1 minute') AS time;
      CREATE INDEX ${table}_at ON ${table} (at); ANALYZE ${table}`);
    const columns: ColumnMapping = {
      time: { column: 'at', ...(as && { as }) },
      prompt_tokens: { column: 'i' },
      completion_tokens: { column: 'o' },
    };
    const source = { table, timeZone: 'UTC', columns };
    const window = { from: Date.parse('2026-01-10T00:00:00Z'), to: Date.parse('2026-01-10T01:00:00Z') };
    const cuts = { contextThresholds: [], validFrom: [], dayTimes: [] };
    const request = { kind: 'usage', source, window, filters: [], by: [], step: 'hour', cuts } as const;
    const plan = postgres.plan(request, []);
    const text = plan.kind === 'queries' ? String(plan.queries[0]?.target['rawSql']) : '';
    const explained = (await database().read(`EXPLAIN ${text}`)).rows.join('\n');
    expect(explained).toContain(`${table}_at`);
    expect(explained).not.toContain('Seq Scan');
    const { rows: usage } = await firstValueFrom(askStore(connectStore(database()), request));
    expect(usage.map(({ calls, tokens }) => [calls, tokens.inputUncached, tokens.output])).toEqual([[60, 300, 420]]);
  });
});
