import { type DataQueryRequest, type DataSourceApi, dateTime } from '@grafana/data';
import { WEEK } from 'core/usage/timeWindow';
import { askDelegate } from './askDelegate';
import type { StoreConnection } from './askStore';
import { getDelegate } from './delegate';

export interface DelegateConnection extends StoreConnection {
  readonly dataSource: DataSourceApi;
}

interface ConnectOptions {
  readonly uid: string;
  /** Plugin id of the asking data source. */
  readonly ownType: string;
  /** Begins the ids of its requests. */
  readonly asker: 'settings' | 'alerts';
}

/** The way to a delegate outside of any panel, as the settings page and the app's pages ask: nothing is memoised. */
export async function connectDelegate({ uid, ownType, asker }: ConnectOptions): Promise<DelegateConnection> {
  const { dataSource, store } = await getDelegate({ uid, ownType });
  const log = { executed: [], notices: [], traceIds: [] };
  const request = requestOutsidePanels(`${ownType}-${asker}`, Date.now());
  return { dataSource, store, ask: askDelegate({ dataSource, request, refId: asker, log }) };
}

/** The table is asked by instants of our own, so the range only has to be a valid one. */
function requestOutsidePanels(id: string, now: number): DataQueryRequest {
  const range = { from: dateTime(now - WEEK), to: dateTime(now) };
  return {
    app: id,
    requestId: `${id}-${now}`,
    timezone: 'utc',
    interval: '1m',
    intervalMs: 60_000,
    range: { ...range, raw: range },
    scopedVars: {},
    targets: [],
    startTime: now,
  };
}
