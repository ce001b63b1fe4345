import { costQuotient } from 'core/distribution/costQuotient';
import { DAY, type TimeWindow } from 'core/usage/timeWindow';
import { askDistribution } from 'execution/askDistribution';
import { priceWindow, resolveRates } from 'execution/priceUsage';
import type { DistributionQuestion } from 'execution/question';
import { rankInStore } from 'execution/rankInStore';
import { runDistribution } from 'execution/runDistribution';
import { firstValueFrom } from 'rxjs';
import type { Distribution } from 'stores/storeRows';
import { connectStore } from './answerStore';
import type { Database } from './database';
import { describeDatabases } from './describeDatabases';
import { createLineageTable, insertRows } from './lineageTable';
import { book, rows, windows } from './randomBook';
import { countReference } from './referenceBook';

const window = windows.lunaGetsCheaper;
const question: DistributionQuestion = {
  source: { table: 'llm_calls', timeZone: 'UTC' },
  window,
  filters: [],
  compareWith: undefined,
  pricedAt: undefined,
  dimension: 'user',
  show: 'summary',
  by: 'feature',
  limit: 10,
};
const NONE = '(none)';

interface UserCost {
  readonly user: string;
  readonly calls: number;
  readonly known: bigint;
  readonly unknown: number;
}

/** Cost by user in the browser's own arithmetic, the dearest first; equal ones by their bytes. */
async function costByUser(database: Database, period: TimeWindow): Promise<UserCost[]> {
  const connection = connectStore(database);
  const sheet = await firstValueFrom(resolveRates(connection, question));
  const asked = { question, sheet, window: period, by: ['user'], step: undefined } as const;
  const { groups } = await firstValueFrom(priceWindow(connection, asked));
  return groups
    .map(({ group, total: { calls, cost } }) => ({
      user: group.values[0] ?? '',
      calls,
      known: cost.known,
      unknown: cost.unknown.calls,
    }))
    .sort(
      (a, b) =>
        Number(isWhollyUnknown(a)) - Number(isWhollyUnknown(b)) ||
        Number(b.known - a.known) ||
        Buffer.compare(Buffer.from(a.user), Buffer.from(b.user)),
    );
}

function isWhollyUnknown({ known, unknown }: UserCost): boolean {
  return known === 0n && unknown > 0;
}

async function spreadOf(database: Database, limit = 10): Promise<Distribution> {
  const connection = connectStore(database);
  const sheet = await firstValueFrom(resolveRates(connection, question));
  const asked = { sheet, dimension: 'user', limit } as const;
  return (await firstValueFrom(askDistribution(connection, question, asked))).rows;
}

function sum(costs: readonly UserCost[]): bigint {
  return costs.reduce((total, { known }) => total + known, 0n);
}

