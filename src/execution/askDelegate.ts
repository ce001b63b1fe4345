import {
  CoreApp,
  type DataFrame,
  type DataQueryError,
  type DataQueryRequest,
  type DataQueryResponse,
  type DataSourceApi,
  LoadingState,
  type QueryResultMetaNotice,
} from '@grafana/data';
import type { DataQuery } from '@grafana/schema';
import { catchError, defer, from, map, reduce, throwError } from 'rxjs';
import { type StoreAnswer, type StoreQuery, StoreReadError } from 'stores/store';
import type { Ask } from './askStore';
import { messageOf } from './delegate';

/** A query that failed in the delegate, named after it. */
export class DelegateQueryError extends Error {
  override name = 'DelegateQueryError';
  readonly status: number | undefined;
  readonly traceId: string | undefined;

  constructor(dataSourceName: string, { message, data, status, traceId }: DataQueryError) {
    super(`${dataSourceName}: ${message ?? data?.message ?? 'the query failed without a message'}`);
    this.status = status;
    this.traceId = traceId;
  }
}

/** What delegated queries leave behind besides their rows, in the order they were answered. */
export interface DelegationLog {
  readonly executed: string[];
  readonly notices: QueryResultMetaNotice[];
  readonly traceIds: string[];
}

export interface AskDelegateOptions {
  readonly dataSource: DataSourceApi;
  /** The panel's request: its range, app, panel and headers travel with every delegated query. */
  readonly request: DataQueryRequest;
  readonly refId: string;
  readonly log: DelegationLog;
}

/**
 * Runs store queries through the delegate. Every call is a request of its own: Grafana cancels a running request when
 * another starts under the same id, and its query inspector finds ours because the panel's id stays the prefix.
 */
export function askDelegate({ dataSource, request, refId, log }: AskDelegateOptions): Ask {
  let asked = 0;
  return (queries) =>
    defer(() => {
      asked += 1;
      const inner = delegatedRequest(queries, {
        dataSource,
        request,
        requestId: `${request.requestId}-${refId}-${asked}`,
      });
      return from(dataSource.query(inner));
    }).pipe(
      catchError((reason: unknown) =>
        throwError(() => new DelegateQueryError(dataSource.name, { message: messageOf(reason) })),
      ),
      reduce(mergePackets, undefined as DataQueryResponse | undefined),
      map((response) => readResponse(response, { dataSource, queries, log })),
    );
}

interface DelegatedRequest {
  readonly dataSource: DataSourceApi;
  readonly request: DataQueryRequest;
  readonly requestId: string;
}

/**
 * The panel's request with our queries. Their `datasource` has to name the delegate: a backend data source routes a query
 * by that field, and ours has no backend. Grafana and delegates write into requests, so nothing of the panel's is shared.
 */
function delegatedRequest(
  queries: readonly StoreQuery[],
  { dataSource, request, requestId }: DelegatedRequest,
): DataQueryRequest {
  const targets = queries.map((query): DataQuery => ({
    ...dataSource.getDefaultQuery?.((request.app ?? CoreApp.Dashboard) as CoreApp),
    ...structuredClone(query.target),
    refId: query.refId,
    datasource: dataSource.getRef(),
  }));
  return {
    ...request,
    requestId,
    targets,
    range: { ...request.range, raw: { ...request.range.raw } },
    scopedVars: { ...request.scopedVars },
  };
}

/** Delegates may answer in several packets; a later one replaces an earlier one with the same key. */
function mergePackets(merged: DataQueryResponse | undefined, packet: DataQueryResponse): DataQueryResponse {
  if (merged === undefined || packet.key === undefined || packet.key === merged.key) {
    return packet;
  }
  return {
    ...merged,
    ...packet,
    data: [...(merged.data as DataFrame[]), ...(packet.data as DataFrame[])],
    errors: [...(merged.errors ?? []), ...(packet.errors ?? [])],
  };
}

interface ResponseContext {
  readonly dataSource: DataSourceApi;
  readonly queries: readonly StoreQuery[];
  readonly log: DelegationLog;
}

function readResponse(
  response: DataQueryResponse | undefined,
  { dataSource, queries, log }: ResponseContext,
): StoreAnswer[] {
  const error = response?.errors?.[0] ?? response?.error;
  if (error !== undefined || response?.state === LoadingState.Error) {
    throw new DelegateQueryError(dataSource.name, error ?? {});
  }
  log.traceIds.push(...(response?.traceIds ?? []));
  return queries.map(({ refId }) => {
    const frames = ((response?.data ?? []) as DataFrame[]).filter((frame) => frame.refId === refId);
    const [frame] = frames;
    if (frame === undefined || frames.length > 1) {
      throw new StoreReadError(`${dataSource.name}: expected one table for query ${refId}, got ${frames.length}`);
    }
    log.notices.push(...(frame.meta?.notices ?? []));
    if (frame.meta?.executedQueryString !== undefined) {
      log.executed.push(frame.meta.executedQueryString);
    }
    return { refId, columns: frame.fields.map(({ name, values }) => ({ name, values })) };
  });
}
