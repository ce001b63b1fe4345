import type { DataSourceSettings } from '@grafana/data';
import { type DataSourceSrv, setDataSourceSrv } from '@grafana/runtime';
import { render, screen } from '@testing-library/react';
import type { TokenCostJsonData } from '../settings';
import { LazyConfigEditor } from './LazyConfigEditor';

// Its packages take longer to load than a test waits.
beforeAll(() => import('./ConfigEditor'));

describe('LazyConfigEditor', () => {
  it('becomes the settings page when that has come', async () => {
    setDataSourceSrv({ getList: () => [], getInstanceSettings: () => undefined } as unknown as DataSourceSrv);
    const options = { jsonData: {}, secureJsonFields: {} } as unknown as DataSourceSettings<TokenCostJsonData>;
    render(<LazyConfigEditor options={options} onOptionsChange={jest.fn()} />);
    expect(screen.getByText('Loading the settings')).toBeInTheDocument();
    expect(await screen.findByRole('textbox', { name: /^Table/ }, { timeout: 20_000 })).toBeInTheDocument();
  });
});
