import type { DataFrame, DataQueryRequest, DataQueryResponse } from '@grafana/data';
import { setDataSourceSrv } from '@grafana/runtime';
import type { DataQuery } from '@grafana/schema';
import { loadPriceBook } from 'core/pricing/loadPriceBook';
import { lastValueFrom, of } from 'rxjs';
import { type Columns, aDataQueryRequest, aDelegate, aTableFrame } from 'testing/aDelegate';
import { aTokenCostDataSource } from './aTokenCostDataSource';
import { defaultQuery } from './describeQuery';
import type { TokenCostQuery } from './query';
import type { TokenCostJsonData } from './settings';

const HOUR_ONE = Date.parse('2026-09-01T01:00:00Z');

const usage: Columns = {
  bucket: [HOUR_ONE],
  g0: ['search'],
  provider: ['openai'],
  model: ['gpt-4o'],
  service_tier: [null],
  context_band: [0],
  price_slice: [1],
  day_part: [0],
  calls: [2],
  calls_unbilled: [0],
  calls_unknown: [0],
  calls_input_missing: [0],
  calls_output_missing: [0],
  calls_invalid: [0],
  input_uncached: [1_000_000],
  cache_read: [0],
  cache_write_5m: [0],
  cache_write_1h: [0],
  output: [100_000],
  reasoning: [0],
  cache_unrecorded: [0],
  lifetime_unrecorded: [0],
};
const tables: Readonly<Record<string, Columns>> = {
  models: { provider: ['openai'], model: ['gpt-4o'], service_tier: [null] },
  usage,
};

const sent: string[] = [];

function answer({ targets }: DataQueryRequest): DataQueryResponse {
  sent.push(...targets.map((target) => (target as DataQuery & { readonly rawSql?: string }).rawSql ?? ''));
  return { data: targets.map(({ refId }) => aTableFrame(refId, tables[refId])) };
}

const common = { refId: 'A', version: 1, filters: [], compare: 'none', priceBasis: 'then' } as const;
const series: TokenCostQuery = { ...defaultQuery, refId: 'A' };
const table: TokenCostQuery = {
  ...common,
  analysis: 'table',
  measures: ['cost'],
  by: ['feature'],
  limit: 10,
  sort: 'value',
  amounts: 'short',
  trend: false,
  leaks: false,
  drifts: false,
};
const others: ReadonlyArray<readonly [string, TokenCostQuery]> = [
  [
    'distribution',
    {
      ...common,
      analysis: 'distribution',
      dimension: 'user',
      show: 'summary',
      by: 'feature',
      limit: 10,
      amounts: 'short',
    },
  ],
  ['calls', { ...common, analysis: 'calls', sort: 'cost', limit: 10 }],
  ['coverage of models', { ...common, analysis: 'coverage', show: 'models' }],
  ['coverage facts', { ...common, analysis: 'coverage', show: 'facts' }],
];

const half = [{ name: 'contract 2026', provider: 'openai', model: 'gpt-4o', multiply: 0.5 }];
const broken = [{ ...half[0], multiply: 'half' }];
const euros = { source: 'ECB', validDays: 30, perUsd: { EUR: { '2026-08-10': 0.8, '2026-09-01': 0.9 } } };

function ask(settings: TokenCostJsonData, query: TokenCostQuery): Promise<DataQueryResponse> {
  const dataSource = aTokenCostDataSource({ delegateUid: 'calls', ...settings });
  return lastValueFrom(dataSource.query(aDataQueryRequest([query])));
}

const valuesOf = (frame: DataFrame | undefined, name: string) => {
  const field = frame?.fields.find((each) => each.name === name);
  return { unit: field?.config.unit, values: field?.values.filter((value) => value !== 0) };
};
const frameOf = async (settings: TokenCostJsonData, query: TokenCostQuery) =>
  ((await ask(settings, query)).data as DataFrame[])[0];
const noticesOf = (frame: DataFrame | undefined) => frame?.meta?.notices?.map(({ text }) => text).join('\n') ?? '';

