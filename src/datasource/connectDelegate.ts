import { type DataQueryRequest, dateTime } from '@grafana/data';
import { WEEK } from 'core/usage/timeWindow';
import { askDelegate } from 'execution/askDelegate';
import type { StoreConnection } from 'execution/askStore';
import { getDelegate } from 'execution/delegate';
import { PLUGIN_ID } from './query';

/** The way to a delegate outside of any panel, as the settings page asks: nothing is memoised. */
export async function connectDelegate(uid: string): Promise<StoreConnection> {
  const { dataSource, store } = await getDelegate({ uid, ownType: PLUGIN_ID });
  const log = { executed: [], notices: [], traceIds: [] };
  return { store, ask: askDelegate({ dataSource, request: settingsRequest(Date.now()), refId: 'settings', log }) };
}

/** The table is asked by instants of our own, so the range only has to be a valid one. */
function settingsRequest(now: number): DataQueryRequest {
  const range = { from: dateTime(now - WEEK), to: dateTime(now) };
  return {
    app: 'data-source-settings',
    requestId: `${PLUGIN_ID}-settings-${now}`,
    timezone: 'utc',
    interval: '1m',
    intervalMs: 60_000,
    range: { ...range, raw: range },
    scopedVars: {},
    targets: [],
    startTime: now,
  };
}
