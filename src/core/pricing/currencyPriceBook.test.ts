import { aPriceBook } from 'testing/aPriceBook';
import { parseCurrencyTable } from './currency';
import { currencyPriceBook } from './currencyPriceBook';
import { whyNoRates } from './priceBook';
import { priceCall } from './priceCall';
import { buildRateSheet } from './rateSheet';

const at = (day: string) => Date.parse(day);
const moment = (day: string) => ({ instant: at(day), secondOfDay: 0 });

const parsed = parseCurrencyTable({
  source: 'ECB',
  validDays: 2,
  perUsd: { EUR: { '2026-11-01': 0.9, '2026-11-03': 0.8, '2026-11-10': 0.95 } },
});
if (!parsed.ok) {
  throw new Error(parsed.problems.join());
}
const book = currencyPriceBook(
  aPriceBook({ 'gpt-4o': { perToken: { inputUncached: 2_500_001n, output: 10_000_000n }, perCall: 7n } }),
  { code: 'EUR', table: parsed.table },
);
const model = book.find('openai', 'gpt-4o');

const aCallToPrice = {
  provider: 'openai',
  model: 'gpt-4o',
  serviceTier: null,
  operation: null,
  errorClass: null,
  usage: {
    inputTotal: 1000,
    output: 10,
    cacheRead: 0,
    cacheWrite5m: 0,
    cacheWrite1h: 0,
    reasoning: 0,
    audioInput: null,
    webSearches: null,
    cacheWriteUnsplit: 0,
  },
};

describe('currencyPriceBook', () => {
  it('converts every rate at the exchange rate of the day, half to even', () => {
    expect(model?.ratesAt(moment('2026-11-02T23:59:59Z'), 1)).toEqual({
      perToken: { inputUncached: 2_250_001n, output: 9_000_000n },
      perCall: 6n,
    });
    expect(model?.ratesAt(moment('2026-11-03T00:00:00Z'), 1)?.perToken.output).toBe(8_000_000n);
  });

  it('begins a price slice where a rate begins or ends without a next one', () => {
    expect(model?.validFrom.map((instant) => new Date(instant).toISOString().slice(0, 10))).toEqual([
      '2026-11-01',
      '2026-11-03',
      '2026-11-05',
      '2026-11-10',
      '2026-11-12',
    ]);
  });

  it.each([
    ['before the first rate', '2026-10-31'],
    ['where a rate holds no more', '2026-11-05'],
    ['after the last rate', '2026-11-12'],
  ])('has no price %s, and says why', (_, day) => {
    const question = { moment: moment(day), inputTokens: 1, serviceTier: null };
    expect(model?.ratesAt(question.moment, 1)).toBeUndefined();
    expect(model && whyNoRates(model, question)).toBe('no exchange rate for that day');
  });

  it('tells the rate and its day on a receipt, whose lines are in the currency', () => {
    const call = { ...aCallToPrice, time: at('2026-11-02T12:00:00Z') };
    expect(priceCall(call, book)).toMatchObject({
      totalPico: 1000n * 2_250_001n + 10n * 9_000_000n + 6n,
      exchange: { currency: 'EUR', perUsd: 900_000_000n, date: '2026-11-01', source: 'ECB' },
    });
    expect(priceCall({ ...call, time: at('2026-11-05') }, book)).toMatchObject({
      totalPico: null,
      unknownReason: 'no exchange rate for that day',
      exchange: null,
    });
  });

  it('tells the rate on the receipt of what is free as well, for what an application reports of it', () => {
    const hit = { ...aCallToPrice, time: at('2026-11-02'), isResponseCacheHit: true };
    expect(priceCall(hit, book)).toMatchObject({ totalPico: 0n, exchange: { perUsd: 900_000_000n } });
  });

  it('cuts a range where the exchange rate changes, and knows what a dollar is worth at its end', () => {
    const sheet = buildRateSheet({
      book,
      models: [{ provider: 'openai', model: 'gpt-4o', serviceTier: null }],
      from: at('2026-11-02'),
      to: at('2026-11-04'),
    });
    expect(sheet.cuts.validFrom).toEqual([at('2026-11-03')]);
    expect(sheet.dollar).toBe(800_000_000_000n);
  });

  it('lists the rates of a range, the one it begins under included', () => {
    const range = { from: at('2026-11-02'), to: at('2026-11-10') };
    expect(book.currency?.exchangesIn(range).map(({ date }) => date)).toEqual(['2026-11-01', '2026-11-03']);
  });

  it('leaves a model that nobody has priced unknown', () => {
    expect(book.find('openai', 'own-1')).toBeUndefined();
  });
});
