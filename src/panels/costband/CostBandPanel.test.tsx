import {
  EventBusSrv,
  type FieldConfigSource,
  FieldType,
  LoadingState,
  type PanelData,
  type PanelProps,
  createDataFrame,
  dateTime,
} from '@grafana/data';
import { locationService } from '@grafana/runtime';
import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HOUR } from 'core/usage/timeWindow';
import { withBandMeta } from 'frames/bandMeta';
import { CostBandPanel } from './CostBandPanel';
import { type CostBandOptions, defaultOptions } from './options';

const from = Date.parse('2026-09-08T00:00:00Z');
const timeRange = {
  from: dateTime(from),
  to: dateTime(from + 4 * HOUR),
  raw: { from: dateTime(from), to: dateTime(from + 4 * HOUR) },
};

function aFrame(feature: string, costs: readonly number[], history = 60) {
  const labels = { feature };
  const isWarm = history >= 48;
  const column = (name: string, values: Array<number | null>) => ({
    name,
    type: FieldType.number,
    labels,
    values,
    config: {},
  });
  const frame = createDataFrame({
    refId: 'A',
    fields: [
      { name: 'time', type: FieldType.time, config: {}, values: costs.map((_, index) => from + index * HOUR) },
      column('cost', [...costs]),
      column(
        'expected',
        costs.map(() => (isWarm ? 1 : null)),
      ),
      column(
        'upper',
        costs.map(() => (isWarm ? 2 : null)),
      ),
      column(
        'sigma',
        costs.map(() => (isWarm ? 0.25 : null)),
      ),
      column(
        'n',
        costs.map(() => history),
      ),
      column(
        'history',
        costs.map(() => history),
      ),
      column(
        'calls',
        costs.map(() => 7),
      ),
      column(
        'callsUnknown',
        costs.map(() => 2),
      ),
    ],
  });
  return withBandMeta(frame, {
    kind: 'trailing',
    sigmas: 3,
    floorUsd: 1,
    warmUpHours: 48,
    historyHours: 168,
    runningHour: null,
    dataSource: 'costs',
    dimension: 'feature',
    filters: [],
  });
}

const fieldConfig: FieldConfigSource = { defaults: {}, overrides: [] };

function open(data: Partial<PanelData>, options: Partial<CostBandOptions> = {}) {
  const onChangeTimeRange = jest.fn();
  const props: PanelProps<CostBandOptions> = {
    id: 1,
    data: { state: LoadingState.Done, series: [], timeRange, ...data },
    timeRange,
    timeZone: 'Europe/Berlin',
    options: { ...defaultOptions, ...options },
    transparent: false,
    width: 700,
    height: 400,
    fieldConfig,
    renderCounter: 0,
    title: '',
    eventBus: new EventBusSrv(),
    onOptionsChange: jest.fn(),
    onFieldConfigChange: jest.fn(),
    replaceVariables: (text) => text,
    onChangeTimeRange,
  };
  render(<CostBandPanel {...props} />);
  return { onChangeTimeRange };
}

const broken = aFrame('chat', [1, 1, 5, 1]);

