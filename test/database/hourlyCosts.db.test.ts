import { buildRateTable } from 'core/pricing/buildRateTable';
import { askStore } from 'execution/askStore';
import { priceWindow, resolveRates } from 'execution/priceUsage';
import type { Question } from 'execution/question';
import { firstValueFrom } from 'rxjs';
import type { HourlyCosts } from 'stores/storeRows';
import { connectStore } from './answerStore';
import type { Database } from './database';
import { describeDatabases } from './describeDatabases';
import { createLineageTable, insertRows } from './lineageTable';
import { rows, windows } from './randomBook';

const question: Question = {
  source: { table: 'llm_calls', timeZone: 'UTC' },
  window: windows.o3GetsCheaper,
  filters: [],
  compareWith: undefined,
  pricedAt: undefined,
};
const EVERY_VALUE = 1000;

async function askHourly(database: Database, options: { squares: boolean; limit: number }): Promise<HourlyCosts> {
  const connection = connectStore(database);
  const { source, filters, window } = question;
  const sheet = await firstValueFrom(resolveRates(connection, question));
  const rates = buildRateTable(sheet);
  const answer = await firstValueFrom(
    askStore(connection, {
      kind: 'hourly',
      source,
      filters,
      window,
      dimension: 'feature',
      cuts: sheet.cuts,
      rates,
      rankedSince: window.from,
      ...options,
    }),
  );
  return answer.rows;
}

/** Known cost, calls and calls of unknown cost, by feature and hour, from usage rows that the browser prices. */
async function pricedInBrowser(database: Database) {
  const connection = connectStore(database);
  const sheet = await firstValueFrom(resolveRates(connection, question));
  const asked = { question, sheet, window: question.window, by: ['feature'], step: 'hour' } as const;
  const { groups } = await firstValueFrom(priceWindow(connection, asked));
  return groups.flatMap(({ group, buckets }) =>
    [...buckets].map(([start, { calls, cost }]) => ({
      value: group.values[0] ?? '',
      start,
      cost: cost.known,
      calls,
      callsUnknown: cost.unknown.calls,
    })),
  );
}

function inOrder(hours: ReadonlyArray<{ readonly value: string; readonly start: number }>) {
  return [...hours].sort((a, b) => a.start - b.start || (a.value < b.value ? -1 : 1));
}

describeDatabases('costs by feature and hour, priced in the store,', (database) => {
  beforeAll(async () => {
    await createLineageTable(database());
    await insertRows(database(), rows);
  });

  it.each([false, true])('are those that the browser computes (with squared costs: %s)', async (squares) => {
    const { values, ofValues } = await askHourly(database(), { squares, limit: EVERY_VALUE });
    const inStore = values.flatMap(({ value, hours }) =>
      hours.map(({ start, cost, calls, callsUnknown }) => ({ value, start, cost, calls, callsUnknown })),
    );
    const expected = await pricedInBrowser(database());
    expect(expected.length).toBeGreaterThan(150);
    expect(inOrder(inStore)).toEqual(inOrder(expected));
    expect(ofValues).toBe(values.length);
  });

  it('come for the dearest features only, and say how many there are', async () => {
    const all = await askHourly(database(), { squares: false, limit: EVERY_VALUE });
    const some = await askHourly(database(), { squares: false, limit: 3 });
    expect(some.values).toEqual(all.values.slice(0, 3));
    expect(some.ofValues).toBe(all.values.length);
    const totals = all.values.map(({ hours }) => hours.reduce((sum, { cost }) => sum + cost, 0n));
    expect(totals).toEqual([...totals].sort((a, b) => (a < b ? 1 : a > b ? -1 : 0)));
  });
});
