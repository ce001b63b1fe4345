import { type DataQueryRequest, type DataQueryResponse, LoadingState, type ScopedVars, dateTime } from '@grafana/data';
import type { DataQuery } from '@grafana/schema';
import { Observable, Subject, lastValueFrom, of, throwError } from 'rxjs';
import type { StoreQuery } from 'stores/store';
import { StoreReadError } from 'stores/storeAnswer';
import { type DelegateOverrides, aDataQueryRequest, aDelegate, aTableFrame } from 'testing/aDelegate';
import { createAnswerMemo } from './answerMemo';
import { type DelegationLog, askDelegate } from './askDelegate';
import { DelegateQueryError } from './delegateQueryError';

const usage: StoreQuery = { refId: 'usage', target: { rawSql: 'SELECT 1', format: 'table' } };
const models: StoreQuery = { refId: 'models', target: { rawSql: 'SELECT 2', format: 'table' } };

const panelQuery: DataQuery = { refId: 'A', datasource: { uid: 'cost', type: 'llmops-tokencost-datasource' } };

function emptyLog(): DelegationLog {
  return { executed: [], notices: [], traceIds: [] };
}

interface Asking {
  readonly delegate?: DelegateOverrides;
  readonly request?: DataQueryRequest;
  readonly log?: DelegationLog;
}

function askOf({ delegate, request = aDataQueryRequest([panelQuery]), log = emptyLog() }: Asking = {}) {
  return askDelegate({ dataSource: aDelegate(delegate), request, refId: 'A', log });
}

/** Asks once and returns the request that the delegate was sent. */
async function sentRequest(queries: readonly StoreQuery[], asking: Asking = {}): Promise<DataQueryRequest> {
  const sent: DataQueryRequest[] = [];
  const query = (request: DataQueryRequest) => {
    sent.push(request);
    return of({ data: request.targets.map(({ refId }) => aTableFrame(refId)) });
  };
  await lastValueFrom(askOf({ ...asking, delegate: { ...asking.delegate, query } })(queries));
  return sent[0] as DataQueryRequest;
}

function answering(...packets: readonly DataQueryResponse[]): Asking {
  return { delegate: { query: () => of(...packets) } };
}

