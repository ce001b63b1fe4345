import { type DataFrame, type DataQueryRequest, type DataQueryResponse, LoadingState } from '@grafana/data';
import { setDataSourceSrv } from '@grafana/runtime';
import type { DataQuery } from '@grafana/schema';
import { loadPriceBook } from 'core/pricing/loadPriceBook';
import { Observable, Subject, lastValueFrom, of } from 'rxjs';
import { type Columns, type DelegateOverrides, aDataQueryRequest, aDelegate, aTableFrame } from 'testing/aDelegate';
import { aTokenCostDataSource } from './aTokenCostDataSource';
import { defaultQuery } from './describeQuery';
import { PLUGIN_ID, type SeriesQuery, type TokenCostQuery } from './query';

const HOUR_ONE = Date.parse('2026-09-01T01:00:00Z');

const usageColumns: Columns = {
  bucket: [HOUR_ONE, HOUR_ONE],
  g0: ['search', 'chat'],
  provider: ['openai', 'openai'],
  model: ['gpt-4o', 'a model nobody has priced'],
  service_tier: [null, null],
  context_band: [0, 0],
  price_slice: [0, 0],
  day_part: [0, 0],
  calls: [2, 1],
  calls_unbilled: [0, 0],
  calls_unknown: [0, 0],
  calls_input_missing: [0, 0],
  calls_output_missing: [0, 0],
  calls_invalid: [0, 0],
  input_uncached: [1_000_000, 700],
  cache_read: [0, 0],
  cache_write_5m: [0, 0],
  cache_write_1h: [0, 0],
  output: [100_000, 300],
  reasoning: [0, 0],
  cache_unrecorded: [0, 0],
  lifetime_unrecorded: [0, 0],
};

const answers: Readonly<Record<string, Columns>> = {
  models: { provider: ['openai'], model: ['gpt-4o'], service_tier: [null] },
  usage: usageColumns,
  values: { value: ['search', 'chat'] },
  hourly: {
    value: ['search', 'chat', 'chat'],
    hour: [HOUR_ONE, HOUR_ONE - 3_600_000 * 30, HOUR_ONE],
    calls: [2, 1, 1],
    cost: ['3500000000000', '1000000000000', '2000000000000'],
    cost_squared: [null, null, null],
    calls_unknown: [0, 1, 0],
    of_values: [3, 3, 3],
  },
};

type SqlQuery = DataQuery & { readonly rawSql?: string };

function answerAll({ targets }: DataQueryRequest): Observable<DataQueryResponse> {
  return of({ data: targets.map(({ refId }) => aTableFrame(refId, answers[refId])), traceIds: ['trace'] });
}

const get = jest.fn<Promise<ReturnType<typeof aDelegate>>, [unknown, unknown]>();

function delegateTo(delegate: DelegateOverrides): void {
  get.mockReset().mockImplementation(() => Promise.resolve(aDelegate(delegate)));
  setDataSourceSrv({ get } as unknown as Parameters<typeof setDataSourceSrv>[0]);
}

const series = (refId: string, fields: Partial<SeriesQuery> = {}): SeriesQuery => ({
  ...defaultQuery,
  refId,
  ...fields,
});
const values = { ...series('V'), analysis: 'variable', dimension: 'feature' } as unknown as TokenCostQuery;

function answerOf(targets: readonly TokenCostQuery[], dataSource = aTokenCostDataSource()): Promise<DataQueryResponse> {
  return lastValueFrom(dataSource.query(aDataQueryRequest(targets)));
}

const framesOf = ({ data }: DataQueryResponse) => data as DataFrame[];

// Loaded here once, so that no test has to wait for it.
beforeAll(() => loadPriceBook());

