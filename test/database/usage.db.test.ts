import type { PricedGroup } from 'core/pricing/pricedUsage';
import type { Dimension } from 'core/usage/dimension';
import { dimensionNames } from 'core/usage/dimension';
import type { BucketStep } from 'core/usage/step';
import type { TimeWindow } from 'core/usage/timeWindow';
import { askStore } from 'execution/askStore';
import { priceWindow, resolveRates } from 'execution/priceUsage';
import { firstValueFrom } from 'rxjs';
import type { StoreFilter } from 'stores/store';
import { connectStore } from './answerStore';
import type { Database } from './database';
import { describeDatabases } from './describeDatabases';
import { createLineageTable, insertRows } from './lineageTable';
import { oddTexts, randomRows } from './randomRows';
import {
  type ReferenceQuestion,
  type ReferenceSums,
  cellId,
  countReference,
  referenceBook,
  sumReference,
} from './referenceBook';

const between = (from: string, to: string): TimeWindow => ({ from: Date.parse(from), to: Date.parse(to) });

const windows = {
  springDst: between('2025-03-28T11:10:00Z', '2025-04-01T05:20:00Z'),
  o3GetsCheaper: between('2025-06-08T00:00:00Z', '2025-06-12T00:00:00Z'),
  autumnDst: between('2025-10-24T22:00:00Z', '2025-10-28T00:00:00Z'),
  lunaGetsCheaper: between('2026-07-26T00:00:00Z', '2026-08-20T00:00:00Z'),
} as const;

const rows = Object.values(windows).flatMap((window) => randomRows({ count: 800, window }));
const book = referenceBook(rows);

const asked: ReferenceQuestion = {
  window: windows.o3GetsCheaper,
  filters: [],
  by: [],
  step: undefined,
  timeZone: 'UTC',
};

/** Priced usage by group and bucket as the plugin's whole chain has it, in the reference's words. */
async function priceByChain(database: Database, question: ReferenceQuestion): Promise<Map<string, ReferenceSums>> {
  const connection = connectStore(database);
  const { window, filters, by, step, timeZone } = question;
  const source = { table: 'llm_calls', timeZone };
  const whole = { source, window, filters, compareWith: undefined, pricedAt: undefined };
  const sheet = await firstValueFrom(resolveRates(connection, whole, [window]));
  const { groups } = await firstValueFrom(priceWindow(connection, { question: whole, sheet, window, by, step }));
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
});
