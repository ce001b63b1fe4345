import { CoreApp, type DataFrame, type DataQueryRequest, type TimeRange } from '@grafana/data';
import type { Dimension } from 'core/usage/dimension';
import { lastValueFrom } from 'rxjs';
import type { TokenCostDataSource } from './datasource';
import { PLUGIN_ID, QUERY_VERSION, type TokenCostQuery } from './query';

const REF_ID = 'values';

let asked = 0;

/** The values of a dimension in a time range, the most frequent first, for pickers. Rejects with the data source's message. */
export async function fetchValues(
  dataSource: Pick<TokenCostDataSource, 'query'>,
  dimension: Dimension,
  range: TimeRange,
): Promise<string[]> {
  asked += 1;
  const target: TokenCostQuery = {
    refId: REF_ID,
    version: QUERY_VERSION,
    analysis: 'variable',
    dimension,
    filters: [],
    compare: 'none',
    priceBasis: 'then',
  };
  const request: DataQueryRequest<TokenCostQuery> = {
    app: CoreApp.Unknown,
    requestId: `${PLUGIN_ID}-values-${asked}`,
    timezone: 'utc',
    interval: '1m',
    intervalMs: 60_000,
    range,
    scopedVars: {},
    targets: [target],
    startTime: Date.now(),
  };
  const { data, error } = await lastValueFrom(dataSource.query(request));
  if (error) {
    throw new Error(error.message);
  }
  const frame = (data as DataFrame[]).find(({ refId }) => refId === REF_ID);
  return [...((frame?.fields.find(({ name }) => name === 'value')?.values ?? []) as string[])];
}
