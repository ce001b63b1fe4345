import { aPriceBook } from 'testing/aPriceBook';
import { configuredPriceBook } from './configuredPriceBook';
import type { PriceBook } from './priceBook';
import type { PriceSettings } from './priceSettings';

const published = aPriceBook({ 'gpt-4o': { perToken: { output: 10_000_000n } } });

const entry = { name: 'contract', provider: 'openai', model: 'gpt-4o', from: '2026-01-01', rates: { output: 4 } };
const euros = { source: 'ECB', validDays: 400, perUsd: { EUR: { '2026-01-01': 0.9 } } };

const outputAt = (book: PriceBook, day: string) =>
  book.find('openai', 'gpt-4o')?.ratesAt({ instant: Date.parse(day), secondOfDay: 0 }, 1)?.perToken.output;

describe('configuredPriceBook', () => {
  it.each<[string, PriceSettings, bigint | undefined]>([
    ['no settings', {}, 10_000_000n],
    ['an empty text', { prices: ' ', exchangeRates: '' }, 10_000_000n],
    ['own entries', { prices: [entry] }, 4_000_000n],
    ['own entries as a text', { prices: JSON.stringify([entry]) }, 4_000_000n],
    ['another currency', { currency: 'EUR', exchangeRates: euros }, 9_000_000n],
    ['both', { prices: [entry], currency: 'EUR', exchangeRates: euros }, 3_600_000n],
    ['US dollars beside a table', { currency: 'USD', exchangeRates: euros }, 10_000_000n],
  ])('prices by %s', (_, settings, output) => {
    expect(outputAt(configuredPriceBook(published, settings), '2026-03-01')).toBe(output);
  });

  it('keeps list prices where an entry does not hold yet', () => {
    expect(outputAt(configuredPriceBook(published, { prices: [entry] }), '2025-12-31')).toBe(10_000_000n);
  });

  it('says how many entries are on top of which book', () => {
    expect(configuredPriceBook(published, { prices: [entry] }).version).toBe('a book for tests, and 1 own entry');
  });

  it.each<[string, PriceSettings, string]>([
    ['text that is no JSON', { prices: '[{' }, 'prices: is no JSON: '],
    ['an object', { prices: {} }, 'prices: own prices have to be a list of entries.'],
    [
      'an unknown class',
      { prices: [{ ...entry, rates: { outptu: 1 } }] },
      'prices: entry 1 (contract), field rates.outptu: is not known; known are inputUncached,',
    ],
    [
      'validity that overlaps',
      { prices: [entry, { ...entry, name: 'other' }] },
      'prices: entries for the same calls overlap: contract (to open) and other (from 2026-01-01T00:00:00.000Z).',
    ],
    [
      'a date that is none',
      { prices: [{ ...entry, from: '2026-02-30' }] },
      'prices: entry 1 (contract), field from: has to be a date such as 2026-01-31',
    ],
    [
      'a currency without rates',
      { currency: 'EUR' },
      'exchangeRates: EUR needs what a US dollar is worth in it by day',
    ],
    [
      'rates of another currency',
      { currency: 'CHF', exchangeRates: euros },
      'exchangeRates: perUsd has no rates of CHF',
    ],
    ['a currency that is none', { currency: 'euro' }, 'currency: "euro" is no currency. Write three capital letters'],
    [
      'a rate of zero',
      { currency: 'EUR', exchangeRates: { ...euros, perUsd: { EUR: { '2026-01-01': 0 } } } },
      'exchangeRates: perUsd.EUR.2026-01-01 has to be a number above zero.',
    ],
  ])('refuses %s and says where it is', (_, settings, message) => {
    expect(() => configuredPriceBook(published, settings)).toThrow(`Settings of this data source: ${message}`);
  });

  it('names every mistake at once', () => {
    const settings = { prices: '{', currency: 'EUR' };
    expect(() => configuredPriceBook(published, settings)).toThrow(/prices: is no JSON.*exchangeRates: EUR needs/s);
  });
});
