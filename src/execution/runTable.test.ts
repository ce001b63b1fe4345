import { lastValueFrom } from 'rxjs';
import type { Store, StoreRequest } from 'stores/store';
import { aUsageRow } from 'testing/aUsageRow';
import type { StoreConnection } from './askStore';
import type { TableQuestion } from './question';
import { runTable } from './runTable';

/** A store that answers at once, cut where `isCutAt` says so. */
function connectionTo(isCutAt: (request: StoreRequest) => boolean): StoreConnection {
  const plan = (request: StoreRequest) => ({
    kind: 'rows',
    rows: request.kind === 'usage' ? [aUsageRow({})] : [],
    truncated: isCutAt(request),
  });
  const store = { name: 'test', dataSourceTypes: [], plan } as unknown as Store;
  return { store, ask: () => lastResort() };
}

function lastResort(): never {
  throw new Error('a store that has rows asks nothing');
}

const question: TableQuestion = {
  source: { table: 'llm_calls', timeZone: 'UTC' },
  window: { from: Date.parse('2026-09-01T00:00:00Z'), to: Date.parse('2026-09-08T00:00:00Z') },
  filters: [],
  compareWith: undefined,
  pricedAt: undefined,
  measures: ['cost'],
  by: ['feature'],
  limit: 25,
  sort: 'value',
  trend: true,
  leaks: false,
  drifts: false,
};

describe('runTable', () => {
  it.each([
    ['nothing is cut', () => false, false],
    ['the rows are cut', (request: StoreRequest) => request.kind === 'usage' && request.step === undefined, true],
    ['only the trend is cut', (request: StoreRequest) => request.kind === 'usage' && request.step === 'day', true],
  ] as const)('says whether numbers are incomplete where %s', async (_, isCutAt, expected) => {
    const { completeness, trend } = await lastValueFrom(runTable(connectionTo(isCutAt), question));
    expect(completeness.truncated).toBe(expected);
    expect(trend?.series).toHaveLength(1);
  });
});
