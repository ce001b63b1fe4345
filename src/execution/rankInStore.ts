import type { Dimension } from 'core/usage/dimension';
import { type Observable, map, switchMap } from 'rxjs';
import { askDistribution } from './askDistribution';
import type { StoreConnection } from './askStore';
import { resolveRates } from './priceUsage';
import type { Question } from './question';

/**
 * The dearest values of a many-valued dimension in the window, at most `limit` of them, the dearest first; the name of calls
 * without a value may be among them. Asks what the distribution panels of the same board ask.
 */
export function rankInStore(
  connection: StoreConnection,
  question: Question,
  dimension: Dimension,
  limit: number,
): Observable<readonly string[]> {
  return resolveRates(connection, question).pipe(
    switchMap((sheet) => askDistribution(connection, question, { sheet, dimension, limit })),
    map(({ rows }) => rows.top.slice(0, limit).map(({ value }) => value)),
  );
}
