import type { DataSourceInstanceSettings } from '@grafana/data';
import { type DataSourceSrv, setDataSourceSrv } from '@grafana/runtime';
import { listTokenCostDataSources } from './tokenCostDataSources';

const postgres = { uid: 'pg', name: 'Calls in PostgreSQL', type: 'grafana-postgresql-datasource', jsonData: {} };

function provideDataSources(sources: ReadonlyArray<{ uid: string; name: string; type: string; jsonData: unknown }>) {
  const settings = sources as unknown as DataSourceInstanceSettings[];
  setDataSourceSrv({
    getList: ({ pluginId }: { pluginId?: string } = {}) => settings.filter(({ type }) => type === pluginId),
    getInstanceSettings: (ref: { uid?: string } | null) => settings.find(({ uid }) => uid === ref?.uid),
  } as unknown as DataSourceSrv);
}

function aTokenCostSource(uid: string, name: string, jsonData: unknown) {
  return { uid, name, type: 'llmops-tokencost-datasource', jsonData };
}

describe('listTokenCostDataSources', () => {
  it('names the PostgreSQL that a data source asks', async () => {
    provideDataSources([postgres, aTokenCostSource('cost', 'Cost', { delegateUid: 'pg' })]);
    await expect(listTokenCostDataSources()).resolves.toEqual([
      { uid: 'cost', name: 'Cost', delegate: { state: 'found', name: 'Calls in PostgreSQL' } },
    ]);
  });

  it('returns none where no other plugin’s data source is of its kind', async () => {
    provideDataSources([postgres]);
    await expect(listTokenCostDataSources()).resolves.toEqual([]);
  });

  it('orders data sources by name', async () => {
    provideDataSources([aTokenCostSource('1', 'Staging', {}), aTokenCostSource('2', 'Production', {})]);
    const names = (await listTokenCostDataSources()).map(({ name }) => name);
    expect(names).toEqual(['Production', 'Staging']);
  });

  it('keeps the uid of a PostgreSQL that is gone', async () => {
    provideDataSources([aTokenCostSource('cost', 'Cost', { delegateUid: 'deleted' })]);
    const [source] = await listTokenCostDataSources();
    expect(source?.delegate).toEqual({ state: 'missing', uid: 'deleted' });
  });

  it.each([[undefined], [null], [{}], [{ delegateUid: '' }], [{ delegateUid: 7 }]])(
    'says that nothing was chosen when the settings hold %j',
    async (jsonData) => {
      provideDataSources([postgres, aTokenCostSource('cost', 'Cost', jsonData)]);
      const [source] = await listTokenCostDataSources();
      expect(source?.delegate).toEqual({ state: 'none' });
    },
  );
});
