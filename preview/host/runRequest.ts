import {
  type DataFrame,
  type DataQueryRequest,
  type DataQueryResponse,
  type DataSourceApi,
  DataTopic,
  LoadingState,
  type PanelData,
  toDataFrame,
} from '@grafana/data';
import { toDataQueryError } from '@grafana/runtime';
import { type Observable, catchError, defer, from, map, of, scan, startWith } from 'rxjs';

type Packets = ReadonlyMap<string, DataQueryResponse>;
type QueryFunction = (request: DataQueryRequest) => Observable<DataQueryResponse> | Promise<DataQueryResponse>;

/** One request as Grafana runs it: packets with one key replace each other, errors become a state, and a subscription's end cancels. */
export function runRequest(
  dataSource: DataSourceApi,
  request: DataQueryRequest,
  query?: QueryFunction,
): Observable<PanelData> {
  const loading: PanelData = { state: LoadingState.Loading, series: [], request, timeRange: request.range };
  if (request.targets.length === 0) {
    return of({ ...loading, state: LoadingState.Done });
  }
  const noPackets: Packets = new Map();
  return defer(() => from(query ? query(request) : dataSource.query(request))).pipe(
    scan((packets, packet) => new Map(packets).set(packetKey(packet), packet), noPackets),
    map((packets) => toPanelData(packets, request)),
    catchError((error: unknown) => of(toFailure(error, loading))),
    startWith(loading),
  );
}

function packetKey({ key, data }: DataQueryResponse): string {
  return key ?? (data[0] as DataFrame | undefined)?.refId ?? 'A';
}

function toPanelData(packets: Packets, request: DataQueryRequest): PanelData {
  const responses = [...packets.values()];
  const last = responses.at(-1);
  const errors = responses.flatMap((packet) => packet.errors ?? (packet.error ? [packet.error] : []));
  const hidden = request.targets.filter(({ hide }) => hide).map(({ refId }) => refId);
  const frames = responses
    .flatMap(({ data }) => data as unknown[])
    .map((data) => toDataFrame(data as DataFrame))
    .filter(({ refId }) => refId === undefined || !hidden.includes(refId));
  return {
    state: errors.length > 0 ? LoadingState.Error : (last?.state ?? LoadingState.Done),
    series: frames.filter(({ meta }) => meta?.dataTopic !== DataTopic.Annotations),
    annotations: frames.filter(({ meta }) => meta?.dataTopic === DataTopic.Annotations),
    error: errors[0],
    errors: errors.length > 0 ? errors : undefined,
    request,
    timeRange: request.range,
  };
}

function toFailure(error: unknown, loading: PanelData): PanelData {
  const { cancelled } = error as { cancelled?: boolean };
  return cancelled
    ? { ...loading, state: LoadingState.Done }
    : { ...loading, state: LoadingState.Error, error: toDataQueryError(error) };
}
