import type { TimeWindow } from 'core/usage/timeWindow';
import { type Observable, catchError, map, of } from 'rxjs';
import type { StoreSource } from 'stores/storeRequest';
import type { Coverage } from 'stores/storeRows';
import { type StoreConnection, askStore } from './askStore';

/** What the table holds in a window whatever the filters; `undefined` where it cannot be asked, for an answer stands already. */
export function runCallsAround(
  connection: StoreConnection,
  { source, window }: { readonly source: StoreSource; readonly window: TimeWindow },
): Observable<Coverage | undefined> {
  return askStore(connection, { kind: 'coverage', source, window }).pipe(
    map(({ rows }) => rows),
    catchError(() => of(undefined)),
  );
}
