import { lastValueFrom } from 'rxjs';
import type { Store } from 'stores/store';
import type { StoreRequest } from 'stores/storeRequest';
import type { Distribution } from 'stores/storeRows';
import { aUsageRow } from 'testing/aUsageRow';
import type { StoreConnection } from './askStore';
import { resolveRates } from './priceUsage';
import type { DistributionQuestion } from './question';
import { rankInStore } from './rankInStore';
import { runDistribution } from './runDistribution';

const nothing: Distribution = {
  values: 0,
  valuesUnknown: 0,
  valuesFree: 0,
  total: 0n,
  unnamed: 0n,
  quantiles: { p50: undefined, p75: undefined, p90: undefined, p99: undefined, max: undefined },
  topPercent: { values: 0, cost: 0n },
  runaways: 0,
  newAboveFloor: 0,
  bins: [],
  top: [],
};

/** A store that answers at once with next to nothing and keeps what it was asked; cut where `isCutAt` says so. */
function aStore(isCutAt: (request: StoreRequest) => boolean = () => false) {
  const asked: StoreRequest[] = [];
  const plan = (request: StoreRequest) => {
    asked.push(request);
    const rows = { distribution: nothing, usage: [aUsageRow({})], models: [], concentration: [] };
    return { kind: 'rows', rows: rows[request.kind as keyof typeof rows], truncated: isCutAt(request) };
  };
  const store = { name: 'test', dataSourceTypes: [], plan } as unknown as Store;
  const connection: StoreConnection = { store, ask: () => unasked() };
  return { connection, asked };
}

function unasked(): never {
  throw new Error('a store that has rows asks nothing');
}

const to = Date.parse('2026-09-08T12:00:00Z');
const question: DistributionQuestion = {
  source: { table: 'llm_calls', timeZone: 'UTC' },
  window: { from: Date.parse('2026-09-08T00:00:00Z'), to },
  filters: [],
  compareWith: undefined,
  pricedAt: undefined,
  dimension: 'user',
  show: 'summary',
  by: 'feature',
  limit: 25,
};

describe('runDistribution', () => {
  it('asks the store the same for every view and for a ranking, so that a board shares one answer', async () => {
    const { connection, asked } = aStore();
    await lastValueFrom(runDistribution(connection, question));
    await lastValueFrom(runDistribution(connection, { ...question, show: 'histogram' }));
    await lastValueFrom(runDistribution(connection, { ...question, show: 'ranking', limit: 100 }));
    const sheet = await lastValueFrom(resolveRates(connection, question));
    await lastValueFrom(rankInStore(connection, question, { sheet, dimension: 'user', limit: 8 }));
    const distributions = asked.filter(({ kind }) => kind === 'distribution');
    expect(distributions).toHaveLength(4);
    expect(new Set(distributions.map((request) => JSON.stringify(request, bigintsAsText))).size).toBe(1);
  });

  it('judges the last 24 hours by the 7 days before them, however short the range is', async () => {
    const { connection, asked } = aStore();
    await lastValueFrom(runDistribution(connection, question));
    expect(asked.find(({ kind }) => kind === 'distribution')).toMatchObject({
      recent: { from: Date.parse('2026-09-07T12:00:00Z'), to },
      baseline: { from: Date.parse('2026-08-31T12:00:00Z'), to: Date.parse('2026-09-07T12:00:00Z') },
    });
  });

  it.each([
    ['nothing is cut', () => false, false],
    ['its parts are cut', (request: StoreRequest) => request.kind === 'concentration', true],
    ['the total is cut', (request: StoreRequest) => request.kind === 'usage', true],
  ] as const)('says whether numbers are incomplete where %s', async (_, isCutAt, expected) => {
    const { connection } = aStore(isCutAt);
    const outcome = await lastValueFrom(runDistribution(connection, { ...question, show: 'concentration' }));
    expect(outcome.completeness.truncated).toBe(expected);
  });
});

function bigintsAsText(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}
