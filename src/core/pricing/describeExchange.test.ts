import { parseCurrencyTable } from './currency';
import { describeExchange, describeExchanges, describeTable } from './describeExchange';

const rate = (date: string, perUsd: bigint) => ({ currency: 'EUR', perUsd, date, source: 'ECB' });
const rates = [
  rate('2026-11-01', 910_000_000n),
  rate('2026-11-02', 920_000_000n),
  rate('2026-11-03', 905_500_000n),
  rate('2026-11-04', 915_000_000n),
];

describe('describeExchange', () => {
  it('says rate, day and source', () => {
    expect(describeExchange(rate('2026-11-20', 920_000_000n))).toBe('1 US dollar = 0.92 EUR of 2026-11-20 (ECB)');
  });
});

describe('describeExchanges', () => {
  it.each([
    [0, 'Amounts are in EUR, and no exchange rate holds on these days.'],
    [1, 'Amounts are in EUR: 1 US dollar = 0.91 EUR of 2026-11-01 (ECB).'],
    [2, ': 1 US dollar = 0.91 of 2026-11-01, 0.92 of 2026-11-02 (ECB).'],
    [4, ': 1 US dollar = 4 rates of 2026-11-01 to 2026-11-04, from 0.9055 to 0.92, the last 0.915 (ECB).'],
  ])('tells %d rates', (count, text) => {
    expect(describeExchanges('EUR', rates.slice(0, count))).toContain(text);
  });
});

describe('describeTable', () => {
  it('tells the newest rate and until when it holds', () => {
    const parsed = parseCurrencyTable({
      source: 'ECB',
      validDays: 5,
      perUsd: { EUR: { '2026-11-01': 0.91, '2026-11-20': 0.92 } },
    });
    expect(parsed.ok && describeTable({ code: 'EUR', table: parsed.table })).toBe(
      '2 rates from 2026-11-01; newest: 1 US dollar = 0.92 EUR of 2026-11-20 (ECB). It holds through 2026-11-24; later calls have no cost.',
    );
  });
});
