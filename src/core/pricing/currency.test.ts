import { convertPico, parseCurrencyTable } from './currency';

const list = {
  source: 'a central bank',
  validDays: 4,
  perUsd: { EUR: { '2026-11-20': 0.92, '2026-11-13': 0.91 }, JPY: { '2026-11-20': 151.255 } },
};

function table(value: unknown = list) {
  const parsed = parseCurrencyTable(value);
  if (!parsed.ok) {
    throw new Error(parsed.problems.join('\n'));
  }
  return parsed.table;
}

function convert(pico: bigint, currency: string, time: string) {
  return convertPico(table(), { pico, currency, instant: Date.parse(time) });
}

describe('convertPico', () => {
  it('answers with the amount, the rate, its date and its source', () => {
    expect(convert(3_000_000_000_000n, 'EUR', '2026-11-20T23:59:59Z')).toEqual({
      known: true,
      pico: 2_760_000_000_000n,
      perUsd: 0.92,
      date: '2026-11-20',
      source: 'a central bank',
    });
  });

  it('leaves dollars as they are', () => {
    expect(convert(7n, 'USD', '2020-01-01T05:00:00Z')).toEqual({
      known: true,
      pico: 7n,
      perUsd: 1,
      date: '2020-01-01',
      source: 'US dollars',
    });
  });

  it('takes the last rate before the day for as long as it holds', () => {
    expect(convert(100n, 'EUR', '2026-11-23T23:59:59.999Z')).toMatchObject({ pico: 92n, date: '2026-11-20' });
    expect(convert(100n, 'EUR', '2026-11-19T23:59:59.999Z')).toEqual({ known: false, reason: 'no rate for that date' });
    expect(convert(100n, 'EUR', '2026-11-24T00:00:00Z')).toEqual({ known: false, reason: 'no rate for that date' });
    expect(convert(100n, 'EUR', '2026-11-12T23:59:59Z')).toEqual({ known: false, reason: 'no rate for that date' });
    expect(convert(100n, 'EUR', '2026-11-16T23:59:59Z')).toMatchObject({ pico: 91n, date: '2026-11-13' });
  });

  it('is unknown for a currency without rates', () => {
    expect(convert(1n, 'GBP', '2026-11-20')).toEqual({ known: false, reason: 'currency not in the table' });
    expect(convert(1n, 'constructor', '2026-11-20')).toEqual({ known: false, reason: 'currency not in the table' });
  });

  it.each([
    [50n, 46n],
    [-50n, -46n],
    [1_000n, 151_255n],
    [100n, 15_126n], // 15,125.5 goes to the even neighbour
    [300n, 45_376n], // 45,376.5 too
    [-100n, -15_126n],
  ])('rounds %i half to even at %i', (pico, expected) => {
    const currency = Math.abs(Number(pico)) === 50 ? 'EUR' : 'JPY';
    expect(convert(pico, currency, '2026-11-20')).toMatchObject({ pico: expected });
  });
});

describe('parseCurrencyTable', () => {
  it('holds a rate on its own day only unless told otherwise', () => {
    const { validDays } = table({ ...list, validDays: undefined });
    expect(validDays).toBe(1);
  });

  it.each([
    [null, 'source has to say who publishes the rates'],
    [{ ...list, source: '' }, 'source has to say who publishes the rates'],
    [{ ...list, validDays: 0 }, 'validDays has to be a whole number of days, one or more'],
    [{ ...list, validDays: '4' }, 'validDays has to be a whole number of days, one or more'],
    [{ ...list, perUsd: {} }, 'perUsd has to hold rates by currency and date'],
    [{ ...list, perUsd: { EUR: {} } }, 'perUsd.EUR has no rates'],
    [{ ...list, perUsd: { EUR: { Monday: 1 } } }, 'perUsd.EUR: Monday is no date such as 2026-01-31'],
    [{ ...list, perUsd: { EUR: { '2026-13-01': 1 } } }, 'perUsd.EUR: 2026-13-01 is no date such as 2026-01-31'],
    [{ ...list, perUsd: { EUR: { '2026-11-20': 0 } } }, 'perUsd.EUR.2026-11-20 has to be a number above zero'],
    [{ ...list, perUsd: { EUR: { '2026-11-20': '1' } } }, 'perUsd.EUR.2026-11-20 has to be a number above zero'],
  ])('refuses %j', (value, problem) => {
    const parsed = parseCurrencyTable(value);
    expect(parsed.ok ? [] : parsed.problems).toContain(problem);
  });
});