describe('askDelegate', () => {
  it('names the delegate in every target, because a backend data source routes a query by that', async () => {
    const { targets } = await sentRequest([usage, models]);
    expect(targets).toEqual([
      { ...usage.target, refId: 'usage', datasource: { uid: 'calls', type: 'grafana-postgresql-datasource' } },
      { ...models.target, refId: 'models', datasource: { uid: 'calls', type: 'grafana-postgresql-datasource' } },
    ]);
  });

  it('starts from the default query of the delegate', async () => {
    const getDefaultQuery = () => ({ refId: 'default', hide: false, editorMode: 'builder' });
    const { targets } = await sentRequest([usage], { delegate: { getDefaultQuery } });
    expect(targets[0]).toMatchObject({ refId: 'usage', editorMode: 'builder', rawSql: 'SELECT 1' });
  });

  it('gives every query an id of its own with the id of the panel in front', async () => {
    const ids: string[] = [];
    const query = (request: DataQueryRequest) => {
      ids.push(request.requestId);
      return of({ data: request.targets.map(({ refId }) => aTableFrame(refId)) });
    };
    const ask = askOf({ delegate: { query } });
    await Promise.all([lastValueFrom(ask([usage])), lastValueFrom(ask([models]))]);
    await lastValueFrom(ask([usage]));
    expect(new Set(ids).size).toBe(3);
    expect(ids.every((id) => id.startsWith('SQR100-A-'))).toBe(true);
  });

  it('sends range, app, headers and variables of the panel along', async () => {
    const scopedVars: ScopedVars = { __interval: { text: '1m', value: '1m' } };
    const request = aDataQueryRequest([panelQuery], {
      dashboardUID: 'board',
      panelId: 7,
      queryCachingTTL: 60,
      filters: [{ key: 'env', operator: '=', value: 'prod' }],
      scopedVars,
    });
    const sent = await sentRequest([usage], { request });
    expect(sent).toMatchObject({
      app: 'dashboard',
      dashboardUID: 'board',
      panelId: 7,
      queryCachingTTL: 60,
      scopedVars,
    });
    expect(sent.filters).toEqual(request.filters);
    expect(sent.range.from.valueOf()).toBe(request.range.from.valueOf());
    expect(sent.range.raw).toEqual(request.range.raw);
  });

  it('leaves everything of the panel as it is when the delegate writes into its request', async () => {
    const target = { ...usage, target: { ...usage.target, nested: { list: [1] } } };
    const from = dateTime('2026-09-01T00:00:00Z');
    const request = aDataQueryRequest([panelQuery], {
      range: { from, to: dateTime(from).add(1, 'd'), raw: { from, to: dateTime(from).add(1, 'd') } },
      filters: [{ key: 'env', operator: '=', value: 'prod' }],
      scopedVars: { one: { text: '1', value: 1 } },
    });
    const before = JSON.stringify([request, target]);
    const query = (sent: DataQueryRequest) => {
      const [first] = sent.targets as Array<DataQuery & { rawSql?: string; nested?: { list: number[] } }>;
      if (first) {
        first.rawSql = 'DROP';
        first.nested?.list.push(2);
        first.datasource = undefined;
      }
      sent.targets.push({ refId: 'extra' });
      sent.range.from.add(1, 'month');
      (sent.range.raw.from as ReturnType<typeof dateTime>).add(1, 'month');
      sent.scopedVars['two'] = { text: '2', value: 2 };
      sent.filters?.push({ key: 'x', operator: '=', value: 'y' });
      sent.requestId = 'theirs';
      return of({ data: [aTableFrame('usage')] });
    };
    await lastValueFrom(askOf({ request, delegate: { query } })([target]));
    expect(JSON.stringify([request, target])).toBe(before);
  });

  it('answers with the columns of each query, none where there were no rows', async () => {
    const data = [aTableFrame('models'), aTableFrame('usage', { calls: [1, 2] })];
    await expect(lastValueFrom(askOf(answering({ data }))([usage, models]))).resolves.toEqual([
      { refId: 'usage', columns: [{ name: 'calls', values: [1, 2] }] },
      { refId: 'models', columns: [] },
    ]);
  });

  it('takes a delegate that answers with a promise', async () => {
    const query = () => Promise.resolve({ data: [aTableFrame('usage', { calls: [1] })] });
    await expect(lastValueFrom(askOf({ delegate: { query } })([usage]))).resolves.toEqual([
      { refId: 'usage', columns: [{ name: 'calls', values: [1] }] },
    ]);
  });

  it('waits for the last packet, and lets it replace an earlier one under the same key', async () => {
    const packet = (calls: number, state: LoadingState) => ({
      key: 'q',
      state,
      data: [aTableFrame('usage', { calls: [calls] })],
    });
    const ask = askOf(
      answering(packet(1, LoadingState.Streaming), packet(2, LoadingState.Streaming), packet(3, LoadingState.Done)),
    );
    await expect(lastValueFrom(ask([usage]))).resolves.toEqual([
      { refId: 'usage', columns: [{ name: 'calls', values: [3] }] },
    ]);
  });

  it.each([
    ['keys', 'first', 'second'],
    ['queries', undefined, undefined],
  ])('keeps packets of different %s side by side', async (_, first, second) => {
    const ask = askOf(
      answering(
        { key: first, data: [aTableFrame('usage', { calls: [1] })] },
        { key: second, data: [aTableFrame('models', { model: ['a'] })] },
        { key: first, data: [aTableFrame('usage', { calls: [2] })] },
      ),
    );
    await expect(lastValueFrom(ask([usage, models]))).resolves.toEqual([
      { refId: 'usage', columns: [{ name: 'calls', values: [2] }] },
      { refId: 'models', columns: [{ name: 'model', values: ['a'] }] },
    ]);
  });

  it('does not ask before somebody waits for the answer', () => {
    const query = jest.fn(() => of({ data: [] }));
    askOf({ delegate: { query } })([usage]);
    expect(query).not.toHaveBeenCalled();
  });

  it('cancels the query of the delegate when nobody waits any more', () => {
    const cancelled = jest.fn();
    const query = () => new Observable<DataQueryResponse>(() => cancelled);
    const waiting = askOf({ delegate: { query } })([usage]).subscribe();
    expect(cancelled).not.toHaveBeenCalled();
    waiting.unsubscribe();
    expect(cancelled).toHaveBeenCalledTimes(1);
  });

  it('passes notices, trace ids and executed texts on', async () => {
    const log = emptyLog();
    const notice = { severity: 'info', text: 'cached' } as const;
    const frame = { ...aTableFrame('usage'), meta: { notices: [notice], executedQueryString: 'SELECT 1' } };
    await lastValueFrom(askOf({ ...answering({ data: [frame], traceIds: ['t1'] }), log })([usage]));
    expect(log).toEqual({ executed: ['SELECT 1'], notices: [notice], traceIds: ['t1'] });
  });

  it('shares one answer among all who ask the same of one delegate', async () => {
    const query = jest.fn(() => of({ data: [aTableFrame('usage', { calls: [1] })], traceIds: ['t1'] }));
    const dataSource = aDelegate({ query });
    const memo = createAnswerMemo<DataQueryResponse>();
    const logs = [emptyLog(), emptyLog()];
    const answers = logs.map((log) =>
      lastValueFrom(
        askDelegate({ dataSource, request: aDataQueryRequest([panelQuery]), refId: 'A', log, memo })([usage]),
      ),
    );
    const [first, second] = await Promise.all(answers);
    expect(first).toEqual(second);
    expect(query).toHaveBeenCalledTimes(1);
    expect(logs.map(({ traceIds }) => traceIds)).toEqual([['t1'], ['t1']]);
  });
});

