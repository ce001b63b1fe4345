import { type Observable, map } from 'rxjs';
import { type DistributionAsk, askDistribution } from './askDistribution';
import type { StoreConnection } from './askStore';
import type { Question } from './question';

/**
 * The dearest values of a many-valued dimension in the window, at most `limit` of them, the dearest first; the name of calls
 * without a value may be among them. Asks what the distribution panels of the same board ask.
 */
export function rankInStore(
  connection: StoreConnection,
  question: Question,
  ask: DistributionAsk,
): Observable<readonly string[]> {
  return askDistribution(connection, question, ask).pipe(
    map(({ rows }) => rows.top.slice(0, ask.limit).map(({ value }) => value)),
  );
}
