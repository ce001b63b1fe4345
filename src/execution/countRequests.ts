import type { Dimension } from 'core/usage/dimension';
import type { BucketStep } from 'core/usage/step';
import type { TimeWindow } from 'core/usage/timeWindow';
import type { Group, RequestRow } from 'core/usage/usageRow';
import { type Observable, map, of } from 'rxjs';
import { type StoreConnection, type StoreResult, askStore } from './askStore';
import type { Question } from './question';

export interface RequestCountRequest {
  readonly question: Question;
  readonly window: TimeWindow;
  readonly by: readonly Dimension[];
  readonly step: BucketStep | undefined;
}

/** Distinct requests of every group in a window. */
export function countRequests(
  connection: StoreConnection,
  { question: { source, filters }, window, by, step }: RequestCountRequest,
): Observable<StoreResult<readonly RequestRow[]>> {
  return askStore(connection, { kind: 'requests', source, filters, window, by, step });
}

/**
 * The counts of the kept groups and of the rest as one group. The rest is counted by the store: a request that fell back
 * from one model to another is one request of each of them, but only one of both together.
 */
export function withRest(
  connection: StoreConnection,
  { question: { source, filters }, window, by, step }: RequestCountRequest,
  { counted, kept, hasRest }: { counted: readonly RequestRow[]; kept: readonly Group[]; hasRest: boolean },
): Observable<readonly RequestRow[]> {
  if (!hasRest) {
    return of(counted);
  }
  return askStore(connection, { kind: 'requests', source, filters, window, by, step, rest: kept }).pipe(
    map(({ rows }) => [...counted, ...rows]),
  );
}