describeDatabases('cost by user, ranked and binned in the store,', (database) => {
  beforeAll(async () => {
    await createLineageTable(database());
    await insertRows(database(), rows);
  });

  it('has the quantiles, the dearest 1 % and the bins of what the browser prices', async () => {
    const all = await costByUser(database(), window);
    const named = all.filter(({ user }) => user !== NONE);
    const known = named.filter((user) => !isWhollyUnknown(user));
    const ascending = known.map((user) => user.known).reverse();
    const at = (share: number) => ascending[Math.ceil(share * ascending.length) - 1];
    const spread = await spreadOf(database());
    expect(known.length).toBeGreaterThan(30);
    expect(spread).toMatchObject({
      values: known.length,
      valuesUnknown: named.length - known.length,
      valuesFree: known.filter((user) => user.known === 0n).length,
      total: sum(known),
      unnamed: sum(all) - sum(known),
      quantiles: { p50: at(0.5), p75: at(0.75), p90: at(0.9), p99: at(0.99), max: at(1) },
      topPercent: { values: 1, cost: at(1) },
    });
    const bins = new Map<number, { bin: number; values: number; cost: bigint }>();
    for (const { known: cost } of known.filter((user) => user.known > 0n)) {
      const bin = Math.floor(5 * (Math.log10(Number(cost)) - 12));
      const seen = bins.get(bin) ?? { bin, values: 0, cost: 0n };
      bins.set(bin, { bin, values: seen.values + 1, cost: seen.cost + cost });
    }
    expect(spread.bins).toEqual([...bins.values()].sort((a, b) => a.bin - b.bin));
  });

  it('names the dearest values, the unnamed among them, with their requests, features and last call', async () => {
    const all = await costByUser(database(), window);
    const recent = new Map(
      (await costByUser(database(), { from: window.to - DAY, to: window.to })).map((user) => [user.user, user]),
    );
    const asked = { window, filters: [], by: ['user'], step: undefined, timeZone: 'UTC' } as const;
    const requests = countReference(book, asked);
    const { top } = await spreadOf(database(), 1000);
    expect(top).toHaveLength(all.length);
    expect(top.map(({ value }) => value)).toContain(NONE);
    top.forEach(({ value, cost, callsUnknown, recentCost, requests: counted, features, lastCall }, place) => {
      const lately = recent.get(value);
      const calls = book.calls
        .map(({ row }) => row)
        .filter(({ user_id, time }) => (user_id || NONE) === value && time >= window.from && time < window.to);
      expect({ value, cost, callsUnknown, recentCost, counted, features, lastCall }).toEqual({
        value: all[place]?.user,
        cost: all[place]?.known,
        callsUnknown: all[place]?.unknown,
        recentCost: lately === undefined ? 0n : isWhollyUnknown(lately) ? undefined : lately.known,
        counted: requests.get(JSON.stringify([window.from, value]))?.requests,
        features: new Set(calls.flatMap(({ feature }) => feature || [])).size,
        lastCall: Math.floor(Math.max(...calls.map(({ time }) => time))),
      });
    });
  });

  it('shows every value of the ranking with its share of all cost, the unnamed included', async () => {
    const outcome = await firstValueFrom(
      runDistribution(connectStore(database()), { ...question, show: 'ranking', limit: 1000 }),
    );
    const values = outcome.show === 'ranking' ? outcome.values : [];
    const all = await costByUser(database(), window);
    expect(values.map(({ share }) => share)).toEqual(
      all.map((user) => (isWhollyUnknown(user) ? undefined : costQuotient(user.known, sum(all)))),
    );
    expect(values.find(({ value }) => value === NONE)?.timesMedian).toBeUndefined();
    expect(outcome.completeness.total.cost.known).toBe(sum(all));
  });

  it('breaks the dearest 1 % down as the browser prices that user alone', async () => {
    const [dearest] = (await costByUser(database(), window)).filter(({ user }) => user !== NONE);
    const connection = connectStore(database());
    const sheet = await firstValueFrom(resolveRates(connection, question));
    const byFeature = async (users: readonly string[] | undefined) => {
      const filters = users === undefined ? [] : [{ dimension: 'user', operator: 'in', values: users } as const];
      const asked = { question: { ...question, filters }, sheet, window, by: ['feature'], step: undefined } as const;
      const { groups } = await firstValueFrom(priceWindow(connection, asked));
      return new Map(groups.map(({ group, total }) => [group.values[0], Number(`${total.cost.known}e-12`)]));
    };
    const [whole, part] = [await byFeature(undefined), await byFeature([dearest?.user ?? ''])];
    const outcome = await firstValueFrom(
      runDistribution(connection, { ...question, show: 'concentration', limit: 1000 }),
    );
    const parts = outcome.show === 'concentration' ? outcome.parts : [];
    const known = parts.filter(({ cost }) => cost !== undefined);
    expect(known.length).toBeGreaterThan(5);
    expect(parts).toHaveLength(whole.size);
    known.forEach(({ value, cost, costOfTopPercent }) => {
      expect([value, cost, costOfTopPercent]).toEqual([value, whole.get(value), part.get(value) ?? 0]);
    });
  });

  it('ranks the values of a series in the same order', async () => {
    const connection = connectStore(database());
    const sheet = await firstValueFrom(resolveRates(connection, question));
    const ranked = await firstValueFrom(rankInStore(connection, question, { sheet, dimension: 'user', limit: 7 }));
    expect(ranked).toEqual((await costByUser(database(), window)).slice(0, 7).map(({ user }) => user));
  });
});
