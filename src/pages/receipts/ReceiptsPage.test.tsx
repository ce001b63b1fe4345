import { type DataQueryRequest, LoadingState } from '@grafana/data';
import { type DataSourceSrv, locationService, setDataSourceSrv } from '@grafana/runtime';
import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { lineageReceipt } from 'core/receipts/lineageReceipt';
import { computeReceiptTotals } from 'core/receipts/receiptTotals';
import { callsFrame } from 'frames/callsFrame';
import { withReceipts } from 'frames/frameReceipts';
import { of } from 'rxjs';
import { aLineageRow } from 'testing/aLineageRow';
import { aPriceBook } from 'testing/aPriceBook';
import { ReceiptsPage } from './ReceiptsPage';

/** Grafana's tables and pickers are slow where two cores do everything else as well. */
const patient = { timeout: 20_000 };

const book = aPriceBook({ 'gpt-4o': { perToken: { inputUncached: 2_500_000n, output: 10_000_001n } } });
const rows = [
  aLineageRow({ prompt_tokens: 1000, completion_tokens: 100, feature: 'search', total_cost_usd: '0.004' }),
  aLineageRow({ prompt_tokens: 100, completion_tokens: null, feature: 'chat' }),
];
const calls = rows.map((row) => ({ row, receipt: lineageReceipt(row, book) }));
const sums = { provider: null, model: null, serviceTier: null, reportedCalls: 0, reported: null };
const totals = computeReceiptTotals(
  [
    { ...sums, state: 'priced', calls: 11, known: 9_000_000_000n },
    { ...sums, state: 'incomplete', calls: 1, known: 250_000_000n },
  ],
  book,
);
const listed = 3_750_000_100n;
const answer = {
  calls,
  totals,
  listed,
  rest: { calls: 10, known: totals.known - listed },
  disagreeing: 0,
  bookVersion: 'book 1',
};

function provide(query: (request: DataQueryRequest) => unknown, type = 'llmops-tokencost-datasource') {
  const settings = { uid: 'cost', name: 'Production cost', type: 'llmops-tokencost-datasource', jsonData: {} };
  setDataSourceSrv({
    getList: () => [settings],
    getInstanceSettings: () => undefined,
    get: () => Promise.resolve({ ...settings, type, query }),
  } as unknown as DataSourceSrv);
}

const answered = () =>
  jest.fn((_request: DataQueryRequest) =>
    of({ data: [withReceipts(callsFrame(calls, 'A'), answer)], state: LoadingState.Done }),
  );

