import type { DataFrame } from '@grafana/data';
import type { DistributionOutcome, DistributionView } from 'core/distribution/distributionOutcome';
import { noUsage } from 'core/pricing/pricedUsage';
import { distributionFrame } from './distributionFrame';

const DOLLAR = 10n ** 12n;
const completeness: DistributionOutcome['completeness'] = {
  total: noUsage,
  unpriced: [],
  truncated: false,
};

function frameOf(view: DistributionView): DataFrame {
  return distributionFrame({ ...view, completeness }, { refId: 'A', dimension: 'user', by: 'feature' });
}

function columnsOf(frame: DataFrame): Record<string, unknown> {
  return Object.fromEntries<unknown>(
    frame.fields.map(({ name, config, values }) => [config.displayName ?? name, values]),
  );
}

const summary = {
  allValues: 4,
  values: 3,
  valuesUnknown: 1,
  total: undefined,
  mean: 2,
  median: 1.5,
  p90: 4,
  p99: 5,
  max: 6,
  topPercentValues: 1,
  topPercentShare: 0.4,
  runaways: 2,
  newAboveFloor: 7,
};

describe('distributionFrame', () => {
  it('is one row of numbers for a summary, unknown ones without a value', () => {
    expect(columnsOf(frameOf({ show: 'summary', summary }))).toEqual({
      'All values': [4],
      Values: [3],
      'Values of unknown cost': [1],
      Cost: [null],
      Mean: [2],
      Median: [1.5],
      '90th percentile': [4],
      '99th percentile': [5],
      Highest: [6],
      'Dearest 1 %': [1],
      'Share of the dearest 1 %': [0.4],
      'Running away': [2],
      'New and dear': [7],
    });
  });

  it('writes costs to the cent where asked, and other amounts at three digits', () => {
    const asked = { refId: 'A', dimension: 'user', by: 'feature', amounts: 'exact' } as const;
    const { fields } = distributionFrame({ show: 'summary', summary, completeness }, asked);
    const forms = Object.fromEntries(fields.map(({ name, config }) => [name, [config.unit, config.decimals]]));
    expect(forms).toMatchObject({ total: ['currency:financial:$', 2], mean: ['currencyUSD', undefined] });
  });

  it('names the bins of a histogram by their borders, what cost nothing first', () => {
    const bins = [
      { bin: -5, values: 2, cost: DOLLAR / 4n },
      { bin: -4, values: 0, cost: 0n },
      { bin: 0, values: 1, cost: DOLLAR },
    ];
    const frame = frameOf({ show: 'histogram', bins, valuesFree: 4, total: 4n * DOLLAR });
    expect(columnsOf(frame)).toEqual({
      'Cost in the range': ['$0.00', '$0.10 - $0.158', '$0.158 - $0.251', '$1.00 - $1.58'],
      Values: [4, 2, 0, 1],
      Cost: [0, 0.25, 0, 1],
      'Share of cost': [0, 0.0625, 0, 0.25],
    });
  });

  it('has no row for what cost nothing where nothing did', () => {
    const frame = frameOf({ show: 'histogram', bins: [], valuesFree: 0, total: 0n });
    expect(frame.length).toBe(0);
  });

  it('is a row per value for a ranking, named by the dimension', () => {
    const value = {
      value: 'ada',
      cost: 3,
      share: 0.5,
      cumulativeShare: 0.5,
      timesMedian: 2,
      requests: 4,
      features: 2,
      recent: 1,
      baseline: 0,
      ratio: undefined,
      lastCall: 1000,
      callsUnknown: 0,
    };
    const frame = frameOf({ show: 'ranking', values: [value, { ...value, cost: undefined, callsUnknown: 2 }] });
    expect(columnsOf(frame)).toEqual({
      User: ['ada', 'ada'],
      Cost: [3, null],
      Share: [0.5, 0.5],
      'Cumulative share': [0.5, 0.5],
      'Times the median': [2, 2],
      Requests: [4, 4],
      Features: [2, 2],
      'Last 24 h': [1, 1],
      'Own daily average': [0, 0],
      'Times own average': [null, null],
      'Last call': [1000, 1000],
      'Calls of unknown cost': [null, 2],
    });
  });

  it('is a row per part for a concentration, named by the second dimension', () => {
    const part = { value: 'chat', cost: 4, costOfTopPercent: 1, topPercentShare: 0.25 };
    expect(columnsOf(frameOf({ show: 'concentration', parts: [part] }))).toEqual({
      Feature: ['chat'],
      Cost: [4],
      'Cost of the dearest 1 %': [1],
      'Share of the dearest 1 %': [0.25],
    });
  });
});
