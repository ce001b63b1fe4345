import { lineageReceipt } from 'core/receipts/lineageReceipt';
import { computeReceiptTotals } from 'core/receipts/receiptTotals';
import { aLineageRow } from 'testing/aLineageRow';
import { aPriceBook } from 'testing/aPriceBook';
import { callsFrame } from './callsFrame';
import { readFrameReceipts, withReceipts } from './frameReceipts';

const book = aPriceBook({ 'gpt-4o': { perToken: { inputUncached: 2_500_000n } } });
const row = aLineageRow({ prompt_tokens: 9_000_000_000_000, user_id: '{"bigint":"1"}' });
const calls = [{ row, receipt: lineageReceipt(row, book) }];
const answer = {
  calls,
  totals: computeReceiptTotals([], book),
  listed: 2n ** 80n,
  rest: { calls: 0, known: -1n },
  disagreeing: 0,
  bookVersion: book.version,
};

describe('readFrameReceipts', () => {
  it('reads what was written, to the last digit, after it has been JSON', () => {
    const { meta } = withReceipts(callsFrame(calls, 'A'), answer, 'exclusive');
    const stored = JSON.parse(JSON.stringify({ meta })) as { meta: NonNullable<typeof meta> };
    expect(readFrameReceipts(stored)).toEqual({ ...answer, promptTokens: 'exclusive' });
  });

  it('finds none in another frame', () => {
    expect(readFrameReceipts({ meta: { custom: {} } })).toBeUndefined();
    expect(readFrameReceipts({})).toBeUndefined();
  });
});
