import type { GrafanaApi } from './grafanaApi';
import { DATA_SOURCE_TYPE, names } from './names';
import { otherShapeSettings } from './otherShape';

interface DataSource {
  readonly uid: string;
  readonly name: string;
  readonly type: string;
  readonly [setting: string]: unknown;
}

/** A PostgreSQL data source of Grafana on the database at `url`, or at another port of its host. */
export function postgresDataSource(uid: string, url: string, { port }: { readonly port?: number } = {}): DataSource {
  const address = new URL(url);
  const { username, password, pathname, searchParams } = address;
  return {
    uid,
    name: uid,
    type: 'grafana-postgresql-datasource',
    access: 'proxy',
    url: `${address.hostname}:${port ?? (address.port || 5432)}`,
    user: decodeURIComponent(username) || 'postgres',
    jsonData: {
      database: decodeURIComponent(pathname.slice(1)),
      sslmode: searchParams.get('sslmode') ?? 'disable',
      postgresVersion: 1500,
    },
    secureJsonData: { password: decodeURIComponent(password) },
  };
}

function tokenCostDataSource(uid: string, jsonData: Readonly<Record<string, unknown>>): DataSource {
  return { uid, name: uid, type: DATA_SOURCE_TYPE, access: 'proxy', jsonData: { timeZone: 'UTC', ...jsonData } };
}

/** What the specs ask: the demo, the same calls in a table of another shape, and a store that may go away. */
export function dataSourcesOn(url: string): readonly DataSource[] {
  const table = `${names.schema}.llm_calls`;
  return [
    postgresDataSource(names.calls, url),
    tokenCostDataSource(names.tokenCost, { delegateUid: names.calls, table }),
    tokenCostDataSource(names.otherShape, { delegateUid: names.calls, ...otherShapeSettings }),
    postgresDataSource(names.fragileCalls, url),
    tokenCostDataSource(names.fragile, { delegateUid: names.fragileCalls, table }),
  ];
}

export async function createDataSources(api: GrafanaApi, dataSources: readonly DataSource[]): Promise<void> {
  for (const dataSource of dataSources) {
    await api.call('DELETE', `/api/datasources/uid/${dataSource.uid}`);
    await api.call('POST', '/api/datasources', dataSource);
  }
}

/** Ours before those they ask. */
export async function deleteDataSources(api: GrafanaApi): Promise<void> {
  for (const uid of [names.fragile, names.otherShape, names.tokenCost, names.fragileCalls, names.calls]) {
    await api.call('DELETE', `/api/datasources/uid/${uid}`);
  }
}
