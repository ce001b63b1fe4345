import type { LineageRow } from '../lineage/lineageRow';
import { exchangePico } from '../pricing/currency';
import { type PicoUsd, divideHalfEven } from '../pricing/picoUsd';
import type { Receipt } from '../pricing/receipt';

const PICO_DIGITS = 12;

/**
 * Dollars as somebody wrote them (`0.0123`, `1.5e-7`) -> pico-USD, rounded half to even beyond the twelfth decimal;
 * `undefined` where the text is no decimal number.
 */
export function parseReportedUsd(text: string): PicoUsd | undefined {
  const [, sign, whole = '', fraction = '', exponent = '0'] =
    /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/.exec(text.trim()) ?? [];
  if (sign === undefined || whole + fraction === '') {
    return undefined;
  }
  const digits = BigInt(whole + fraction);
  const shift = PICO_DIGITS + Number(exponent) - fraction.length;
  const magnitude = shift >= 0 ? digits * 10n ** BigInt(shift) : divideHalfEven(digits, 10n ** BigInt(-shift));
  return sign === '-' ? -magnitude : magnitude;
}

/** What the application or gateway wrote as the cost of a call, pico-USD; `undefined` where it wrote none, or no number. */
export function reportedOf({ total_cost_usd: text }: LineageRow): PicoUsd | undefined {
  return text === null ? undefined : parseReportedUsd(text);
}

/**
 * Reported cost minus cost in the receipt's own currency (1e-12 units), the reported dollars converted at the receipt's
 * exchange rate; `undefined` where either is unknown.
 */
export function differenceFromReported(row: LineageRow, receipt: Receipt): bigint | undefined {
  const reported = reportedInCurrency(row, receipt);
  return reported === undefined || receipt.totalPico === null ? undefined : reported - receipt.totalPico;
}

/** What the application wrote, in US dollars, converted as the receipt was; `undefined` where no exchange rate holds. */
export function reportedInCurrency(row: LineageRow, { exchange }: Receipt): bigint | undefined {
  const reported = reportedOf(row);
  if (reported === undefined || exchange === undefined) {
    return reported;
  }
  return exchange === null ? undefined : exchangePico(reported, exchange);
}
