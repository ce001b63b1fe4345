import { type DataFrame, type DataQueryRequest, type DataQueryResponse, LoadingState } from '@grafana/data';
import { setDataSourceSrv } from '@grafana/runtime';
import { loadPriceBook } from 'core/pricing/loadPriceBook';
import { lastValueFrom, of } from 'rxjs';
import { type Columns, aDataQueryRequest, aDelegate, aTableFrame } from 'testing/aDelegate';
import unknownUid from '../../fixtures/grafana-exchanges/ds-unknown-uid.json';
import missingColumn from '../../fixtures/grafana-exchanges/pg-missing-column.json';
import { aTokenCostDataSource } from './aTokenCostDataSource';
import { defaultQuery } from './describeQuery';
import type { TokenCostQuery } from './query';

const query: TokenCostQuery = { ...defaultQuery, refId: 'A' };

function delegateTo(answer: (request: DataQueryRequest) => DataQueryResponse): void {
  const get = () => Promise.resolve(aDelegate({ query: (request) => of(answer(request)) }));
  setDataSourceSrv({ get } as unknown as Parameters<typeof setDataSourceSrv>[0]);
}

/** Every query fails as Grafana lets it fail: an error in an HTTP answer, no exception. */
function failWith(message: string, status: number): void {
  delegateTo(({ targets }) => ({
    data: [],
    state: LoadingState.Error,
    errors: targets.map(({ refId }) => ({ refId, message, status })),
  }));
}

/** Tables by the ref of the query, none of which has rows unless given. */
function answerWith(tables: Readonly<Record<string, Columns>>, notices: string[] = []): void {
  delegateTo(({ targets }) => ({
    data: targets.map(({ refId }) => {
      const frame = aTableFrame(refId, tables[refId]);
      return {
        ...frame,
        meta: { ...frame.meta, notices: notices.map((text) => ({ severity: 'info' as const, text })) },
      };
    }),
  }));
}

const ask = (asked: TokenCostQuery = query): Promise<DataQueryResponse> =>
  lastValueFrom(aTokenCostDataSource().query(aDataQueryRequest([asked])));

const errorOf = async () => (await ask()).errors?.[0]?.message;
const noticeOf = async () => ((await ask()).data[0] as DataFrame).meta?.notices?.map(({ text }) => text).join();

beforeAll(() => loadPriceBook());

describe('A panel whose query fails', () => {
  it.each([
    ['a column is missing', missingColumn.response.body.results.A.error, 'Map the columns in the settings'],
    ['the table is wrong', 'db query error: pq: relation "llm_calls" does not exist', 'There is no table llm_calls'],
    [
      'reading is not allowed',
      'db query error: pq: permission denied for table llm_calls',
      'GRANT SELECT ON llm_calls',
    ],
    [
      'it took too long',
      'db query error: pq: canceling statement due to statement timeout',
      'Choose a shorter time range',
    ],
    [
      'the database is down',
      'db query error: failed to connect to server - please inspect Grafana server log for details',
      'The database cannot be reached from Grafana',
    ],
    ['there are too many connections', 'db query error: pq: sorry, too many clients already', 'no connection left'],
  ])('says what to do where %s', async (_, message, advice) => {
    failWith(message, 500);
    await expect(errorOf()).resolves.toMatch(new RegExp(`^Calls: db query error: .*\\. .*${advice}`));
  });

  it('says where to choose another data source where the delegate is gone', async () => {
    failWith(unknownUid.response.body.message, unknownUid.response.status);
    await expect(errorOf()).resolves.toContain(
      'Calls: Data source not found. Grafana has no data source "Calls" any more.',
    );
  });

  it('says whom to ask where the delegate may not be queried', async () => {
    failWith('Access denied', 403);
    await expect(errorOf()).resolves.toContain('Ask an administrator of Grafana for the query permission');
  });
});

describe('Pickers of values', () => {
  it('fail with the same words', async () => {
    failWith('db query error: pq: relation "llm_calls" does not exist', 500);
    const { range: timeRange } = aDataQueryRequest([]);
    await expect(aTokenCostDataSource().getTagValues({ key: 'feature', filters: [], timeRange })).rejects.toThrow(
      'There is no table llm_calls',
    );
  });
});

describe('A panel without numbers', () => {
  const coverage = Object.fromEntries(
    [
      'rows tokens with_tokens in_future last_call'.split(' '),
      'request_id attempt user_id feature provider model fallback_from operation prompt_tokens completion_tokens cache_read_tokens cache_write_tokens cache_write_1h_tokens reasoning_tokens service_tier response_cache total_cost_usd latency_ms error_class http_status environment service tenant session_id trace_id span_id'
        .split(' ')
        .flatMap((column) => [`${column}_rows`, `${column}_tokens`]),
    ]
      .flat()
      .map((name) => [name, [0]]),
  );

  it('says when the last call was', async () => {
    answerWith({ coverage: { ...coverage, last_call: [Date.UTC(2026, 7, 1)] } });
    await expect(noticeOf()).resolves.toContain('the last one in llm_calls began at 2026-08-01T00:00:00Z');
  });

  it('says that no call passes the filters', async () => {
    answerWith({ coverage: { ...coverage, rows: [12], last_call: [Date.UTC(2026, 8, 1)] } });
    await expect(noticeOf()).resolves.toContain('None of the 12 calls in this time range passes the filters');
  });

  it('names a clock that is ahead', async () => {
    answerWith({ coverage: { ...coverage, in_future: [3], last_call: [Date.UTC(2100, 0)] } });
    await expect(noticeOf()).resolves.toMatch(/3 begin in the future.*check the clock/);
  });
});

describe('An answer that Grafana cut', () => {
  it('says that the numbers are incomplete and which setting to raise', async () => {
    answerWith({}, ['Results have been limited to 1000000 because the SQL row limit was reached']);
    await expect(noticeOf()).resolves.toMatch(/cut an answer at 1,000,000 rows.*incomplete.*row_limit/);
  });
});
