import { type DataSourceInstanceSettings, type DataSourceSettings } from '@grafana/data';
import { type DataSourceSrv, setDataSourceSrv } from '@grafana/runtime';
import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { someSettings } from '../aTokenCostDataSource';
import type { TokenCostJsonData } from '../settings';
import { ConfigEditor } from './ConfigEditor';

const source = (uid: string, name: string, type: string): DataSourceInstanceSettings => ({
  ...someSettings({}),
  uid,
  name,
  type,
});

const sources = [
  source('pg', 'Calls in PostgreSQL', 'grafana-postgresql-datasource'),
  source('prom', 'Prometheus', 'prometheus'),
  source('cost', 'LLM Token Cost', 'llmops-tokencost-datasource'),
];

function open(jsonData: TokenCostJsonData) {
  const onOptionsChange = jest.fn();
  const options = { jsonData, secureJsonFields: {} } as unknown as DataSourceSettings<TokenCostJsonData>;
  render(<ConfigEditor options={options} onOptionsChange={onOptionsChange} />);
  return onOptionsChange;
}

/** The first: Grafana names every data source picker alike. */
const delegatePicker = () => screen.getAllByRole('combobox', { name: /data source/i })[0] as HTMLElement;

describe('ConfigEditor', () => {
  beforeEach(() => {
    setDataSourceSrv({
      getList: ({ filter }: { filter?: (each: DataSourceInstanceSettings) => boolean } = {}) =>
        sources.filter((each) => filter?.(each) ?? true),
      getInstanceSettings: (ref: unknown) => sources.find(({ uid, name }) => uid === ref || name === ref),
    } as unknown as DataSourceSrv);
  });

  it('offers only data sources that calls can be read from', async () => {
    open({});
    await userEvent.click(delegatePicker());
    expect(screen.getByText('Calls in PostgreSQL')).toBeInTheDocument();
    expect(screen.queryByText('Prometheus')).not.toBeInTheDocument();
    expect(screen.queryByText('LLM Token Cost')).not.toBeInTheDocument();
  });

  it('keeps the uid of the chosen data source and every other setting', async () => {
    const onOptionsChange = open({ table: 'metrics.calls' });
    await userEvent.click(delegatePicker());
    await userEvent.click(screen.getByText('Calls in PostgreSQL'));
    expect(onOptionsChange).toHaveBeenCalledWith(
      expect.objectContaining({ jsonData: { table: 'metrics.calls', delegateUid: 'pg' } }),
    );
  });

  it('keeps the table as it is typed', () => {
    const onOptionsChange = open({ delegateUid: 'pg' });
    fireEvent.change(screen.getByRole('textbox', { name: /Table/ }), { target: { value: 'metrics.calls' } });
    expect(onOptionsChange).toHaveBeenCalledWith(
      expect.objectContaining({ jsonData: { delegateUid: 'pg', table: 'metrics.calls' } }),
    );
  });
});
