import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { BucketStep } from 'core/usage/step';
import { askStore } from 'execution/askStore';
import { priceWindow, resolveRates } from 'execution/priceUsage';
import { firstValueFrom } from 'rxjs';
import { generateCalls } from '../../demo/generateCalls';
import { copyColumns, copyText } from '../../demo/sinks/copyText';
import { loadRows } from '../../demo/sinks/pglite';
import { type DemoTruth, computeDemoTruth } from '../../demo/truth/demoTruth';
import { connectStore } from './answerStore';
import type { Database } from './database';
import { describePglite, describePostgres } from './describeDatabases';
import { createLineageTable } from './lineageTable';

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

async function costByDay(database: Database): Promise<Record<string, string>> {
  const { groups } = await price(database, [], 'day');
  const buckets = groups.flatMap(({ buckets: days }) => [...days]);
  return Object.fromEntries(
    buckets.map(([start, { cost }]) => [new Date(start).toISOString().slice(0, 10), String(cost.known)]),
  );
}

describePostgres('the demo', (database) => {
  beforeAll(async () => {
    const file = path.join(database().cluster.folder, 'demo.csv');
    writeFileSync(file, copyText(rows));
    await createLineageTable(database());
    await database().exec(`COPY llm_calls (${copyColumns}) FROM '${file}' WITH (FORMAT csv); ANALYZE llm_calls`);
  });

  it('costs, calls, requests and lacks exactly what its generator says', async () => {
    const { calls, requests, tokens, unpricedTokens, callsWithUnknownCost, costPicoUsd } = truth;
    const expected = { calls, requests, tokens, unpricedTokens, callsWithUnknownCost, costPicoUsd };
    expect(await totalsOf(database())).toEqual(expected);
  });

  it('costs exactly what its generator says by feature, by model and by day', async () => {
    expect(await costBy(database(), 'feature')).toEqual(truth.costPicoUsdByFeature);
    expect(await costBy(database(), 'model')).toEqual(truth.costPicoUsdByModel);
    expect(await costByDay(database())).toEqual(truth.costPicoUsdByDay);
  });
});

// Copying all of it into PGlite takes ten times as long as into a server, and demo/loadDemo.db.test.ts does.
describePglite('the last days of the demo', (database) => {
  const firstDay = '2026-11-16';
  beforeAll(async () => {
    const start = Date.parse(firstDay);
    await loadRows(
      database().db,
      rows.filter(({ time }) => time >= start),
      () => undefined,
    );
  });

  it('cost exactly what its generator says', async () => {
    const days = Object.entries(truth.costPicoUsdByDay).filter(([day]) => day >= firstDay);
    expect(days).toHaveLength(6);
    expect(await costByDay(database())).toEqual(Object.fromEntries(days));
  });
});