describe('TokenCostDataSource.query', () => {
  beforeEach(() => delegateTo({ query: answerAll }));

  it('answers with priced frames and the notices that belong beside them', async () => {
    const response = await answerOf([series('A')]);
    const [frame] = framesOf(response);
    expect(response).toMatchObject({ state: LoadingState.Done, traceIds: ['trace'] });
    expect(response).not.toHaveProperty('error');
    const search = frame?.fields.find(({ name }) => name === 'search');
    expect(search?.values.filter((value) => value !== 0)).toEqual([3.5]);
    expect(search?.config.unit).toBe('currencyUSD');
    expect(frame?.meta?.notices?.map(({ text }) => text)).toEqual([
      expect.stringContaining('a model nobody has priced (model not in the price book)'),
    ]);
    expect(frame?.meta?.executedQueryString).toBe('-- models;\n\n-- usage');
  });

  it('leaves the hour of an unpriced model unknown, not 0', async () => {
    const [frame] = framesOf(await answerOf([series('A')]));
    const chat = frame?.fields.find(({ name }) => name === 'chat');
    const time = frame?.fields[0]?.values as number[];
    expect(chat?.values[time.indexOf(HOUR_ONE)]).toBeNull();
  });

  it('has a frame for each query, under its own ref', async () => {
    const response = await answerOf([series('A'), values]);
    expect(framesOf(response).map(({ refId }) => refId)).toEqual(['A', 'V']);
  });

  it('has a frame for each band, the first with the notices and the text of all', async () => {
    const band = { ...series('A'), analysis: 'band', by: 'feature' } as unknown as TokenCostQuery;
    const frames = framesOf(await answerOf([band, values]));
    expect(frames.map(({ refId, name }) => [refId, name])).toEqual([
      ['A', 'search'],
      ['A', 'chat'],
      ['V', undefined],
    ]);
    const [search, chat] = frames;
    expect(search?.meta?.executedQueryString).toBe('-- models;\n\n-- hourly;\n\n-- usage');
    expect(search?.meta?.notices?.[0]?.text).toMatch(/2 dearest of 3[^]*cost of 1 calls in the hours/);
    expect(chat?.meta).not.toHaveProperty('notices');
    const costs = chat?.fields.find(({ name }) => name === 'cost')?.values as number[];
    expect([chat?.length, costs[1]]).toEqual([24, 2]);
  });

  it('leaves hidden targets out', async () => {
    const response = await answerOf([series('A', { hide: true })]);
    expect(response).toEqual({ data: [], state: LoadingState.Done });
    expect(get).not.toHaveBeenCalled();
  });

  it('says what to do about a query without an analysis, such as one in a URL made by hand', async () => {
    const response = await answerOf([{ refId: 'B' } as TokenCostQuery]);
    expect(response.errors).toEqual([
      { refId: 'B', message: expect.stringContaining('does not say what to show. Choose it in') as string },
    ]);
    expect(get).not.toHaveBeenCalled();
  });

  it('answers the good queries where one is wrong, and names the wrong one', async () => {
    const response = await answerOf([series('A', { top: 0 }), values]);
    expect(framesOf(response).map(({ refId }) => refId)).toEqual(['V']);
    const error = { refId: 'A', message: 'top: 0 has to be a whole number from 1 to 50.' };
    expect(response).toMatchObject({ state: LoadingState.Error, error, errors: [error] });
  });

  it('answers the good queries where the delegate fails one, and passes its message, status and trace on', async () => {
    const failure = { refId: 'values', message: 'relation does not exist', status: 400, traceId: 'abc' };
    delegateTo({
      query: (request) =>
        request.targets[0]?.refId === 'values'
          ? of({ data: [], state: LoadingState.Error, error: failure, errors: [failure] })
          : answerAll(request),
    });
    const response = await answerOf([series('A'), values]);
    expect(framesOf(response).map(({ refId }) => refId)).toEqual(['A']);
    expect(response.errors).toEqual([
      { refId: 'V', message: 'Calls: relation does not exist', status: 400, traceId: 'abc' },
    ]);
    expect(response.state).toBe(LoadingState.Error);
  });

  it.each([
    ['no delegate is chosen', '', 'No data source is chosen to read the calls from.'],
    ['the delegate is another one', 'other', 'There is no data source with uid "other", and "Calls" (uid "calls")'],
  ])('says so where %s', async (_, delegateUid, message) => {
    const response = await answerOf([series('A')], aTokenCostDataSource({ delegateUid }));
    expect(response.errors?.[0]?.message).toContain(message);
    expect(response.data).toEqual([]);
  });

  it('refuses to ask a data source of its own kind', async () => {
    const query = jest.fn(answerAll);
    delegateTo({ type: PLUGIN_ID, query });
    expect((await answerOf([series('A')])).errors?.[0]?.message).toContain('is an LLM Token Cost data source itself');
    expect(query).not.toHaveBeenCalled();
  });

  it('sends every query of a request under an id of its own', async () => {
    const ids: string[] = [];
    delegateTo({
      query: (request) => {
        ids.push(request.requestId);
        return answerAll(request);
      },
    });
    await answerOf([series('A'), series('B', { step: '5 minutes' }), values]);
    expect(ids.length).toBeGreaterThanOrEqual(4);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !id.startsWith('SQR100'))).toEqual([]);
  });

  it('cancels what is under way, between two steps too, when the panel stops waiting', async () => {
    const models = new Subject<DataQueryResponse>();
    const asked: string[] = [];
    const cancelled: string[] = [];
    delegateTo({
      query: ({ targets }) => {
        const refId = targets[0]?.refId ?? '';
        asked.push(refId);
        return new Observable<DataQueryResponse>((subscriber) => {
          const inner = refId === 'models' ? models.subscribe(subscriber) : undefined;
          return () => {
            cancelled.push(refId);
            inner?.unsubscribe();
          };
        });
      },
    });
    const waiting = aTokenCostDataSource()
      .query(aDataQueryRequest([series('A')]))
      .subscribe();
    await settle();
    expect([asked, cancelled]).toEqual([['models'], []]);
    models.next({ data: [aTableFrame('models', answers['models'])] });
    models.complete();
    await settle();
    expect(asked).toEqual(['models', 'usage']);
    waiting.unsubscribe();
    expect(cancelled).toEqual(['models', 'usage']);
  });

  it('asks no next step after the panel has stopped waiting for the one before', async () => {
    const models = new Subject<DataQueryResponse>();
    const asked: string[] = [];
    delegateTo({
      query: ({ targets }) => {
        asked.push(targets[0]?.refId ?? '');
        return models;
      },
    });
    const waiting = aTokenCostDataSource()
      .query(aDataQueryRequest([series('A')]))
      .subscribe();
    await settle();
    waiting.unsubscribe();
    models.next({ data: [aTableFrame('models', answers['models'])] });
    models.complete();
    await settle();
    expect(asked).toEqual(['models']);
  });

  it('replaces variables, with the ones of the panel itself, before it asks', async () => {
    const asked: string[] = [];
    delegateTo({
      query: (request) => {
        asked.push(...request.targets.map((target: SqlQuery) => target.rawSql ?? ''));
        return answerAll(request);
      },
    });
    const replace = jest.fn((text?: string, _?: unknown, format?: unknown): string =>
      text === '$feature' && typeof format === 'function'
        ? String((format as (value: unknown) => unknown)(["O'Reilly", 'a,b']))
        : (text ?? ''),
    );
    const filters = [{ dimension: 'feature', operator: 'in', values: ['$feature'] }] as const;
    const dataSource = aTokenCostDataSource({ delegateUid: 'calls' }, { replace });
    const scopedVars = { panel: { text: '1', value: 1 } };
    await lastValueFrom(dataSource.query(aDataQueryRequest([series('A', { filters })], { scopedVars })));
    expect(asked.filter((sql) => sql.includes(`IN ('O''Reilly', 'a,b')`))).toHaveLength(1);
    expect(replace).toHaveBeenCalledWith('$feature', scopedVars, expect.any(Function));
  });

  it('does not change the request of the panel', async () => {
    const request = aDataQueryRequest([series('A')]);
    const before = JSON.stringify(request);
    await lastValueFrom(aTokenCostDataSource().query(request));
    expect(JSON.stringify(request)).toBe(before);
  });
});