describe('askDelegate, when the delegate fails', () => {
  async function failureOf(asking: Asking): Promise<DelegateQueryError> {
    try {
      await lastValueFrom(askOf(asking)([usage]));
    } catch (reason) {
      if (reason instanceof DelegateQueryError) {
        return reason;
      }
      throw reason;
    }
    throw new Error('The query did not fail');
  }

  const data = [aTableFrame('usage')];

  it.each([
    ['errors', { errors: [{ refId: 'usage', message: 'syntax error', status: 400, traceId: 't' }] }],
    ['the older error', { error: { message: 'syntax error', status: 400, traceId: 't' } }],
  ])('names it and keeps status and trace of %s', async (_, failure) => {
    const error = await failureOf(answering({ data, ...failure }));
    expect(error).toMatchObject({ message: 'Calls: syntax error', status: 400, traceId: 't' });
  });

  it('takes partial rows beside an error for no answer', async () => {
    const rows = [aTableFrame('usage', { calls: [1] })];
    const error = await failureOf(answering({ data: rows, errors: [{ message: 'timeout' }] }));
    expect(error.message).toBe('Calls: timeout');
  });

  it('reads the message of the server where the error has none of its own', async () => {
    const error = await failureOf(answering({ data, error: { data: { message: 'Access denied' } } }));
    expect(error.message).toBe('Calls: Access denied');
  });

  it('takes the state Error for a failure even without an error', async () => {
    const error = await failureOf(answering({ data, state: LoadingState.Error }));
    expect(error.message).toBe('Calls: the query failed without a message');
  });

  it('fails where one of several packets does', async () => {
    const error = await failureOf(
      answering({ key: 'a', data, errors: [{ message: 'down' }] }, { key: 'b', data, state: LoadingState.Done }),
    );
    expect(error.message).toBe('Calls: down');
  });

  it.each([
    ['an observable that fails', () => throwError(() => new Error('no network'))],
    ['a promise that is rejected', () => Promise.reject(new Error('no network'))],
    [
      'a query function that throws',
      () => {
        throw new Error('no network');
      },
    ],
  ])('names it in the message of %s', async (_, query) => {
    expect((await failureOf({ delegate: { query } })).message).toBe('Calls: no network');
  });

  it('reads message and status of a failed HTTP request', async () => {
    const failed = { status: 403, statusText: 'Forbidden', data: { message: 'Access denied' } };
    const error = await failureOf({ delegate: { query: () => throwError(() => failed) } });
    expect(error).toMatchObject({ message: 'Calls: Access denied', status: 403 });
  });

  it.each([
    ['no table', []],
    ['two tables', [aTableFrame('usage'), aTableFrame('usage')]],
    ['a table for another query', [aTableFrame('models')]],
  ])('refuses %s for a query', async (_, frames) => {
    const answer = lastValueFrom(askOf(answering({ data: frames }))([usage]));
    await expect(answer).rejects.toThrow(StoreReadError);
    await expect(answer).rejects.toThrow('Calls: expected one table for query usage');
  });

  it('refuses a delegate that ends without any answer', async () => {
    const ended = new Subject<DataQueryResponse>();
    ended.complete();
    const answer = lastValueFrom(askOf({ delegate: { query: () => ended } })([usage]));
    await expect(answer).rejects.toThrow('Calls: expected one table for query usage, got 0');
  });
});
