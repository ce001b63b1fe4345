import { type DataFrame, type DataQueryRequest, type QueryResultMetaNotice, type TimeRange } from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import { type CallsQuery, PLUGIN_ID, QUERY_VERSION } from 'datasource/query';
import { type FrameReceipts, readFrameReceipts } from 'frames/frameReceipts';
import { type TraceSource, readTraceSource } from 'frames/traceLink';
import { from, lastValueFrom } from 'rxjs';
import type { ReceiptsSelection } from './receiptsSelection';

/** How many calls the page lists; the rest is one line. */
export const LISTED_CALLS = 100;

export interface FetchedReceipts {
  readonly receipts: FrameReceipts;
  readonly notices: readonly QueryResultMetaNotice[];
  /** Where the traces of the calls are opened; absent where no tracing data source is chosen. */
  readonly traces?: TraceSource;
}

/** Asks a data source for the dearest calls of a selection, as a panel would. Rejects with a sentence for the reader. */
export async function fetchReceipts(selection: ReceiptsSelection, range: TimeRange): Promise<FetchedReceipts> {
  const dataSource = await getDataSourceSrv().get({ uid: selection.dataSource });
  if (dataSource.type !== PLUGIN_ID) {
    throw new Error(`“${dataSource.name}” is no LLM Token Cost data source. Choose another one.`);
  }
  const { data, error, errors } = await lastValueFrom(from(dataSource.query(requestOf(selection, range))));
  const failure = error ?? errors?.[0];
  if (failure !== undefined) {
    throw new Error(failure.message ?? 'The data source gave no reason.');
  }
  return readAnswer((data as DataFrame[])[0]);
}

function readAnswer(frame: DataFrame | undefined): FetchedReceipts {
  const receipts = frame && readFrameReceipts(frame);
  if (frame === undefined || receipts === undefined) {
    throw new Error(
      'The data source answered without receipts: the app and its data source are of different versions.',
    );
  }
  const traces = readTraceSource(frame);
  return { receipts, notices: frame.meta?.notices ?? [], ...(traces && { traces }) };
}

function requestOf({ filters, adHoc }: ReceiptsSelection, range: TimeRange): DataQueryRequest<CallsQuery> {
  const now = Date.now();
  return {
    app: 'llmops-tokencost-app',
    requestId: `llmops-tokencost-receipts-${now}`,
    timezone: 'browser',
    interval: '1m',
    intervalMs: 60_000,
    range,
    scopedVars: {},
    startTime: now,
    filters: [...adHoc],
    targets: [
      {
        refId: 'A',
        version: QUERY_VERSION,
        analysis: 'calls',
        sort: 'cost',
        limit: LISTED_CALLS,
        filters,
        compare: 'none',
        priceBasis: 'then',
      },
    ],
  };
}
