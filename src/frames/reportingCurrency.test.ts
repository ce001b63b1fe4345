import { FieldType, createDataFrame, formattedValueToString, getValueFormat } from '@grafana/data';
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
    const frames = inReportingCurrency([frame, frame], euros, range);
    expect(frames.map(({ fields }) => fields.map(({ config }) => config.unit))).toEqual([
      ['currencyEUR', 'sishort'],
      ['currencyEUR', 'sishort'],
    ]);
    expect(frames[0]?.meta?.notices?.map(({ text }) => text)).toEqual([
      'before',
      'Amounts are in EUR: 1 US dollar = 0.9 EUR of 2026-09-01 (ECB).',
    ]);
    expect(frames[1]?.meta?.notices).toHaveLength(1);
  });

  it.each([
    ['EUR', 'currency:financial:€', '€1,234.50'],
    ['CHF', 'currency:financial:CHF ', 'CHF 1,234.50'],
    ['SGD', 'currency:financial:SGD ', 'SGD 1,234.50'],
  ])('keeps amounts to the cent in %s', (code, unit, text) => {
    const exact = createDataFrame({ fields: [number('cost', 'currency:financial:$')] });
    const [frame] = inReportingCurrency([exact], { ...euros, code }, range);
    expect(frame?.fields[0]?.config.unit).toBe(unit);
    expect(formattedValueToString(getValueFormat(unit)(1234.5, 2))).toBe(text);
    expect(frame?.meta?.notices).toHaveLength(1);
  });

  it('leaves dollars and frames without amounts as they are', () => {
    const counts = createDataFrame({ fields: [number('calls', 'sishort')] });
    expect(inReportingCurrency([frame], undefined, range)).toEqual([frame]);
    expect(inReportingCurrency([counts], euros, range)).toEqual([counts]);
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
