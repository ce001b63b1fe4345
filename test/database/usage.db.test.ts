import { type LineageColumn, type LineageRow, lineageColumns } from 'core/lineage/lineageRow';
import type { PricedGroup } from 'core/pricing/pricedUsage';
import { type Dimension, dimensionNames } from 'core/usage/dimension';
import { type BucketStep, bucketStarts } from 'core/usage/step';
import { askStore } from 'execution/askStore';
import { priceWindow, resolveRates } from 'execution/priceUsage';
import { firstValueFrom } from 'rxjs';
import type { StoreFilter } from 'stores/storeRequest';
import { connectStore } from './answerStore';
import type { Database } from './database';
import { describeDatabases } from './describeDatabases';
import { createLineageTable, insertRows } from './lineageTable';
import { book, rows, windows } from './randomBook';
import { oddTexts } from './randomRows';
import {
  type ReferenceQuestion,
  type ReferenceSums,
  cellId,
  countReference,
  referenceBook,
  sumReference,
} from './referenceBook';

const asked: ReferenceQuestion = {
  window: windows.o3GetsCheaper,
  filters: [],
  by: [],
  step: undefined,
  timeZone: 'UTC',
};

interface ChainOptions {
  readonly table?: string;
  readonly pricedAt?: number;
}

/** Priced usage by group and bucket as the plugin's whole chain has it, in the reference's words. */
async function priceByChain(
  database: Database,
  { window, filters, by, step, timeZone }: ReferenceQuestion,
  { table = 'llm_calls', pricedAt }: ChainOptions = {},
): Promise<Map<string, ReferenceSums>> {
  const connection = connectStore(database);
  const question = { source: { table, timeZone }, window, filters, compareWith: undefined, pricedAt };
  const sheet = await firstValueFrom(resolveRates(connection, question));
  const { groups } = await firstValueFrom(priceWindow(connection, { question, sheet, window, by, step }));
  return new Map(groups.flatMap(cellsOf));
}

function cellsOf({ group, buckets }: PricedGroup): Array<[string, ReferenceSums]> {
  return [...buckets].map(([bucket, { cost, ...sums }]) => [
    cellId(bucket, group.values),
    {
      ...sums,
      known: cost.known,
      knownByClass: cost.knownByClass,
      unknownCalls: cost.unknown.calls,
      unknownTokens: cost.unknown.tokens,
    },
  ]);
}

async function countByStore(database: Database, question: ReferenceQuestion) {
  const { window, filters, by, step, timeZone } = question;
  const source = { table: 'llm_calls', timeZone };
  const request = { kind: 'requests', source, window, filters, by, step } as const;
  const counted = await firstValueFrom(askStore(connectStore(database), request));
  return new Map(
    counted.rows.map(({ group, bucket, requests, answered }) => [cellId(bucket, group.values), { requests, answered }]),
  );
}

async function expectReference(database: Database, question: ReferenceQuestion): Promise<void> {
  const expected = sumReference(book, question);
  expect(await priceByChain(database, question)).toEqual(expected);
  expect(await countByStore(database, question)).toEqual(countReference(book, question));
}

describe('the random rows', () => {
  it.each(Object.entries(windows))('touch both borders of %s', (_, { from, to }) => {
    const times = new Set(rows.map(({ time }) => time));
    expect([from - 0.001, from, to - 0.001, to].filter((time) => !times.has(time))).toEqual([]);
  });

  it('hold every kind of thing that the tests are about', () => {
    const total = [...sumReference(book, { ...asked, window: { from: 0, to: Infinity } }).values()];
    expect(total).toHaveLength(1);
    const [sums] = total as [ReferenceSums];
    const few = 20;
    expect(sums.calls).toBeGreaterThan(2000);
    expect(sums.callsUnbilled).toBeGreaterThan(few);
    expect(sums.callsInputMissing).toBeGreaterThan(few);
    expect(sums.callsOutputMissing).toBeGreaterThan(few);
    expect(sums.callsInvalid).toBeGreaterThan(few);
    expect(sums.tokensCacheUnrecorded).toBeGreaterThan(0);
    expect(sums.tokensWriteLifetimeUnrecorded).toBeGreaterThan(0);
    expect(sums.unknownTokens).toBeGreaterThan(0);
    expect(Object.values(sums.knownByClass).every((known) => known > 0n)).toBe(true);
  });
});

