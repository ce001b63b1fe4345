import { LoadingState, type TypedVariableModel, createDataFrame, getDefaultTimeRange } from '@grafana/data';
import { setDataSourceSrv } from '@grafana/runtime';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aTokenCostDataSource } from '../aTokenCostDataSource';
import { defaultQuery } from '../describeQuery';
import type { SeriesQuery, TableQuery, TokenCostQuery } from '../query';
import { changeAnalysis } from './changeAnalysis';
import { QueryEditor } from './QueryEditor';

const aSeries = (overrides: Partial<SeriesQuery> = {}): SeriesQuery => ({ ...defaultQuery, refId: 'A', ...overrides });

function open(query: TokenCostQuery) {
  const onChange = jest.fn<void, [TokenCostQuery]>();
  const onRunQuery = jest.fn();
  render(<QueryEditor query={query} datasource={aTokenCostDataSource()} onChange={onChange} onRunQuery={onRunQuery} />);
  return { onChange, onRunQuery };
}

describe('QueryEditor', () => {
  it('shows what a query over time asks for', () => {
    open(aSeries({ measure: 'costPerRequest', top: 5, step: 'day', compare: '1 week' }));
    expect(screen.getByRole('radio', { name: 'Over time' })).toBeChecked();
    expect(screen.getByRole('combobox', { name: 'Measure' })).toHaveValue('Cost per request');
    expect(screen.getByRole('spinbutton', { name: 'Top' })).toHaveValue(5);
    expect(screen.getByRole('combobox', { name: 'Step' })).toHaveValue('Day');
    expect(screen.getByRole('combobox', { name: 'Compare with' })).toHaveValue('Same weekday hours of an earlier week');
  });

  it('keeps filters and breakdown when a chart becomes a table, and runs it', async () => {
    const filters = [{ dimension: 'model', operator: 'in', values: ['gpt-4o'] }] as const;
    const { onChange, onRunQuery } = open(aSeries({ measure: 'tokens', filters }));
    await userEvent.click(screen.getByRole('radio', { name: 'Table' }));
    const table: TableQuery = {
      ...aSeries({ filters }),
      analysis: 'table',
      measures: ['tokens'],
      limit: 25,
      sort: 'value',
      trend: false,
    } as unknown as TableQuery;
    expect(onChange).toHaveBeenCalledTimes(1);
    expect(onChange.mock.calls[0]?.[0]).toMatchObject({
      analysis: 'table',
      measures: ['tokens'],
      filters,
      by: table.by,
    });
    expect(onRunQuery).toHaveBeenCalledTimes(1);
  });

  it('takes a new top N when the field is left, and no number that cannot be', async () => {
    const { onChange } = open(aSeries());
    const top = screen.getByRole('spinbutton', { name: 'Top' });
    await userEvent.clear(top);
    await userEvent.type(top, '0');
    await userEvent.tab();
    expect(onChange).not.toHaveBeenCalled();
    expect(top).toHaveValue(8);
    await userEvent.clear(top);
    await userEvent.type(top, '12');
    await userEvent.tab();
    expect(onChange).toHaveBeenCalledWith(expect.objectContaining({ top: 12 }));
  });

  it('adds and removes filters', async () => {
    const { onChange } = open(aSeries());
    await userEvent.click(screen.getByRole('button', { name: 'Add filter' }));
    expect(onChange).toHaveBeenCalledWith(
      expect.objectContaining({ filters: [{ dimension: 'feature', operator: 'in', values: [] }] }),
    );
  });

  it('removes the filter that was pointed at', async () => {
    const first = { dimension: 'feature', operator: 'in', values: ['search'] } as const;
    const { onChange } = open(aSeries({ filters: [first, { dimension: 'model', operator: 'not in', values: [] }] }));
    await userEvent.click(screen.getByRole('button', { name: 'Remove the filter on model' }));
    expect(onChange).toHaveBeenCalledWith(expect.objectContaining({ filters: [first] }));
  });

  it('explains a combination that cannot be before it runs', () => {
    open(aSeries({ measure: 'requests', by: ['tokenClass'] }));
    expect(screen.getByRole('alert')).toHaveTextContent('"Requests" cannot be split by token class');
  });

  it('says nothing against a dashboard variable, whose value only the run knows', () => {
    open(aSeries({ by: ['$split' as 'feature'] }));
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('offers the measure that is typed, not the typed text', async () => {
    const { onChange } = open(aSeries());
    await userEvent.click(screen.getByRole('combobox', { name: 'Measure' }));
    await userEvent.keyboard('Requests{Enter}');
    expect(onChange).toHaveBeenCalledWith(expect.objectContaining({ measure: 'requests' }));
  });

  it('offers the variables of the dashboard', async () => {
    const getVariables = () => [{ name: 'split' }] as unknown as TypedVariableModel[];
    const onChange = jest.fn();
    const datasource = aTokenCostDataSource({ delegateUid: 'calls' }, { getVariables });
    render(
      <QueryEditor query={aSeries({ by: [] })} datasource={datasource} onChange={onChange} onRunQuery={jest.fn()} />,
    );
    await userEvent.type(screen.getByRole('combobox', { name: 'Split by' }), '$split');
    await userEvent.keyboard('{ArrowDown}{Enter}');
    expect(onChange).toHaveBeenCalledWith(expect.objectContaining({ by: ['$split'] }));
  });

  it('fills the gaps of a new query with the default question', () => {
    open({ refId: 'A' } as TokenCostQuery);
    expect(screen.getByRole('combobox', { name: 'Measure' })).toHaveValue('Cost');
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('offers to ask for what it shows where a stored query asks nothing', async () => {
    const { onChange, onRunQuery } = open({ refId: 'A' } as TokenCostQuery);
    await userEvent.click(screen.getByRole('button', { name: 'Ask for this' }));
    expect(onChange).toHaveBeenCalledWith(expect.objectContaining({ analysis: 'series', measure: 'cost' }));
    expect(onRunQuery).toHaveBeenCalledTimes(1);
  });

  it('shows the text of the last run', async () => {
    const series = [createDataFrame({ refId: 'A', fields: [], meta: { executedQueryString: 'SELECT 1 AS cost' } })];
    const data = { series, state: LoadingState.Done, timeRange: getDefaultTimeRange() };
    const datasource = aTokenCostDataSource();
    render(
      <QueryEditor query={aSeries()} datasource={datasource} data={data} onChange={jest.fn()} onRunQuery={jest.fn()} />,
    );
    await userEvent.click(screen.getByText('Queries sent'));
    expect(screen.getByText('SELECT 1 AS cost')).toBeInTheDocument();
  });

  it('shows the text that would be sent before any run', async () => {
    const getInstanceSettings = () => ({ type: 'grafana-postgresql-datasource' });
    setDataSourceSrv({ getInstanceSettings } as unknown as Parameters<typeof setDataSourceSrv>[0]);
    const datasource = aTokenCostDataSource();
    const range = getDefaultTimeRange();
    render(
      <QueryEditor
        query={aSeries()}
        datasource={datasource}
        range={range}
        onChange={jest.fn()}
        onRunQuery={jest.fn()}
      />,
    );
    await userEvent.click(screen.getByText('Queries sent'));
    expect(screen.getByText(/FROM "llm_calls"/)).toBeInTheDocument();
  });

  it('leaves out what makes no difference: no comparison of attempts', () => {
    open(changeAnalysis(aSeries(), 'chains'));
    expect(screen.getByRole('radio', { name: 'Attempts' })).toBeChecked();
    expect(screen.queryByRole('combobox', { name: 'Compare with' })).not.toBeInTheDocument();
  });

  it('asks for bands, whose sigmas follow the kind until they are given', async () => {
    const { onChange } = open(changeAnalysis(aSeries(), 'band'));
    expect(screen.getByRole('radio', { name: 'Band' })).toBeChecked();
    const sigmas = screen.getByRole('spinbutton', { name: 'Sigmas' });
    expect(sigmas).toHaveAttribute('placeholder', '3');
    await userEvent.type(sigmas, '3.5');
    await userEvent.tab();
    expect(onChange).toHaveBeenLastCalledWith(expect.objectContaining({ analysis: 'band', sigmas: 3.5 }));
    const floor = screen.getByRole('spinbutton', { name: 'Never below, $' });
    await userEvent.clear(floor);
    await userEvent.type(floor, '-4');
    await userEvent.tab();
    expect(floor).toHaveValue(1);
  });

  it('takes given sigmas back', async () => {
    const { onChange } = open({ ...changeAnalysis(aSeries(), 'band'), sigmas: 5 } as TokenCostQuery);
    await userEvent.clear(screen.getByRole('spinbutton', { name: 'Sigmas' }));
    await userEvent.tab();
    expect(onChange.mock.lastCall?.[0]).not.toHaveProperty('sigmas');
  });
});
