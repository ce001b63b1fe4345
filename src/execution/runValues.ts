import type { Observable } from 'rxjs';
import { type StoreConnection, type StoreResult, askStore } from './askStore';
import type { ValuesQuestion } from './question';

/** The values a dimension takes, the most frequent first. Needs no prices. */
export function runValues(
  connection: StoreConnection,
  question: ValuesQuestion,
): Observable<StoreResult<readonly string[]>> {
  return askStore(connection, { kind: 'values', ...question });
}
