import { type Observable, catchError, of, switchMap, throwError } from 'rxjs';
import type { Refusal, Store, StoreQuery } from 'stores/store';
import type { StoreAnswer } from 'stores/storeAnswer';
import type { StoreRequest } from 'stores/storeRequest';
import type { StoreRows } from 'stores/storeRows';
import { explainFailure } from './explainFailure';

/** Runs queries in the user's own data source and answers with their columns; errors name that data source. */
export type Ask = (queries: readonly StoreQuery[]) => Observable<readonly StoreAnswer[]>;

/** A store and the way to it. */
export interface StoreConnection {
  readonly store: Store;
  readonly ask: Ask;
}

export interface StoreResult<Rows> {
  readonly rows: Rows;
  readonly truncated: boolean;
}

/** Whether any of the answers is not whole; those that were not asked for are. */
export function isCut(...results: ReadonlyArray<StoreResult<unknown> | undefined>): boolean {
  return results.some((result) => result?.truncated);
}

/** A question that this kind of store cannot answer, with what to do instead. */
export class StoreRefusal extends Error {
  override name = 'StoreRefusal';
  constructor({ what, why, instead }: Refusal) {
    super(`${what}: ${why} ${instead}`);
  }
}

/** Follows a store's plan until it has rows: emits once and completes; unsubscribing cancels the query under way. A failure says what to do. */
export function askStore<Request extends StoreRequest>(
  { store, ask }: StoreConnection,
  request: Request,
  answers: readonly StoreAnswer[] = [],
): Observable<StoreResult<StoreRows[Request['kind']]>> {
  const plan = store.plan(request, answers);
  switch (plan.kind) {
    case 'rows':
      return of({ rows: plan.rows, truncated: plan.truncated });
    case 'refusal':
      return throwError(() => new StoreRefusal(plan));
    case 'queries':
      return ask(plan.queries).pipe(
        // Before the next step, which explains its own failures.
        catchError((reason: unknown) => throwError(() => explainFailure(reason, store, request.source))),
        switchMap((more) => askStore({ store, ask }, request, [...answers, ...more])),
      );
    default:
      return plan satisfies never;
  }
}
