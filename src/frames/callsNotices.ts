import type { QueryResultMetaNotice } from '@grafana/data';
import { formatAmountExact, formatCount } from 'core/format';
import { type PriceBookAge, priceBookAge } from 'core/pricing/priceBookAge';
import type { ReceiptsAnswer } from 'core/receipts/receiptsAnswer';

/** How listed calls and those that are not add up to the total, and which prices were used. */
export function callsNotices(
  { calls, totals, listed, rest, disagreeing, currency = 'USD' }: Omit<ReceiptsAnswer, 'bookVersion'>,
  book: { readonly version: string; readonly now: number },
): QueryResultMetaNotice[] {
  const amount = (pico: bigint) => formatAmountExact(pico, currency);
  const sum = `${formatCount(calls.length)} calls listed: ${amount(listed)}; ${formatCount(rest.calls)} not listed: ${amount(rest.known)}; all ${formatCount(totals.calls)}: ${amount(totals.known)}.`;
  return [
    ...(calls.length > 0 ? [{ severity: 'info', text: sum } as const] : []),
    ...(disagreeing > 0 ? [disagreementNotice(disagreeing)] : []),
    priceBookNotice(priceBookAge(book, book.now)),
  ];
}

/** The version and date of the prices; a warning where they are old. */
function priceBookNotice({ text, isStale }: PriceBookAge): QueryResultMetaNotice {
  return { severity: isStale ? 'warning' : 'info', text };
}

function disagreementNotice(count: number): QueryResultMetaNotice {
  return {
    severity: 'warning',
    text: `The receipts of ${formatCount(count)} calls differ from what the database computed for them, which must not happen: please report it with the query inspector's data.`,
  };
}
