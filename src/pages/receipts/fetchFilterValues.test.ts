import { type DataSourceSrv, setDataSourceSrv } from '@grafana/runtime';
import { fetchFilterValues } from './fetchFilterValues';

const selection = { dataSource: 'cost', from: '1700000000000', to: '1700003600000' };

function provide(getTagValues?: (options: unknown) => unknown): void {
  setDataSourceSrv({ get: () => Promise.resolve({ getTagValues }) } as unknown as DataSourceSrv);
}

describe('fetchFilterValues', () => {
  it('asks the data source for the values of the range', async () => {
    const getTagValues = jest.fn((_options: unknown) =>
      Promise.resolve([{ text: 'Search', value: 'search' }, { text: 'chat' }]),
    );
    provide(getTagValues);
    await expect(fetchFilterValues(selection, 'feature')).resolves.toEqual(['search', 'chat']);
    const [options] = getTagValues.mock.calls[0] as [{ key: string; timeRange: { from: { valueOf: () => number } } }];
    expect([options.key, options.timeRange.from.valueOf()]).toEqual(['feature', 1_700_000_000_000]);
  });

  it('has none to offer where a data source lists none', async () => {
    provide();
    await expect(fetchFilterValues(selection, 'user')).resolves.toEqual([]);
  });
});