describe('TokenCostDataSource', () => {
  it('hands queries to Explore with their variables replaced and itself as data source', () => {
    const replace = (text = '') => (text === '$split' ? 'model' : text);
    const dataSource = aTokenCostDataSource({ delegateUid: 'calls' }, { replace });
    const query = series('A', { by: ['$split'] as unknown as SeriesQuery['by'] });
    expect(dataSource.interpolateVariablesInQueries([query], {})).toEqual([
      { ...series('A', { by: ['model'] }), datasource: { type: PLUGIN_ID, uid: 'cost' } },
    ]);
  });

  it('offers ad hoc filters on every dimension, with the values of the time range', async () => {
    delegateTo({ query: answerAll });
    const dataSource = aTokenCostDataSource();
    await expect(dataSource.getTagKeys()).resolves.toContainEqual({ text: 'Feature', value: 'feature' });
    const { range: timeRange } = aDataQueryRequest([]);
    await expect(dataSource.getTagValues({ key: 'feature', filters: [], timeRange })).resolves.toEqual([
      { text: 'search', value: 'search' },
      { text: 'chat', value: 'chat' },
    ]);
    await expect(dataSource.getTagValues({ key: 'job', filters: [], timeRange })).resolves.toEqual([]);
  });

  it('filters every query by the ad hoc filters of the dashboard', async () => {
    const asked: string[] = [];
    delegateTo({
      query: (request) => {
        asked.push(...request.targets.map((target: SqlQuery) => target.rawSql ?? ''));
        return answerAll(request);
      },
    });
    const filters = [{ key: 'tenant', operator: '!=', value: "O'Reilly" }];
    await lastValueFrom(aTokenCostDataSource().query(aDataQueryRequest([series('A')], { filters })));
    expect(asked.filter((sql) => sql.includes(`NOT IN ('O''Reilly')`))).toHaveLength(1);
  });

  it('runs variable queries that have no ref', async () => {
    delegateTo({ query: answerAll });
    const dataSource = aTokenCostDataSource();
    const { refId: _, ...stored } = values;
    const request = aDataQueryRequest([stored as TokenCostQuery]);
    const support = dataSource.variables as unknown as { query: (asked: unknown) => Observable<DataQueryResponse> };
    const [frame] = framesOf(await lastValueFrom(support.query(request)));
    expect(frame?.fields.map(({ name, values: options }) => [name, [...(options as string[])]])).toEqual([
      ['text', ['search', 'chat']],
      ['value', ['search', 'chat']],
    ]);
  });

  it('describes queries and starts with one that is complete', () => {
    const dataSource = aTokenCostDataSource();
    expect(dataSource.getQueryDisplayText(series('A'))).toBe('Cost by Feature over time');
    expect(dataSource.getDefaultQuery('dashboard' as never)).toEqual(defaultQuery);
  });
});

/** Lets promises come in. */
function settle(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 50);
  });
}
