import { type AttemptCount, computeAttemptCounts } from 'core/chains/attemptCounts';
import { type Observable, map } from 'rxjs';
import { type StoreConnection, type StoreResult, askStore } from './askStore';
import type { ChainsQuestion } from './question';

/** Requests by the number of attempts they took. Needs no prices. */
export function runChains(
  connection: StoreConnection,
  { source, window, filters }: ChainsQuestion,
): Observable<StoreResult<readonly AttemptCount[]>> {
  return askStore(connection, { kind: 'chains', source, window, filters, by: [] }).pipe(
    map(({ rows, truncated }) => ({ rows: computeAttemptCounts(rows), truncated })),
  );
}
