import type { ExchangeRate } from './currency';
import type { PicoUsd } from './picoUsd';
import type { PriceRow, RatedClass } from './priceBook';
import type { UnpricedReason } from './rateSheet';

/** One class of tokens of a call: tokens x rate = amount. `null` is unknown. */
export interface ReceiptLine {
  readonly tokenClass: RatedClass;
  readonly tokens: number | null;
  readonly ratePico: PicoUsd | null;
  readonly amountPico: PicoUsd | null;
}

/** Something billed by the piece: count x rate = amount. */
export interface ReceiptFee {
  readonly kind: 'call' | 'webSearch';
  readonly count: number;
  readonly ratePico: PicoUsd | null;
  readonly amountPico: PicoUsd | null;
}

export type UnknownReason =
  | UnpricedReason
  | 'time not recorded'
  | 'input not recorded'
  | 'output not recorded'
  | 'token counts contradict each other'
  | 'no rate for some of its tokens'
  | 'no fee published for web searches';

/**
 * How the cost of one call comes about. The amounts of `lines` and `fees` add up to `totalPico` exactly, or, where any is
 * unknown, the known ones to `knownPico`, and the total is `null`: unknown, with the reason.
 */
export interface Receipt {
  readonly lines: readonly ReceiptLine[];
  readonly fees: readonly ReceiptFee[];
  readonly totalPico: PicoUsd | null;
  readonly knownPico: PicoUsd;
  readonly unknownReason: UnknownReason | null;
  /** What the reason is about: the class, the candidates of an ambiguous name, the counts that contradict. */
  readonly unknownDetail: string | null;
  /** The book's ids of the model that was priced. */
  readonly matched: { readonly provider: string; readonly model: string } | null;
  readonly priceRow: PriceRow | null;
  /** The exchange rate of every rate and amount; `null` where none holds on that day, absent for US dollars. */
  readonly exchange?: ExchangeRate | null;
  /** What was taken as true although nobody recorded it. */
  readonly assumptions: readonly string[];
  /** Of a response-cache hit, which costs nothing: what the call would have cost. */
  readonly avoided?: Receipt;
}
