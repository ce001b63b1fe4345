import { formatCount } from '../format';
import { DAY } from '../usage/timeWindow';
import type { PriceBook } from './priceBook';

/** The day (UTC) on which the shipped version of the book was published; a test holds the version it belongs to. */
export const PRICE_BOOK_DATE = '2026-09-23';

/** Models and prices come every few weeks: after this many days a book lacks some. */
const PRICE_BOOK_STALE_DAYS = 60;

export interface PriceBookAge {
  /** Version and date in one sentence. */
  readonly text: string;
  /** Whole days since the book was published; never negative. */
  readonly days: number;
  readonly isStale: boolean;
}

/** How old the prices are at an instant (epoch milliseconds): stale from the day after the sixtieth on. */
export function priceBookAge({ version }: Pick<PriceBook, 'version'>, now: number): PriceBookAge {
  const days = Math.max(0, Math.floor((now - Date.parse(PRICE_BOOK_DATE)) / DAY));
  const isStale = days > PRICE_BOOK_STALE_DAYS;
  const text = `Prices: ${version}, published ${PRICE_BOOK_DATE} (${formatCount(days)} days ago).`;
  return { text: isStale ? `${text} ${staleText}` : text, days, isStale };
}

const staleText = 'Newer models and price changes are missing: update LLM Token Cost.';
