import type { LineageRow } from 'core/lineage/lineageRow';
import type { PriceRow } from 'core/pricing/priceBook';
import { lineageReceipt } from 'core/receipts/lineageReceipt';
import { aLineageRow } from 'testing/aLineageRow';
import { aPriceBook } from 'testing/aPriceBook';
import { receiptFacts } from './receiptFacts';

const priceRow: PriceRow = {
  source: 'a list',
  from: Date.UTC(2026, 6, 30),
  to: null,
  tier: 'standard',
  inputOver: 200_000,
  hours: { from: 1800, to: 59_400 },
};
const book = aPriceBook({
  'gpt-4o': {
    model: {
      ratesAt: () => ({ perToken: { inputUncached: 1_000_000n, output: 1_000_000n }, perCall: 0n, row: priceRow }),
    },
  },
});

function factsOf(overrides: Partial<LineageRow>, promptTokens: 'inclusive' | 'exclusive' = 'inclusive') {
  const row = aLineageRow(overrides);
  return receiptFacts({ row, receipt: lineageReceipt(row, book) }, promptTokens);
}

describe('receiptFacts', () => {
  it('names the price row with its validity, tier and hours, and what the call reported', () => {
    expect(factsOf({ prompt_tokens: 10, total_cost_usd: '0.00002', trace_id: 'abc' })).toEqual([
      ['Priced as', 'openai/gpt-4o'],
      ['Price list', 'a list'],
      ['Valid', 'from 2026-07-30 on'],
      ['Service tier', 'standard'],
      ['Context tier', 'more than 200,000 input tokens'],
      ['Hours', '00:30 to 16:30 UTC'],
      ['Token basis', expect.stringContaining('prompt tokens include cached ones')],
      ['Reported by the application', '$0.00002'],
      ['Reported - cost', '$0.00001'],
      ['Request', 'request-1, attempt 1'],
      ['Trace', 'abc'],
    ]);
  });

  it('says why a cost is unknown, and has no difference then', () => {
    const facts = factsOf({ model: 'house', prompt_tokens: 10, total_cost_usd: '1' });
    expect(facts[0]).toEqual(['Unknown because', 'model not in the price book: openai/house']);
    expect(facts.map(([name]) => name)).not.toContain('Reported - cost');
  });

  it('says what was assumed, and that cached tokens were added to the prompt', () => {
    const facts = factsOf({ prompt_tokens: 10, cache_read_tokens: null }, 'exclusive');
    expect(facts).toContainEqual(['Assumed', 'cache reads not recorded: input priced as uncached, an upper bound']);
    expect(facts).toContainEqual(['Token basis', expect.stringContaining('they were added')]);
  });
});