beforeAll(() => loadPriceBook());
beforeEach(() => {
  sent.length = 0;
  const get = () => Promise.resolve(aDelegate({ query: (request) => of(answer(request)) }));
  setDataSourceSrv({ get } as unknown as Parameters<typeof setDataSourceSrv>[0]);
});

describe('Own prices in the settings', () => {
  it('price series and tables', async () => {
    expect(valuesOf(await frameOf({}, series), 'search').values).toEqual([3.5]);
    expect(valuesOf(await frameOf({ prices: half }, series), 'search').values).toEqual([1.75]);
    expect(valuesOf(await frameOf({ prices: half }, table), 'cost').values).toEqual([1.75]);
  });

  it('take effect with the next settings: answers of the old ones are not kept', async () => {
    expect(valuesOf(await frameOf({ prices: half }, series), 'search').values).toEqual([1.75]);
    const dearer = [{ ...half[0], multiply: 2 }];
    expect(valuesOf(await frameOf({ prices: dearer }, series), 'search').values).toEqual([7]);
  });

  it.each(others.slice(0, 2))('go to the store with a %s', async (_, query) => {
    await ask({ prices: half }, query);
    // Half of gpt-4o's $2.50 and $10 a million, in pico-USD per token.
    expect(sent.join()).toMatch(/1250000\b.*5000000\b/);
    expect(sent.join()).not.toMatch(/2500000\b/);
  });

  it.each([['series', series], ['table', table], ...others] as const)(
    'that cannot be read are the error of every %s, which names the entry',
    async (_, query) => {
      const { data, error } = await ask({ prices: broken }, query);
      expect(data).toEqual([]);
      expect(error?.message).toContain(
        'Settings of this data source: prices: entry 1 (contract 2026), field multiply: has to be a factor',
      );
    },
  );
});

describe('A reporting currency', () => {
  const settings = { currency: 'EUR', exchangeRates: euros };

  it.each([
    ['series', series, 'search'],
    ['table', table, 'cost'],
  ] as const)('converts a %s, and says at which rate of which day', async (_, query, field) => {
    const frame = await frameOf(settings, query);
    expect(valuesOf(frame, field)).toEqual({ unit: 'currencyEUR', values: [3.15] });
    expect(noticesOf(frame)).toContain('Amounts are in EUR: 1 US dollar = 0.9 EUR of 2026-09-01 (ECB).');
  });

  it.each([
    ['series', { ...series, amounts: 'exact' }, 'search'],
    ['table', { ...table, amounts: 'exact' }, 'cost'],
  ] as const)('is the one that a %s to the cent is in', async (_, query, field) => {
    expect(valuesOf(await frameOf(settings, query), field).unit).toBe('currency:financial:€');
    expect(valuesOf(await frameOf({}, query), field).unit).toBe('currency:financial:$');
  });

  it('says nothing beside numbers that are no amounts', async () => {
    const frame = await frameOf(settings, { ...defaultQuery, refId: 'A', measure: 'tokens' });
    expect(noticesOf(frame)).not.toContain('EUR');
    expect(valuesOf(frame, 'search').unit).toBe('sishort');
  });

  it('goes to the store, floors included, where it ranks users', async () => {
    await ask(settings, others[0]?.[1] ?? series);
    expect(sent.join()).toContain('900000000000');
    expect(sent.join()).not.toContain('1000000000000');
  });

  it('leaves a day without an exchange rate unknown, and says so', async () => {
    const frame = await frameOf(
      { currency: 'EUR', exchangeRates: { ...euros, perUsd: { EUR: { '2026-01-01': 0.9 } } } },
      series,
    );
    expect(valuesOf(frame, 'search').values).toEqual([null]);
    expect(noticesOf(frame)).toContain('openai/gpt-4o (no exchange rate for that day)');
  });

  it.each([['series', series], ['table', table], ...others] as const)(
    'without rates is the error of every %s',
    async (_, query) => {
      const { error } = await ask({ currency: 'EUR' }, query);
      expect(error?.message).toContain('exchangeRates: EUR needs what a US dollar is worth in it by day');
    },
  );
});
