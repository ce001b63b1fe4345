import { buildRateTable } from 'core/pricing/buildRateTable';
import { type Dimension, dimensionNames } from 'core/usage/dimension';
import { DAY, type TimeWindow } from 'core/usage/timeWindow';
import { priceWindow, resolveRates } from 'execution/priceUsage';
import type { Question } from 'execution/question';
import { firstValueFrom } from 'rxjs';
import { dimensionSql } from 'stores/postgres/callSql';
import { fixedPeriods, pricedCallsSql } from 'stores/postgres/price';
import type { StoreFilter } from 'stores/storeRequest';
import { connectStore } from './answerStore';
import type { Database } from './database';
import { describeDatabases } from './describeDatabases';
import { createLineageTable, insertRows } from './lineageTable';
import { rows, windows } from './randomBook';

interface PricedTotal {
  readonly calls: number;
  readonly known: bigint;
  readonly unknown: number;
}

const everything = { from: windows.springDst.from - 5 * DAY, to: windows.lunaGetsCheaper.to };

const asked: Question = {
  source: { table: 'llm_calls', timeZone: 'UTC' },
  window: windows.lunaGetsCheaper,
  filters: [],
  compareWith: undefined,
  pricedAt: undefined,
};

type Totals = Map<string, PricedTotal>;

/** Priced in the browser, from usage rows. */
async function priceInBrowser(database: Database, question: Question, by: readonly Dimension[], window: TimeWindow) {
  const connection = connectStore(database);
  const sheet = await firstValueFrom(resolveRates(connection, question));
  const { groups } = await firstValueFrom(priceWindow(connection, { question, sheet, window, by, step: undefined }));
  const totals: Totals = new Map(
    groups.map(({ group, total: { calls, cost } }) => [
      JSON.stringify(group.values),
      { calls, known: cost.known, unknown: cost.unknown.calls },
    ]),
  );
  return totals;
}

/** Priced in the store, one map of totals for each period; groups without a call in a period are left out of it. */
async function priceInStore(
  database: Database,
  question: Question,
  by: readonly Dimension[],
  periods: Readonly<Record<string, TimeWindow>>,
): Promise<Totals[]> {
  const sheet = await firstValueFrom(resolveRates(connectStore(database), question));
  const sql = pricedCallsSql({
    source: question.source,
    filters: question.filters,
    cuts: sheet.cuts,
    rates: buildRateTable(sheet),
    groups: by.map((dimension, index) => [`g${index}`, dimensionSql(dimension)]),
    ...fixedPeriods(periods),
  });
  const answer = await database.read(sql);
  const column = (name: string) => answer.fields.findIndex((field) => field.name === name);
  return Object.keys(periods).map((name) => {
    const [calls, known, unknown] = ['calls', 'known', 'unknown'].map((part) => column(`${name}_${part}`));
    const cell = (row: readonly (string | null)[], index: number | undefined) => row[index ?? -1] ?? 'no such column';
    return new Map(
      answer.rows
        .map((row): [string, PricedTotal] => [
          JSON.stringify(by.map((_, index) => cell(row, column(`g${index}`)))),
          { calls: Number(cell(row, calls)), known: BigInt(cell(row, known)), unknown: Number(cell(row, unknown)) },
        ])
        .filter(([, total]) => total.calls > 0),
    );
  });
}

async function expectParity(database: Database, question: Question, by: readonly Dimension[]): Promise<Totals> {
  const { window } = question;
  const expected = await priceInBrowser(database, question, by, window);
  const [inStore] = await priceInStore(database, question, by, { asked: window });
  expect(inStore).toEqual(expected);
  return expected;
}

/** Embeddings, some of them with output, for which the book has no rate: their whole pricing key is then unknown. */
const embeddings = rows
  .filter(({ model }) => model === 'text-embedding-3-small')
  .map((row, index) => ({
    ...row,
    user_id: `embedder-${index % 4}`,
    error_class: null,
    prompt_tokens: 100 + index,
    cache_read_tokens: 0,
    cache_write_tokens: 0,
    cache_write_1h_tokens: 0,
    completion_tokens: index % 9 === 0 ? 5 : 0,
    reasoning_tokens: index % 18 === 0 ? 3 : 0,
  }));

/** Calls of more tokens than a product of 64 bits can hold at any rate. */
const whales = rows
  .filter(({ model, provider }) => model === 'gpt-4o' && provider === 'openai')
  .map((row) => ({
    ...row,
    user_id: 'whale',
    prompt_tokens: 40_000_000_000_000,
    cache_read_tokens: 1,
    cache_write_tokens: 0,
  }));

describeDatabases('calls priced in the store', (database) => {
  beforeAll(async () => {
    await createLineageTable(database());
    await insertRows(database(), [...rows, ...embeddings, ...whales]);
  });

  it('are many, known and unknown, so that the comparison says something', async () => {
    const totals = await expectParity(database(), { ...asked, window: everything }, []);
    const [total] = [...totals.values()];
    expect(total?.calls).toBeGreaterThan(2000);
    expect(total?.unknown).toBeGreaterThan(100);
    expect(total?.known).toBeGreaterThan(10n ** 12n);
  });

  it.each(Object.entries(windows))('cost what the browser computes, by user, in %s', async (_, window) => {
    await expectParity(database(), { ...asked, window }, ['user']);
  });

  it.each(dimensionNames)('cost what the browser computes, by %s', async (dimension) => {
    await expectParity(database(), asked, [dimension]);
  });

  it('cost what the browser computes in groups of a single pricing key, one call at a time', async () => {
    const by = ['user', 'feature', 'model', 'session', 'tenant', 'provider', 'serviceTier', 'errorClass'] as const;
    const totals = await expectParity(database(), { ...asked, window: everything }, by);
    expect(totals.size).toBeGreaterThan(800);
  });

  it('cost what the browser computes under filters and at the prices of another day', async () => {
    const filters: StoreFilter[] = [{ dimension: 'errorClass', operator: 'not in', values: ['timeout', 'cancelled'] }];
    const pricedAt = Date.parse('2026-09-01T00:00:00Z');
    await expectParity(database(), { ...asked, filters, pricedAt }, ['user', 'feature']);
  });

  it('cost in each of several periods, apart or overlapping, what they cost in that period alone', async () => {
    const { to } = windows.lunaGetsCheaper;
    const periods = {
      asked: { from: to - 3 * DAY, to },
      recent: { from: to - DAY, to },
      baseline: { from: to - 8 * DAY, to: to - DAY },
    };
    const inStore = await priceInStore(database(), asked, ['user'], periods);
    for (const [index, window] of Object.values(periods).entries()) {
      expect(inStore[index]).toEqual(await priceInBrowser(database(), asked, ['user'], window));
    }
  });
});
