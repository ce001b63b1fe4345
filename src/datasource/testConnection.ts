import { type DataQueryRequest, type TestDataSourceResponse, dateTime } from '@grafana/data';
import { formatCount, formatShare } from 'core/format';
import { DAY, WEEK } from 'core/usage/timeWindow';
import { askDelegate } from 'execution/askDelegate';
import { askStore } from 'execution/askStore';
import { getDelegate, messageOf } from 'execution/delegate';
import { lastValueFrom } from 'rxjs';
import type { Coverage } from 'stores/store';
import { PLUGIN_ID } from './query';
import { type TokenCostSettings, reportingZone } from './settings';

/**
 * "Save & test": asks the delegate one real question about the last seven days and says how much of what the boards need
 * the table records. This is the only health check: Grafana's server cannot ask a data source that has no backend.
 */
export async function testConnection(settings: TokenCostSettings): Promise<TestDataSourceResponse> {
  try {
    const now = Date.now();
    const { dataSource, store } = await getDelegate({ uid: settings.delegateUid, ownType: PLUGIN_ID });
    const log = { executed: [], notices: [], traceIds: [] };
    const ask = askDelegate({ dataSource, request: testRequest(now), refId: 'test', log });
    const source = { table: settings.table, timeZone: reportingZone(undefined, settings, 'utc') };
    const window = { from: now - WEEK, to: now + DAY };
    const { rows } = await lastValueFrom(askStore({ store, ask }, { kind: 'coverage', source, window }));
    return describeCoverage(rows, settings.table);
  } catch (reason) {
    return { status: 'error', message: messageOf(reason) };
  }
}

/** What the calls of the last seven days record, in words. */
export function describeCoverage(coverage: Coverage, table: string): TestDataSourceResponse {
  const { rows, lastCall } = coverage;
  if (lastCall === undefined) {
    return {
      status: 'warning',
      message: `Table ${table} can be read but holds no calls yet. Numbers appear as soon as calls are written to it.`,
    };
  }
  const last = new Date(lastCall).toISOString().replace(/\.\d+Z$/, 'Z');
  if (rows === 0) {
    return {
      status: 'warning',
      message: `Table ${table} can be read but holds no calls of the last 7 days; the last one began at ${last}. Choose a time range that includes it.`,
    };
  }
  const share = (part: number) => formatShare(part / rows);
  return {
    status: 'success',
    message: `${formatCount(rows)} calls in the last 7 days in ${table}, the last one at ${last}. Recorded: model ${share(coverage.withModel)}, tokens ${share(coverage.withTokens)}, feature ${share(coverage.withFeature)}, user ${share(coverage.withUser)} of calls.`,
  };
}

/** A request outside any panel: the table is asked by instants of our own, so the range only has to be a valid one. */
function testRequest(now: number): DataQueryRequest {
  const range = { from: dateTime(now - WEEK), to: dateTime(now) };
  return {
    app: 'data-source-settings',
    requestId: `${PLUGIN_ID}-test-${now}`,
    timezone: 'utc',
    interval: '1m',
    intervalMs: 60_000,
    range: { ...range, raw: range },
    scopedVars: {},
    targets: [],
    startTime: now,
  };
}
