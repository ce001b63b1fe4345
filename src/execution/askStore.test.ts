import { EMPTY, NEVER, Observable, lastValueFrom, of, toArray } from 'rxjs';
import type { Plan, Store, StoreAnswer, StoreRequest, StoreRows } from 'stores/store';
import { type Ask, StoreRefusal, askStore } from './askStore';

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
  };
}

/** Asks two queries, one after the other, before it has rows. */
const twoSteps = storeOf((answers) =>
  answers.length < 2
    ? { kind: 'queries', queries: [{ refId: `step ${answers.length + 1}`, target: {} }] }
    : { kind: 'rows', rows: answers.map(({ refId }) => refId), truncated: true },
);

const echo: Ask = (queries) => of(queries.map(({ refId }) => ({ refId, columns: [] })));

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
