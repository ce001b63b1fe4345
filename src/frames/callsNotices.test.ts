import { lineageReceipt } from 'core/receipts/lineageReceipt';
import { aLineageRow } from 'testing/aLineageRow';
import { aPriceBook } from 'testing/aPriceBook';
import { callsNotices } from './callsNotices';

const book = { version: 'book 1', now: Date.parse('2026-10-01T00:00:00Z') };
const row = aLineageRow();
const call = { row, receipt: lineageReceipt(row, aPriceBook({})) };
const outcome = {
  calls: [call, call],
  totals: { calls: 1002, known: 3_000_000_000_001n, unknownCalls: 0, states: [] },
  listed: 1_000_000_000_001n,
  rest: { calls: 1000, known: 2_000_000_000_000n },
  disagreeing: 0,
};

describe('callsNotices', () => {
  it('shows how listed calls and the rest add up to the total, to the last digit', () => {
    expect(callsNotices(outcome, book)).toEqual([
      {
        severity: 'info',
        text: '2 calls listed: $1.000000000001; 1,000 not listed: $2.00; all 1,002: $3.000000000001.',
      },
      { severity: 'info', text: 'Prices: book 1, published 2026-09-23 (8 days ago).' },
    ]);
  });

  it('warns of prices that are older than sixty days', () => {
    const now = Date.parse('2026-12-01T00:00:00Z');
    expect(callsNotices(outcome, { ...book, now })[1]).toMatchObject({ severity: 'warning' });
  });

  it('warns where receipts and the database disagree', () => {
    expect(callsNotices({ ...outcome, disagreeing: 3 }, book)[1]).toMatchObject({
      severity: 'warning',
      text: expect.stringContaining('receipts of 3 calls') as string,
    });
  });
});
