import { EMPTY, NEVER, Observable, lastValueFrom, of, throwError, toArray } from 'rxjs';
import type { Plan, Store } from 'stores/store';
import type { StoreAnswer } from 'stores/storeAnswer';
import type { StoreRequest } from 'stores/storeRequest';
import type { StoreRows } from 'stores/storeRows';
import { type Ask, StoreRefusal, askStore } from './askStore';
import { DelegateQueryError } from './delegateQueryError';

const request: StoreRequest = {
  kind: 'values',
  source: { table: 'llm_calls', timeZone: 'UTC' },
  window: { from: 0, to: 1 },
  filters: [],
  dimension: 'feature',
};

function storeOf(plan: (answers: readonly StoreAnswer[]) => Plan<readonly string[]>): Store {
  return {
    name: 'a store',
    dataSourceTypes: [],
    plan: <Request extends StoreRequest>(_: Request, answers: readonly StoreAnswer[]) =>
      plan(answers) as Plan<StoreRows[Request['kind']]>,
    explainError: (message, { table }) => (message.includes('gone') ? `Bring ${table} back.` : undefined),
  };
}

/** Asks two queries, one after the other, before it has rows. */
const twoSteps = storeOf((answers) =>
  answers.length < 2
    ? { kind: 'queries', queries: [{ refId: `step ${answers.length + 1}`, target: {} }] }
    : { kind: 'rows', rows: answers.map(({ refId }) => refId), truncated: true },
);

const echo: Ask = (queries) => of(queries.map(({ refId }) => ({ refId, columns: [] })));

describe('askStore, when a query fails', () => {
  const failing = (error: unknown) =>
    lastValueFrom(askStore({ store: twoSteps, ask: () => throwError(() => error) }, request));

  it('says what the store advises, after the words of the delegate', async () => {
    const gone = new DelegateQueryError('Calls', { message: 'table gone', status: 400, traceId: 't' });
    await expect(failing(gone)).rejects.toMatchObject({
      message: 'Calls: table gone. Bring llm_calls back.',
      status: 400,
      traceId: 't',
    });
  });

  it.each([
    [403, 'Access denied', 'Calls: Access denied. You may not query the data source "Calls".'],
    [404, 'Data source not found', 'Choose another in the settings of this one.'],
    [504, 'Gateway Timeout', 'Choose a shorter time range or add a filter'],
    [undefined, 'Failed to fetch', 'Grafana cannot be reached from this browser.'],
  ])('says what to do where Grafana answers %s itself', async (status, message, expected) => {
    const error = new DelegateQueryError('Calls', { message, ...(status !== undefined && { status }) });
    await expect(failing(error)).rejects.toThrow(expected);
  });

  it('leaves an error alone that nobody can add to', async () => {
    const error = new DelegateQueryError('Calls', { message: 'division by zero', status: 500 });
    await expect(failing(error)).rejects.toBe(error);
  });

  it('explains a failure of a later step once', async () => {
    const gone = new DelegateQueryError('Calls', { message: 'gone' });
    const ask: Ask = (queries) => (queries[0]?.refId === 'step 1' ? echo(queries) : throwError(() => gone));
    await expect(lastValueFrom(askStore({ store: twoSteps, ask }, request))).rejects.toMatchObject({
      message: 'Calls: gone. Bring llm_calls back.',
    });
  });
});

describe('askStore', () => {
  it('follows the plan step by step, emits once and completes', async () => {
    const results = askStore({ store: twoSteps, ask: echo }, request).pipe(toArray());
    await expect(lastValueFrom(results)).resolves.toEqual([{ rows: ['step 1', 'step 2'], truncated: true }]);
  });

  it('asks nothing where the store has rows at once', async () => {
    const ask = jest.fn(echo);
    const store = storeOf(() => ({ kind: 'rows', rows: ['a'], truncated: false }));
    await expect(lastValueFrom(askStore({ store, ask }, request))).resolves.toEqual({ rows: ['a'], truncated: false });
    expect(ask).not.toHaveBeenCalled();
  });

  it('turns a refusal into an error that says what to do instead', async () => {
    const refusal = { kind: 'refusal', what: 'Users', why: 'are not recorded.', instead: 'Ask for features.' } as const;
    const answer = lastValueFrom(askStore({ store: storeOf(() => refusal), ask: echo }, request));
    await expect(answer).rejects.toThrow(StoreRefusal);
    await expect(answer).rejects.toThrow('Users: are not recorded. Ask for features.');
  });

  it('passes an error of a store on that cannot read an answer', async () => {
    const store = storeOf((answers) => {
      if (answers.length > 0) {
        throw new Error('row 2, column "calls"');
      }
      return { kind: 'queries', queries: [{ refId: 'values', target: {} }] };
    });
    await expect(lastValueFrom(askStore({ store, ask: echo }, request))).rejects.toThrow('row 2, column "calls"');
  });

  it.each([1, 2])('cancels the query under way in step %d when nobody waits any more', (step) => {
    const cancelled: string[] = [];
    const asked: string[] = [];
    const ask: Ask = (queries) => {
      const refId = queries[0]?.refId ?? '';
      asked.push(refId);
      return asked.length < step
        ? echo(queries)
        : new Observable(() => () => {
            cancelled.push(refId);
          });
    };
    askStore({ store: twoSteps, ask }, request).subscribe().unsubscribe();
    expect([asked.at(-1), cancelled]).toEqual([`step ${step}`, [`step ${step}`]]);
  });

  it('asks no second step while the first has no answer', () => {
    const ask = jest.fn(() => NEVER);
    askStore({ store: twoSteps, ask }, request).subscribe();
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it('emits nothing where a query is ended without an answer', async () => {
    await expect(
      lastValueFrom(askStore({ store: twoSteps, ask: () => EMPTY }, request).pipe(toArray())),
    ).resolves.toEqual([]);
  });
});
