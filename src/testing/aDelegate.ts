import {
  CoreApp,
  type DataQueryRequest,
  type DataQueryResponse,
  type DataSourceApi,
  FieldType,
  type DataFrame,
  createDataFrame,
  dateTime,
} from '@grafana/data';
import { type Observable, of } from 'rxjs';

export type Columns = Readonly<Record<string, readonly unknown[]>>;

/** The frame that Grafana's PostgreSQL data source answers a table query with. */
export function aTableFrame(refId: string, columns: Columns = {}): DataFrame {
  return createDataFrame({
    refId,
    meta: { executedQueryString: `-- ${refId}` },
    fields: Object.entries(columns).map(([name, values]) => ({ name, type: FieldType.other, values: [...values] })),
  });
}

export interface DelegateOverrides {
  readonly uid?: string;
  readonly name?: string;
  readonly type?: string;
  readonly getDefaultQuery?: DataSourceApi['getDefaultQuery'];
  readonly query?: (request: DataQueryRequest) => Promise<DataQueryResponse> | Observable<DataQueryResponse>;
}

/** A PostgreSQL data source of Grafana's, as far as a delegating one can see it. By default every query has no rows. */
export function aDelegate(overrides: DelegateOverrides = {}): DataSourceApi {
  const { uid = 'calls', name = 'Calls', type = 'grafana-postgresql-datasource' } = overrides;
  const emptyTables = ({ targets }: DataQueryRequest) => of({ data: targets.map(({ refId }) => aTableFrame(refId)) });
  const delegate: Partial<DataSourceApi> = {
    uid,
    name,
    type,
    getRef: () => ({ uid, type }),
    query: overrides.query ?? emptyTables,
    ...(overrides.getDefaultQuery && { getDefaultQuery: overrides.getDefaultQuery }),
  };
  return delegate as DataSourceApi;
}

/** What a panel asks with: one day, in UTC. */
export function aDataQueryRequest<Query extends DataQueryRequest['targets'][number]>(
  targets: readonly Query[],
  overrides: Partial<DataQueryRequest<Query>> = {},
): DataQueryRequest<Query> {
  const [from, to] = [dateTime('2026-09-01T00:00:00Z'), dateTime('2026-09-02T00:00:00Z')];
  return {
    app: CoreApp.Dashboard,
    requestId: 'SQR100',
    timezone: 'utc',
    interval: '1m',
    intervalMs: 60_000,
    range: { from, to, raw: { from: 'now-1d', to: 'now' } },
    scopedVars: {},
    targets: [...targets],
    startTime: 0,
    ...overrides,
  };
}