describe('CostBandPanel', () => {
  it('marks a broken hour with its numbers in words', () => {
    open({ series: [broken] });
    expect(screen.getByRole('group', { name: 'chat: 1 hour, $3 above' })).toBeInTheDocument();
    expect(screen.getByRole('link')).toHaveAccessibleName(
      'chat, 2026-09-08 04:00 - 05:00: cost $5, above the band $3, expected $1, upper border $2, sigma $0.250, n 60, calls 7, calls of unknown cost 2',
    );
  });

  it('opens the calls of the hour by keyboard', async () => {
    const push = jest.spyOn(locationService, 'push').mockImplementation(() => undefined);
    open({ series: [broken] });
    await userEvent.tab();
    expect(screen.getByRole('link')).toHaveFocus();
    expect(screen.getByRole('tooltip')).toHaveTextContent('Click: Open the calls of this hour');
    // A browser makes a click of Enter on a link of an SVG; jsdom does not.
    fireEvent.click(screen.getByRole('link'));
    expect(push).toHaveBeenCalledTimes(1);
    expect(push).toHaveBeenCalledWith(
      `/a/llmops-tokencost-app/receipts?var-datasource=costs&from=${from + 2 * HOUR}&to=${from + 3 * HOUR}&var-feature=chat`,
    );
    push.mockRestore();
  });

  it('shows what is known of the hour under the pointer, and opens it with a click', () => {
    const push = jest.spyOn(locationService, 'push').mockImplementation(() => undefined);
    open({ series: [broken] });
    const chart = screen.getByRole('group', { name: /^chat/ });
    // The range begins at 52 px: the first hour.
    const at = { clientX: 60, clientY: 100, button: 0 };
    fireEvent(chart, pointer('pointermove', at));
    expect(screen.getByRole('tooltip')).toHaveTextContent(/2026-09-08 02:00 - 03:00chatCost\$1Expected\$1/);
    fireEvent(chart, pointer('pointerdown', at));
    fireEvent(chart, pointer('pointerup', at));
    expect(push).toHaveBeenCalledWith(expect.stringContaining(`from=${from}&to=${from + HOUR}`));
    push.mockRestore();
  });

  it('sets the time range to what is dragged over', () => {
    const { onChangeTimeRange } = open({ series: [broken] });
    const chart = screen.getByRole('group', { name: /^chat/ });
    fireEvent(chart, pointer('pointerdown', { clientX: 52, button: 0 }));
    fireEvent(chart, pointer('pointermove', { clientX: 373 }));
    fireEvent(chart, pointer('pointerup', { clientX: 373 }));
    const [range] = onChangeTimeRange.mock.lastCall as [{ from: number; to: number }];
    expect(range.from).toBe(from);
    expect(range.to / HOUR).toBeCloseTo((from + 2 * HOUR) / HOUR, 1);
  });

  it('says how far a band has warmed up', () => {
    open({ series: [aFrame('young', [1, 1, 9, 1], 20)] });
    expect(screen.getAllByText('warming up: 20 of 48 hours').length).toBeGreaterThan(0);
    expect(screen.queryByRole('link')).not.toBeInTheDocument();
  });

  it('shows many series small, the broken ones first, and one large with a choice where asked to', () => {
    const series = [aFrame('calm', [1, 1, 1, 1]), broken];
    open({ series });
    expect(screen.getAllByRole('region').map((each) => each.getAttribute('aria-label'))).toEqual(['chat', 'calm']);
  });

  it('shows one of many series large, with a choice', () => {
    open({ series: [aFrame('calm', [1, 1, 1, 1]), broken] }, { layout: 'large' });
    expect(screen.getAllByRole('region')).toHaveLength(1);
    expect(screen.getByRole('combobox', { name: 'Series' })).toHaveValue('chat');
  });

  it('names its definition', () => {
    open({ series: [broken] });
    expect(
      screen.getByText('Trailing band: mean of the 168 hours before + 3 sigma, never below $1'),
    ).toBeInTheDocument();
  });

  it.each([
    ['empty', {}, /No hour with a call.*Choose a longer range/],
    ['loading', { state: LoadingState.Loading }, /Asking for the hours/],
    [
      'failed',
      { state: LoadingState.Error, errors: [{ message: 'no such table' }] },
      /The query failed.*no such table/,
    ],
    [
      'unreadable',
      { series: [createDataFrame({ refId: 'A', fields: [{ name: 'cost', values: [1] }] })] },
      /no time field/,
    ],
  ])('says what to do next where it is %s', (_, data, text) => {
    open(data);
    expect(screen.getByRole('status')).toHaveTextContent(text);
  });
});

/** jsdom has no pointer events; a mouse event of that name carries what is read. */
function pointer(type: string, init: MouseEventInit): MouseEvent {
  return new MouseEvent(type, { bubbles: true, ...init });
}