describeDatabases('usage and requests', (database) => {
  beforeAll(async () => {
    await createLineageTable(database());
    await insertRows(database(), rows);
  });

  const steps: ReadonlyArray<[keyof typeof windows, BucketStep | undefined, string]> = [
    ['springDst', undefined, 'UTC'],
    ['springDst', 'hour', 'UTC'],
    ['springDst', 'hour', 'Europe/Berlin'],
    ['springDst', 'day', 'Europe/Berlin'],
    ['springDst', 'hour', 'Asia/Kolkata'],
    ['springDst', 'day', 'Asia/Kolkata'],
    ['springDst', '5 minutes', 'Asia/Kathmandu'],
    ['o3GetsCheaper', 'hour', 'UTC'],
    ['o3GetsCheaper', 'day', 'America/New_York'],
    ['autumnDst', 'hour', 'Europe/Berlin'],
    ['autumnDst', 'day', 'Europe/Berlin'],
    ['autumnDst', '5 minutes', 'UTC'],
    ['autumnDst', 'day', 'Africa/Cairo'],
    ['lunaGetsCheaper', 'day', 'UTC'],
    ['lunaGetsCheaper', 'hour', 'Australia/Lord_Howe'],
  ];
  it.each(steps)('equal the reference: %s by %s in %s', async (name, step, timeZone) => {
    await expectReference(database(), { ...asked, window: windows[name], step, timeZone });
  });

  it.each(dimensionNames)('equal the reference by %s', async (dimension) => {
    await expectReference(database(), { ...asked, window: windows.autumnDst, by: [dimension] });
  });

  const pairs: ReadonlyArray<readonly [Dimension, Dimension]> = [
    ['feature', 'model'],
    ['user', 'errorClass'],
    ['responseCache', 'serviceTier'],
  ];
  it.each(pairs)('equal the reference by %s and %s over days', async (...by) => {
    await expectReference(database(), { ...asked, window: windows.lunaGetsCheaper, by, step: 'day' });
  });

  it.each(dimensionNames)('equal the reference under filters on %s', async (dimension) => {
    const question = { ...asked, window: windows.springDst, by: ['feature'] } as const;
    const present = [...sumReference(book, { ...question, by: [dimension] }).keys()].map(
      (id) => (JSON.parse(id) as [number, string])[1],
    );
    const filters: readonly StoreFilter[] = [
      { dimension, operator: 'in', values: present.slice(0, 2) },
      { dimension, operator: 'not in', values: present.slice(0, 2) },
      { dimension, operator: 'in', values: ['(none)', 'answered', 'default', '1'] },
      { dimension, operator: 'not in', values: oddTexts },
      { dimension, operator: 'in', values: [] },
      { dimension, operator: 'not in', values: [] },
    ];
    for (const filter of filters) {
      await expectReference(database(), { ...question, filters: [filter] });
    }
  });

  it.each(oddTexts)('take the filter value %j for a text', async (text) => {
    const question = { ...asked, window: windows.lunaGetsCheaper, by: ['feature'] } as const;
    for (const operator of ['in', 'not in'] as const) {
      await expectReference(database(), { ...question, filters: [{ dimension: 'feature', operator, values: [text] }] });
    }
  });

  it('equal the reference under several filters at once', async () => {
    const filters: readonly StoreFilter[] = [
      { dimension: 'feature', operator: 'in', values: ['feature-0', 'feature-1', "'; drop table llm_calls; --"] },
      { dimension: 'errorClass', operator: 'not in', values: ['rate_limit'] },
      { dimension: 'serviceTier', operator: 'in', values: ['default', 'batch'] },
    ];
    await expectReference(database(), { ...asked, window: windows.lunaGetsCheaper, filters, by: ['model'] });
  });

  it('equal the reference at the prices of another day', async () => {
    const pricedAt = Date.parse('2026-09-01T00:00:00Z');
    const question = { ...asked, window: windows.lunaGetsCheaper, by: ['model'], step: 'day' } as const;
    const expected = sumReference(referenceBook(rows, pricedAt), question);
    expect(await priceByChain(database(), question, { pricedAt })).toEqual(expected);
    expect(expected).not.toEqual(sumReference(book, question));
  });

  const tables = [
    ['"Odd $table[1]"."x""y"', '"Odd $table[1]"."x""y"'],
    ['"back\\slash ${t}"', '"back\\slash ${t}"'],
    ['Metrics.LLM_Calls', 'metrics.llm_calls'],
    [' llm_calls ', undefined],
  ] as const;
  it.each(tables)('are read from the table %s', async (table, created) => {
    if (created !== undefined) {
      const [schema] = created.includes('.') ? created.split('.') : ['public'];
      await database().exec(`CREATE SCHEMA IF NOT EXISTS ${schema}; CREATE TABLE ${created} AS TABLE llm_calls`);
    }
    const question = { ...asked, by: ['feature'] } as const;
    expect(await priceByChain(database(), question, { table })).toEqual(sumReference(book, question));
  });

  const settings = [
    'SET standard_conforming_strings = off; SET backslash_quote = off',
    "SET TIME ZONE 'Asia/Kathmandu'; SET quote_all_identifiers = on",
    "SET search_path = pg_catalog, public; SET transform_null_equals = on; SET TIME ZONE 'Pacific/Chatham'",
  ];
  it.each(settings)('do not change in a session with %s', async (setting) => {
    await database().exec(setting);
    try {
      const filters: StoreFilter[] = [{ dimension: 'feature', operator: 'in', values: oddTexts }];
      const question = { ...asked, filters, by: ['feature', 'user'], step: 'day', timeZone: 'Europe/Berlin' } as const;
      await expectReference(database(), question);
      await expectReference(database(), { ...question, window: windows.lunaGetsCheaper });
    } finally {
      await database().exec("RESET ALL; SET TIME ZONE 'America/New_York'");
    }
  });

  it('lie in buckets that the browser knows, in zones whose clocks change at midnight or by half an hour', async () => {
    const window = { from: Date.parse('2025-01-01T00:00:00Z'), to: Date.parse('2027-01-01T00:00:00Z') };
    const zones = [
      'UTC',
      'Europe/Berlin',
      'America/New_York',
      'America/St_Johns',
      'America/Santiago',
      'America/Havana',
      'Africa/Cairo',
      'Asia/Beirut',
      'Asia/Kolkata',
      'Asia/Kathmandu',
      'Australia/Lord_Howe',
      'Pacific/Chatham',
    ];
    for (const zone of zones) {
      const { rows: days } = await database().read(
        `SELECT DISTINCT extract(epoch from date_trunc('day', t, '${zone}'))::int8 * 1000 AS start
         FROM generate_series('2025-01-01Z'::timestamptz, '2026-12-31 23:45Z', '15 minutes') AS t ORDER BY 1`,
      );
      expect([zone, bucketStarts(window, 'day', zone)]).toEqual([zone, days.map(([start]) => Number(start))]);
    }
  });

  it('are covered as far as the reference says', async () => {
    const source = { table: 'llm_calls', timeZone: 'UTC' };
    const { from, to } = windows.autumnDst;
    const request = { kind: 'coverage', source, window: windows.autumnDst } as const;
    const coverage = await firstValueFrom(askStore(connectStore(database()), request));
    const inside = rows.filter(({ time }) => time >= from && time < to);
    const tokensOf = (some: readonly LineageRow[]) =>
      some.reduce((sum, row) => sum + Math.max(0, row.prompt_tokens ?? 0) + Math.max(0, row.completion_tokens ?? 0), 0);
    const columns = (Object.keys(lineageColumns) as LineageColumn[]).filter((column) => column !== 'time');
    const recorded = columns.map((column) => {
      const having = inside.filter((row) => row[column] !== null && row[column] !== '');
      return [column, { rows: having.length, tokens: tokensOf(having) }] as const;
    });
    expect(coverage.rows).toEqual({
      rows: inside.length,
      tokens: tokensOf(inside),
      recorded: Object.fromEntries(recorded),
      withTokens: inside.filter((row) => row.prompt_tokens !== null && row.completion_tokens !== null).length,
      inFuture: rows.filter(({ time }) => time > Date.now() + 60_000).length,
      lastCall: Math.floor(Math.max(...rows.map(({ time }) => time))),
    });
  });
});
