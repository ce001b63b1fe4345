import { dateTime } from '@grafana/data';
import { DAY, WEEK } from 'core/usage/timeWindow';
import { aDataQueryRequest } from 'testing/aDelegate';
import { defaultQuery } from './describeQuery';
import { ALL_VALUES, type BandQuery, type SeriesQuery, type TableQuery, type VariableQuery } from './query';
import { type QuestionContext, bandQuestion, seriesQuestion, tableQuestion, valuesQuestion } from './question';

const request = aDataQueryRequest([]);
const context: QuestionContext = {
  settings: { delegateUid: 'calls', table: 'metrics.calls', timeZone: 'Europe/Berlin', promptTokens: 'inclusive' },
  request,
  now: 1234,
};
const window = { from: Date.parse('2026-09-01T00:00:00Z'), to: Date.parse('2026-09-02T00:00:00Z') };
const series: SeriesQuery = { ...defaultQuery, refId: 'A' };

describe('seriesQuestion', () => {
  it('resolves range, table, zone and step', () => {
    expect(seriesQuestion(series, context)).toEqual({
      source: { table: 'metrics.calls', timeZone: 'Europe/Berlin', promptTokens: 'inclusive' },
      window,
      filters: [],
      compareWith: undefined,
      pricedAt: undefined,
      measure: 'cost',
      by: ['feature'],
      top: 8,
      step: 'hour',
    });
  });

  it('keeps a step that is chosen, and a zone of the query', () => {
    const question = seriesQuestion({ ...series, step: '5 minutes', timeZone: 'Asia/Kolkata' }, context);
    expect(question).toMatchObject({ step: '5 minutes', source: { timeZone: 'Asia/Kolkata' } });
  });

  it('takes a shorter step where the chosen one is as long as the range', () => {
    expect(seriesQuestion({ ...series, step: 'day' }, context).step).toBe('hour');
  });

  it('refuses a step that would make more points than can be drawn', () => {
    const days = (count: number) => {
      const [from, to] = [dateTime(window.from), dateTime(window.from + count * DAY)];
      return { ...context, request: { ...request, range: { from, to, raw: { from, to } } } };
    };
    const short = { ...series, step: '5 minutes' } as const;
    expect(seriesQuestion(short, days(17)).step).toBe('5 minutes');
    expect(() => seriesQuestion(short, days(18))).toThrow('steps of 5 minutes would make 5184 points');
  });

  it('prices as of now where asked for prices of today', () => {
    expect(seriesQuestion({ ...series, priceBasis: 'today' }, context).pricedAt).toBe(1234);
  });

  it.each([
    ['1 week', WEEK, '1 week before'],
    ['previous range', window.to - window.from, 'previous range'],
  ] as const)('compares with the %s', (compare, shift, label) => {
    const { compareWith } = seriesQuestion({ ...series, compare }, context);
    expect(compareWith).toEqual({ from: window.from - shift, to: window.to - shift, shift, label });
  });

  it('leaves filters out that let everything pass', () => {
    const all = { dimension: 'feature', operator: 'in', values: [ALL_VALUES] } as const;
    const one = { dimension: 'model', operator: 'not in', values: ['o3', ''] } as const;
    expect(seriesQuestion({ ...series, filters: [all, one] }, context).filters).toEqual([{ ...one, values: ['o3'] }]);
  });
});

describe('tableQuestion', () => {
  it('hands on what a table asks', () => {
    const { version, filters, compare, priceBasis } = defaultQuery;
    const common = { refId: 'A', version, filters, compare, priceBasis };
    const asked = {
      measures: ['cost', 'requests'],
      by: ['model'],
      limit: 3,
      sort: 'change',
      trend: true,
      leaks: false,
      drifts: false,
    } as const;
    const table: TableQuery = { ...common, analysis: 'table', amounts: 'short', ...asked };
    expect(tableQuestion(table, context)).toMatchObject({ window, ...asked });
  });
});

describe('bandQuestion', () => {
  const { version, filters, compare, priceBasis } = defaultQuery;
  const common = { refId: 'A', version, filters, compare, priceBasis };
  const band: BandQuery = {
    ...common,
    analysis: 'band',
    by: 'user',
    show: 'bands',
    band: 'trailing',
    floorUsd: 2,
    limit: 5,
  };

  it.each([
    ['trailing', 3, 48],
    ['seasonal', 4, 336],
  ] as const)('takes the sigmas and the warm-up of the %s band', (kind, sigmas, warmUpHours) => {
    expect(bandQuestion({ ...band, band: kind }, context)).toMatchObject({
      dimension: 'user',
      limit: 5,
      now: 1234,
      band: { kind, sigmas, warmUpHours, floorUsd: 2 },
    });
  });

  it('takes the sigmas that are given', () => {
    expect(bandQuestion({ ...band, sigmas: 2.5 }, context).band.sigmas).toBe(2.5);
  });
});

describe('valuesQuestion', () => {
  it('asks for one dimension', () => {
    const { version, filters, compare, priceBasis } = defaultQuery;
    const variable: VariableQuery = {
      refId: 'A',
      version,
      filters,
      compare,
      priceBasis,
      analysis: 'variable',
      dimension: 'user',
    };
    expect(valuesQuestion(variable, context)).toEqual({
      source: { table: 'metrics.calls', timeZone: 'Europe/Berlin', promptTokens: 'inclusive' },
      window,
      filters: [],
      dimension: 'user',
    });
  });
});
