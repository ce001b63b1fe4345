import type { LineageRow } from '../lineage/lineageRow';
import type { PicoUsd } from '../pricing/picoUsd';
import type { Receipt } from '../pricing/receipt';
import type { ReceiptTotals } from './receiptTotals';

/** One call with the receipt of its cost. */
export interface CallReceipt {
  readonly row: LineageRow;
  readonly receipt: Receipt;
}

/** Single calls with receipts, what all calls come to, and what of it is not listed: listed + rest = total, exactly. */
export interface ReceiptsAnswer {
  readonly calls: readonly CallReceipt[];
  readonly totals: ReceiptTotals;
  readonly listed: PicoUsd;
  readonly rest: { readonly calls: number; readonly known: PicoUsd };
  /** Calls whose receipt and whose price in the store disagree: none, or one of the two is wrong. */
  readonly disagreeing: number;
  readonly bookVersion: string;
  /** The currency of all amounts but those reported by applications, which are in US dollars; absent for US dollars. */
  readonly currency?: string;
}
