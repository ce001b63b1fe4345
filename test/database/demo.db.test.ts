import type { BucketStep } from 'core/usage/step';
import { askStore } from 'execution/askStore';
import { priceWindow, resolveRates } from 'execution/priceUsage';
import { firstValueFrom } from 'rxjs';
import { generateCalls } from '../../demo/generateCalls';
import { type DemoTruth, computeDemoTruth } from '../../demo/truth/demoTruth';
import { connectStore } from './answerStore';
import type { Database } from './database';
import { describeDatabases } from './describeDatabases';
import { loadDemoRows } from './loadDemoRows';

const now = Date.UTC(2026, 10, 21, 13, 40);
const rows = [...generateCalls({ now })];
const truth = computeDemoTruth({ now });
const window = { from: Date.parse(truth.from), to: Date.parse(truth.to) };
const source = { table: 'llm_calls', timeZone: 'UTC' };
const whole = { source, window, filters: [], compareWith: undefined, pricedAt: undefined };

async function price(database: Database, by: readonly ('feature' | 'model')[], step?: BucketStep) {
  const connection = connectStore(database);
  const sheet = await firstValueFrom(resolveRates(connection, whole));
  return firstValueFrom(priceWindow(connection, { question: whole, sheet, window, by, step }));
}

/** What the plugin says to each of the demo's true numbers. */
async function totalsOf(database: Database): Promise<Partial<DemoTruth>> {
  const { total } = await price(database, []);
  const request = { kind: 'requests', source, window, filters: [], by: [], step: undefined } as const;
  const { rows: counted } = await firstValueFrom(askStore(connectStore(database), request));
  return {
    calls: total.calls,
    requests: counted[0]?.requests ?? NaN,
    tokens: Object.values(total.tokens).reduce((sum, tokens) => sum + tokens, 0),
    unpricedTokens: total.cost.unknown.tokens,
    callsWithUnknownCost: total.cost.unknown.calls,
    costPicoUsd: String(total.cost.known),
  };
}

async function costBy(database: Database, dimension: 'feature' | 'model'): Promise<Record<string, string>> {
  const { groups } = await price(database, [dimension]);
  const costs = groups.map(({ group, total }) => [group.values.join(), String(total.cost.known)] as const);
  return Object.fromEntries(costs);
}

describeDatabases('the demo', (database) => {
  beforeAll(() => loadDemoRows(database(), rows));

  it('costs, calls, requests and lacks exactly what its generator says', async () => {
    const { calls, requests, tokens, unpricedTokens, callsWithUnknownCost, costPicoUsd } = truth;
    const expected = { calls, requests, tokens, unpricedTokens, callsWithUnknownCost, costPicoUsd };
    expect(await totalsOf(database())).toEqual(expected);
  });

  it('costs exactly what its generator says by feature and by model', async () => {
    expect(await costBy(database(), 'feature')).toEqual(truth.costPicoUsdByFeature);
    expect(await costBy(database(), 'model')).toEqual(truth.costPicoUsdByModel);
  });

  it('costs exactly what its generator says on each day', async () => {
    const { groups } = await price(database(), [], 'day');
    const days = [...(groups[0]?.buckets ?? [])].map(([start, { cost }]) => [
      new Date(start).toISOString().slice(0, 10),
      String(cost.known),
    ]);
    expect(Object.fromEntries(days)).toEqual(truth.costPicoUsdByDay);
  });
});
