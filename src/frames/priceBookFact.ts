import type { CoverageFact } from 'core/coverage/coverageFacts';
import type { PriceBook } from 'core/pricing/priceBook';
import { priceBookAge } from 'core/pricing/priceBookAge';

/** The prices behind every cost beside the facts about calls: which version, how old, and what to do where it is too old. */
export function priceBookFact(book: Pick<PriceBook, 'version'>, now: number): CoverageFact {
  const { text, isStale } = priceBookAge(book, now);
  return {
    fact: 'Price book',
    recorded: undefined,
    recordedTokens: undefined,
    missing: undefined,
    effect: text,
    ...(isStale && { fix: 'Update LLM Token Cost: each release brings the prices of its day.' }),
  };
}
