import { priceBookFact } from './priceBookFact';

const book = { version: 'book 1' };

describe('priceBookFact', () => {
  it('says how old the prices are, and has nothing to do while they are not too old', () => {
    const fact = priceBookFact(book, Date.parse('2026-10-01T00:00:00Z'));
    expect(fact).toMatchObject({ fact: 'Price book', effect: expect.stringContaining('(8 days ago)') as string });
    expect(fact).not.toHaveProperty('fix');
  });

  it('says to update where they are', () => {
    expect(priceBookFact(book, Date.parse('2027-01-01T00:00:00Z')).fix).toContain('Update LLM Token Cost');
  });
});
