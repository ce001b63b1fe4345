import {
  CoreApp,
  type DataFrame,
  type DataQueryError,
  type DataQueryRequest,
  type DataQueryResponse,
  type DataSourceApi,
  LoadingState,
  type DateTime,
  type QueryResultMetaNotice,
  type TimeRange,
  dateTime,
  isDateTime,
} from '@grafana/data';
import type { DataQuery } from '@grafana/schema';
import { catchError, defer, from, map, reduce, throwError } from 'rxjs';
import type { StoreQuery } from 'stores/store';
import { type StoreAnswer, StoreReadError } from 'stores/storeAnswer';
import type { AnswerMemo } from './answerMemo';
import type { Ask } from './askStore';
import { messageOf } from './delegate';
import { DelegateQueryError } from './delegateQueryError';
import { explainRowLimit } from './rowLimitNotice';

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
  /** Shared by all who may ask the same; absent where an answer has to be new. */
  readonly memo?: DelegateMemo;
}

/** Answers of delegates to the queries of several panels. */
export type DelegateMemo = AnswerMemo<DataQueryResponse>;

/**
 * Runs store queries through the delegate. Every call is a request of its own: Grafana cancels a running request when
 * another starts under the same id, and its query inspector finds ours because the panel's id stays the prefix.
 */
export function askDelegate({ dataSource, request, refId, log, memo }: AskDelegateOptions): Ask {
  let asked = 0;
  const run = (queries: readonly StoreQuery[]) =>
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
        throwError(() => new DelegateQueryError(dataSource.name, { ...statusOf(reason), message: messageOf(reason) })),
      ),
      reduce(addPacket, new Map() as Packets),
      map(mergePackets),
    );
  return (queries) => {
    const id = JSON.stringify([dataSource.uid, queries]);
    const response = memo === undefined ? run(queries) : memo.share(id, () => run(queries));
    return response.pipe(map((answer) => readResponse(answer, { dataSource, queries, log })));
  };
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
    range: copyRange(request.range),
    scopedVars: { ...request.scopedVars },
    ...(request.filters && { filters: structuredClone(request.filters) }),
  };
}

/** Dates are moments, which are changed in place by `add` and `startOf`. */
function copyRange({ from: start, to: end, raw }: TimeRange): TimeRange {
  const copy = (border: DateTime | string) => (isDateTime(border) ? dateTime(border) : border);
  return { from: dateTime(start), to: dateTime(end), raw: { from: copy(raw.from), to: copy(raw.to) } };
}

/** What a failed HTTP request says besides its message. */
function statusOf(reason: unknown): Pick<DataQueryError, 'status' | 'traceId'> {
  if (typeof reason !== 'object' || reason === null) {
    return {};
  }
  return {
    ...('status' in reason && typeof reason.status === 'number' && { status: reason.status }),
    ...('traceId' in reason && typeof reason.traceId === 'string' && { traceId: reason.traceId }),
  };
}

type Packets = ReadonlyMap<string, DataQueryResponse>;

/** Delegates may answer in several packets; a later one replaces an earlier one under the same key, by Grafana's own rule. */
function addPacket(packets: Packets, packet: DataQueryResponse): Packets {
  const [frame] = packet.data as DataFrame[];
  return new Map(packets).set(packet.key ?? frame?.refId ?? 'A', packet);
}

/** All packets as one response: failed if any of them is. */
function mergePackets(packets: Packets): DataQueryResponse {
  const all = [...packets.values()];
  const error = all.find((packet) => packet.error !== undefined)?.error;
  const failed = all.some(({ state }) => state === LoadingState.Error);
  return {
    data: all.flatMap((packet) => packet.data as DataFrame[]),
    errors: all.flatMap(({ errors }) => errors ?? []),
    ...(error !== undefined && { error }),
    traceIds: all.flatMap(({ traceIds }) => traceIds ?? []),
    state: failed ? LoadingState.Error : LoadingState.Done,
  };
}

interface ResponseContext {
  readonly dataSource: DataSourceApi;
  readonly queries: readonly StoreQuery[];
  readonly log: DelegationLog;
}

function readResponse(response: DataQueryResponse, { dataSource, queries, log }: ResponseContext): StoreAnswer[] {
  const error = response.errors?.[0] ?? response.error;
  if (error !== undefined || response.state === LoadingState.Error) {
    throw new DelegateQueryError(dataSource.name, error ?? {});
  }
  log.traceIds.push(...(response.traceIds ?? []));
  return queries.map(({ refId }) => {
    const frames = (response.data as DataFrame[]).filter((frame) => frame.refId === refId);
    const [frame] = frames;
    if (frame === undefined || frames.length > 1) {
      throw new StoreReadError(`${dataSource.name}: expected one table for query ${refId}, got ${frames.length}`);
    }
    log.notices.push(...(frame.meta?.notices ?? []).map(explainRowLimit));
    if (frame.meta?.executedQueryString !== undefined) {
      log.executed.push(frame.meta.executedQueryString);
    }
    return { refId, columns: frame.fields.map(({ name, values }) => ({ name, values })) };
  });
}
