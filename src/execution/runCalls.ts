import { type Completeness, completenessOf } from 'core/coverage/completeness';
import { buildRateTable } from 'core/pricing/buildRateTable';
import { loadConfiguredBook } from 'core/pricing/loadConfiguredBook';
import type { PriceBook } from 'core/pricing/priceBook';
import { lineageReceipt } from 'core/receipts/lineageReceipt';
import type { ReceiptsAnswer } from 'core/receipts/receiptsAnswer';
import { computeReceiptTotals } from 'core/receipts/receiptTotals';
import { type Observable, defer, forkJoin, map, switchMap } from 'rxjs';
import type { Calls } from 'stores/storeRows';
import { type StoreConnection, askStore } from './askStore';
import { priceWindow, resolveRates } from './priceUsage';
import type { CallsQuestion } from './question';

/** Receipts, and what the notices beside them tell about. */
export interface CallsOutcome extends ReceiptsAnswer {
  readonly completeness: Completeness;
}

/** Single calls, the dearest or the newest first, each with its receipt. Emits once. */
export function runCalls(connection: StoreConnection, question: CallsQuestion): Observable<CallsOutcome> {
  const { source, window, filters, sort, limit, prices } = question;
  return forkJoin([resolveRates(connection, question), defer(() => loadConfiguredBook(prices))]).pipe(
    switchMap(([sheet, book]) => {
      const { cuts } = sheet;
      const rates = buildRateTable(sheet);
      return forkJoin({
        calls: askStore(connection, { kind: 'calls', source, window, filters, sort, limit, cuts, rates }),
        // What the notices tell about; the total of the range, which other panels of a board ask for as well.
        priced: priceWindow(connection, { question, sheet, window, by: [], step: undefined }),
      }).pipe(
        map(({ calls, priced }) => ({
          ...receiptsOf(calls.rows, book, question.pricedAt),
          bookVersion: book.version,
          ...(book.currency && { currency: book.currency.code }),
          completeness: completenessOf(priced.rows, priced.total, { sheet, truncated: priced.truncated }),
        })),
      );
    }),
  );
}

function receiptsOf({ calls, totals: sums }: Calls, book: PriceBook, pricedAt: number | undefined) {
  const basis = pricedAt === undefined ? ({ basis: 'then' } as const) : ({ basis: 'today', now: pricedAt } as const);
  const receipted = calls.map(({ row }) => ({ row, receipt: lineageReceipt(row, book, basis) }));
  const totals = computeReceiptTotals(sums, book);
  const listed = receipted.reduce((sum, { receipt }) => sum + receipt.knownPico, 0n);
  const disagreeing = calls.filter(({ known, isUnknown }, index) => {
    const receipt = receipted[index]?.receipt;
    return receipt?.knownPico !== known || (receipt.totalPico === null) !== isUnknown;
  }).length;
  return {
    calls: receipted,
    totals,
    listed,
    rest: { calls: totals.calls - calls.length, known: totals.known - listed },
    disagreeing,
  };
}