describe('ReceiptsPage', () => {
  it('shows the total to the last digit, and how listed calls and the rest add up to it', async () => {
    provide(answered());
    render(<ReceiptsPage search="var-datasource=cost" />);
    expect(await screen.findByRole('heading', { name: 'Total: $0.00925' })).toBeInTheDocument();
    expect(
      screen.getByText('2 calls listed below: $0.0037500001 + 10 calls not listed: $0.0054999999 = 12 calls: $0.00925'),
    ).toBeInTheDocument();
    expect(screen.getByText(/what 1 of 12 calls cost beyond that, which is unknown/)).toBeInTheDocument();
    expect(screen.getByText(/Prices: book 1, published/)).toBeInTheDocument();
  });

  it('opens the receipt of a call with the keyboard', async () => {
    const user = userEvent.setup();
    provide(answered());
    render(<ReceiptsPage search="var-datasource=cost" />);
    const row = (await screen.findByText('search', {}, patient)).closest('tr') as HTMLElement;
    act(() => within(row).getByRole('button').focus());
    await user.keyboard('{Enter}');
    expect(await screen.findByText('100 tokens')).toBeInTheDocument();
    expect(screen.getByText('$10.000001 per million')).toBeInTheDocument();
    expect(screen.getByText('$0.0010000001')).toBeInTheDocument();
    expect(screen.getByText('openai/gpt-4o')).toBeInTheDocument();
  });

  it('never shows a cost that is not known as a number alone', async () => {
    provide(answered());
    render(<ReceiptsPage search="var-datasource=cost" />);
    const row = (await screen.findByText('chat')).closest('tr') as HTMLElement;
    expect(within(row).getByText('unknown, of which $0.00025 is known')).toBeInTheDocument();
  });

  it('asks for the dearest calls of what the address selects, and takes a filter out of it', async () => {
    const user = userEvent.setup();
    const query = answered();
    provide(query);
    const partial = jest.spyOn(locationService, 'partial').mockImplementation(() => undefined);
    render(
      <ReceiptsPage search="var-datasource=cost&from=1700000000000&to=1700003600000&var-feature=search&var-environment=prod" />,
    );
    await screen.findByText(/^Total:/, {}, patient);
    const [request] = query.mock.calls[0] ?? [];
    expect(request?.range.from.valueOf()).toBe(1_700_000_000_000);
    expect(request?.targets[0]).toMatchObject({
      analysis: 'calls',
      sort: 'cost',
      filters: [
        { dimension: 'feature', operator: 'in', values: ['search'] },
        { dimension: 'environment', operator: 'in', values: ['prod'] },
      ],
    });
    await user.click(screen.getByRole('button', { name: 'Remove the filter Environment: prod' }));
    expect(partial).toHaveBeenCalledWith({ 'var-environment': null });
  });

  it('takes a value out of the address where it is taken out of its filter', async () => {
    const user = userEvent.setup();
    provide(answered());
    const partial = jest.spyOn(locationService, 'partial').mockImplementation(() => undefined);
    render(<ReceiptsPage search="var-datasource=cost&var-feature=search&var-feature=chat" />);
    await screen.findByText(/^Total:/, {}, patient);
    await user.click(screen.getByRole('button', { name: 'Remove search' }));
    expect(partial).toHaveBeenLastCalledWith({ 'var-feature': ['chat'] });
  });

  it.each(['Feature', 'Model', 'User', 'Error class'])('can be narrowed by %s', async (name) => {
    provide(answered());
    render(<ReceiptsPage search="var-datasource=cost" />);
    await screen.findByText(/^Total:/, {}, patient);
    expect(screen.getByRole('combobox', { name })).toBeEnabled();
  });

  it('links a call to its trace where a tracing data source is chosen', async () => {
    const user = userEvent.setup();
    const traced = calls.map(({ row, receipt }) => ({ row: { ...row, trace_id: 'abc123' }, receipt }));
    const tempo = { uid: 'traces', name: 'Tempo', type: 'tempo' };
    const frame = withReceipts(callsFrame(traced, 'A', tempo), { ...answer, calls: traced });
    provide(() => of({ data: [frame], state: LoadingState.Done }));
    render(<ReceiptsPage search="var-datasource=cost" />);
    const row = (await screen.findByText('search', {}, patient)).closest('tr') as HTMLElement;
    await user.click(within(row).getByRole('button'));
    const link = await screen.findByRole('link', { name: 'Open the trace in Tempo' }, patient);
    expect(decodeURIComponent(link.getAttribute('href') ?? '')).toContain('"query":"abc123"');
  });

  it('shows amounts in the reporting currency, and the exchange rate on every receipt', async () => {
    const user = userEvent.setup();
    const exchange = { currency: 'EUR', perUsd: 900_000_000n, date: '2026-09-01', source: 'ECB' };
    const inEuros = calls.map(({ row, receipt }) => ({ row, receipt: { ...receipt, exchange } }));
    const frame = withReceipts(callsFrame(inEuros, 'A'), { ...answer, calls: inEuros, currency: 'EUR' });
    provide(() => of({ data: [frame], state: LoadingState.Done }));
    render(<ReceiptsPage search="var-datasource=cost" />);
    expect(await screen.findByRole('heading', { name: 'Total: €0.00925' })).toBeInTheDocument();
    const row = screen.getByText('search').closest('tr') as HTMLElement;
    await user.click(within(row).getByRole('button'));
    expect(await screen.findByText('1 US dollar = 0.9 EUR of 2026-09-01 (ECB)')).toBeInTheDocument();
    // $0.004 reported is €0.0036.
    expect(screen.getByText('€0.0000999999')).toBeInTheDocument();
  });

  it('takes the first data source where the address names none', async () => {
    const query = answered();
    provide(query);
    render(<ReceiptsPage search="" />);
    await screen.findByText(/^Total:/, {}, patient);
    expect(query).toHaveBeenCalledTimes(1);
  });

  it('says why there is no answer', async () => {
    provide(() =>
      of({ data: [], state: LoadingState.Error, errors: [{ message: 'relation "calls" does not exist' }] }),
    );
    render(<ReceiptsPage search="var-datasource=cost" />);
    expect(await screen.findByText('relation "calls" does not exist')).toBeInTheDocument();
  });

  it('refuses a data source of another kind', async () => {
    provide(answered(), 'postgres');
    render(<ReceiptsPage search="var-datasource=pg" />);
    expect(await screen.findByText(/is no LLM Token Cost data source/)).toBeInTheDocument();
  });

  it('says why nothing is there', async () => {
    const frame = withReceipts(callsFrame([], 'A'), { ...answer, calls: [] });
    const notices = [{ severity: 'info' as const, text: 'The table llm_calls holds no calls yet.' }];
    provide(() => of({ data: [{ ...frame, meta: { ...frame.meta, notices } }], state: LoadingState.Done }));
    render(<ReceiptsPage search="var-datasource=cost" />);
    expect(await screen.findByText('The table llm_calls holds no calls yet.')).toBeInTheDocument();
    expect(screen.queryByText(/^Total:/)).not.toBeInTheDocument();
  });
});
