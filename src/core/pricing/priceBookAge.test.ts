import { PRICE_BOOK_VERSION } from './loadPriceBook';
import { PRICE_BOOK_DATE, priceBookAge } from './priceBookAge';

const book = { version: 'book 1' };
const at = (date: string) => priceBookAge(book, Date.parse(date));

describe('priceBookAge', () => {
  it('names the version, the date and the days since', () => {
    expect(at('2026-10-03T12:00:00Z')).toEqual({
      text: 'Prices: book 1, published 2026-09-23 (10 days ago).',
      days: 10,
      isStale: false,
    });
  });

  it('is stale from the sixty-first day on, and says what to do', () => {
    expect(at('2026-11-22T23:59:59Z')).toMatchObject({ days: 60, isStale: false });
    expect(at('2026-11-23T00:00:00Z')).toMatchObject({ days: 61, isStale: true });
    expect(at('2026-11-23T00:00:00Z').text).toContain('update LLM Token Cost');
  });

  it('is never younger than new, whatever the clock says', () => {
    expect(at('2020-01-01T00:00:00Z').days).toBe(0);
  });

  it('has the date of the version that is installed', () => {
    // A new version of the book needs its own date: look it up in the registry and change both.
    expect([PRICE_BOOK_VERSION, PRICE_BOOK_DATE]).toEqual(['@pydantic/genai-prices 0.1.8', '2026-09-23']);
  });
});
