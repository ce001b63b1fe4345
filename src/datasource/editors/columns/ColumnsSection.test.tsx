import { setDataSourceSrv } from '@grafana/runtime';
import { configure, fireEvent, render, screen } from '@testing-library/react';
import { lineageColumns } from 'core/lineage/lineageRow';
import { of, throwError } from 'rxjs';
import { type Columns, aDelegate, aTableFrame } from 'testing/aDelegate';
import { type TokenCostJsonData, readSettings } from '../../settings';
import { ColumnsSection } from './ColumnsSection';

const names = Object.keys(lineageColumns);
const apiLog = ['created_at', 'customer', 'engine', 'tokens_in', 'tokens_out', ...fillers(55)];

function fillers(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `other_${index}`);
}

const tableOf = (columns: readonly string[]): Columns => ({
  column: columns,
  type: columns.map((name) => (name === 'created_at' ? 'timestamp without time zone' : 'text')),
  example: columns.map(() => null),
});

/** A store that answers every query with one table, or fails. */
function storeWith(columns: Columns | Error) {
  const query = () =>
    columns instanceof Error ? throwError(() => columns) : of({ data: [aTableFrame('preview', columns)] });
  const get = () => Promise.resolve(aDelegate({ query }));
  setDataSourceSrv({ get, getList: () => [], getInstanceSettings: () => undefined } as unknown as Parameters<
    typeof setDataSourceSrv
  >[0]);
}

function open(jsonData: TokenCostJsonData = {}, disabled = false) {
  const onChange = jest.fn();
  const settings = readSettings({ delegateUid: 'calls', table: 'api_log', ...jsonData });
  render(<ColumnsSection settings={settings} disabled={disabled} onChange={onChange} />);
  return onChange;
}

const columns = {
  time: { column: 'created_at', as: 'timestamp in UTC' },
  prompt_tokens: { column: 'tokens_in' },
  completion_tokens: { column: 'tokens_out' },
} as const;

const button = (name: string) => screen.getByRole('button', { name });

// Nothing is hidden here, and asking jsdom so for 27 rows of inputs takes seconds per query.
beforeAll(() => configure({ defaultHidden: true }));
afterAll(() => configure({ defaultHidden: false }));

describe('ColumnsSection', () => {
  it('has no rows where the table is read by its own names, and offers to map it', () => {
    const onChange = open();
    expect(screen.queryByRole('combobox')).not.toBeInTheDocument();
    fireEvent.click(button('Map by hand'));
    const own = Object.fromEntries(names.map((name) => [name, { column: name }]));
    expect(onChange).toHaveBeenCalledWith({ columns: own });
  });

  it('has a row for every column of the lineage table, empty where nothing holds it', () => {
    open({ columns });
    for (const name of names) {
      const source: { readonly column: string } | undefined = { ...columns }[name as keyof typeof columns];
      expect(screen.getByLabelText(new RegExp(`^${name} `))).toHaveValue(source?.column ?? '');
    }
  });

  it("reads the table's columns through the chosen data source", async () => {
    storeWith(tableOf(apiLog));
    open();
    fireEvent.click(button("Read the table's columns"));
    expect(await screen.findByText(/The table has 60 columns: created_at, customer,/)).toBeInTheDocument();
  });

  it('suggests a mapping from a table that was not read before', async () => {
    storeWith(tableOf(apiLog));
    const onChange = open();
    fireEvent.click(button('Suggest'));
    await screen.findByText(/The table has 60 columns/);
    expect(onChange).toHaveBeenCalledWith({
      columns: { ...columns, model: { column: 'engine' } },
      promptTokens: 'inclusive',
    });
  });

  it('says what of the lineage names a table without a mapping lacks', async () => {
    storeWith(tableOf(names.filter((name) => name !== 'feature')));
    open();
    fireEvent.click(button("Read the table's columns"));
    expect(await screen.findByText(/The table lacks feature of the lineage table's columns/)).toBeInTheDocument();
  });

  it('shows why the table cannot be read', async () => {
    storeWith(new Error('permission denied for table api_log'));
    open();
    fireEvent.click(button("Read the table's columns"));
    expect(await screen.findByText(/permission denied for table api_log/)).toBeInTheDocument();
  });

  it('resets to the lineage names', () => {
    const onChange = open({ columns });
    fireEvent.click(button('Reset to the lineage names'));
    expect(onChange).toHaveBeenCalledWith({ columns: undefined });
  });

  it('declares that prompt tokens leave out cached ones', () => {
    const onChange = open({ columns });
    fireEvent.click(screen.getByLabelText('Prompt tokens leave out cached tokens'));
    expect(onChange).toHaveBeenCalledWith({ promptTokens: 'exclusive' });
  });

  it('previews the newest calls as they are read', async () => {
    storeWith({ time: [Date.UTC(2026, 8, 1)], model: ['gpt-4o'] });
    open();
    fireEvent.click(button('Preview'));
    expect(await screen.findByText('2026-09-01T00:00:00.000Z')).toBeInTheDocument();
  });

  it('shows why there is no preview', async () => {
    storeWith(new Error('column "feature" does not exist'));
    open();
    fireEvent.click(button('Preview'));
    expect(await screen.findByText(/column "feature" does not exist/)).toBeInTheDocument();
  });

  it('shows a provisioned mapping that cannot be used, and why', () => {
    open({ columns: { ...columns, model: { column: 'engine', as: 'seconds' } } });
    expect(screen.getByText(/columns.model: as: "seconds" does not fit this column/)).toBeInTheDocument();
  });

  it('can be read and previewed but not changed where a file provisions it', () => {
    open({ columns }, true);
    for (const input of [
      ...screen.getAllByRole('combobox'),
      ...screen.getAllByRole('textbox'),
      screen.getByRole('switch'),
    ]) {
      expect(input).toBeDisabled();
    }
    expect(button('Suggest')).toBeDisabled();
    expect(button('Preview')).toBeEnabled();
  });
});
