import { FieldType, createDataFrame } from '@grafana/data';
import type { BookCurrency } from 'core/pricing/priceBook';
import { inReportingCurrency, unitOf } from './reportingCurrency';

const rate = { currency: 'EUR', perUsd: 900_000_000n, date: '2026-09-01', source: 'ECB' };
const euros: BookCurrency = {
  code: 'EUR',
  exchangeAt: () => rate,
  exchangesIn: () => [rate],
  dollarAt: () => 900_000_000_000n,
};
const range = { from: 0, to: 1 };
const number = (name: string, unit: string) => ({ name, type: FieldType.number, config: { unit }, values: [1] });
const frame = createDataFrame({
  fields: [number('cost', 'currencyUSD'), number('calls', 'sishort')],
  meta: { notices: [{ severity: 'warning', text: 'before' }] },
});

describe('inReportingCurrency', () => {
  it('gives amounts the unit of the currency and nothing else, and tells the rate after what was told', () => {
    const { fields, meta } = inReportingCurrency(frame, euros, range);
    expect(fields.map(({ config }) => config.unit)).toEqual(['currencyEUR', 'sishort']);
    expect(meta?.notices?.map(({ text }) => text)).toEqual([
      'before',
      expect.stringContaining('Amounts are in EUR: 1 US dollar = 0.9 EUR of 2026-09-01 (ECB).'),
    ]);
  });

  it('leaves dollars and frames without amounts as they are', () => {
    const counts = createDataFrame({ fields: [number('calls', 'sishort')] });
    expect(inReportingCurrency(frame, undefined, range)).toBe(frame);
    expect(inReportingCurrency(counts, euros, range)).toBe(counts);
  });
});

describe('unitOf', () => {
  it.each([
    ['EUR', 'currencyEUR'],
    ['CHF', 'currencyCHF'],
    ['SGD', 'currency:SGD '],
  ])('%s is %s', (code, unit) => {
    expect(unitOf(code)).toBe(unit);
  });
});
