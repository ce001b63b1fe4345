import { lastValueFrom } from 'rxjs';
import type { Store } from 'stores/store';
import type { StoreRequest } from 'stores/storeRequest';
import { aUsageRow } from 'testing/aUsageRow';
import type { StoreConnection } from './askStore';
import type { TableQuestion } from './question';
import { runTable } from './runTable';

/** A store that answers at once, cut where `isCutAt` says so. */
function connectionTo(isCutAt: (request: StoreRequest) => boolean): StoreConnection {
  const plan = (request: StoreRequest) => ({
    kind: 'rows',
    rows: rowsOf(request),
    truncated: isCutAt(request),
  });
  const store = { name: 'test', dataSourceTypes: [], plan } as unknown as Store;
  return { store, ask: () => lastResort() };
}

function rowsOf({ kind }: StoreRequest) {
  if (kind === 'distribution') {
    return { top: [{ value: 'ada' }] };
  }
  return kind === 'usage' ? [aUsageRow({})] : [];
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

  it('asks once which models occur, also where the store ranks the values', async () => {
    const asked: string[] = [];
    const connection = connectionTo(({ kind }) => asked.push(kind) === 0);
    await lastValueFrom(runTable(connection, { ...question, by: ['user'], trend: false }));
    expect(asked.filter((kind) => kind === 'models' || kind === 'distribution')).toEqual(['models', 'distribution']);
  });
});
