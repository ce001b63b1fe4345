import { usdFromPico } from 'core/pricing/picoUsd';
import type { PriceRow } from 'core/pricing/priceBook';
import type { Receipt } from 'core/pricing/receipt';

/** Per token -> per million tokens, the unit of every price list. */
const MILLION = 1_000_000n;

/** A receipt as JSON: amounts in US dollars, rates per million tokens (fees per piece), null is unknown. */
export function receiptFields(receipt: Receipt): object {
  const { lines, fees, matched, unknownReason, unknownDetail, assumptions, avoided } = receipt;
  return {
    lines: [
      ...lines.map(({ tokenClass, tokens, ratePico, amountPico }) => ({
        class: tokenClass,
        tokens,
        usd_per_million: ratePico === null ? null : usdFromPico(ratePico * MILLION),
        usd: usdOf(amountPico),
      })),
      ...fees.map(({ kind, count, ratePico, amountPico }) => ({
        fee: kind,
        count,
        usd_each: usdOf(ratePico),
        usd: usdOf(amountPico),
      })),
    ],
    total_usd: usdOf(receipt.totalPico),
    known_usd: usdFromPico(receipt.knownPico),
    unknown: unknownReason,
    unknown_detail: unknownDetail,
    matched: matchedName(matched),
    price_row: rowFields(receipt.priceRow),
    assumptions,
    ...(avoided === undefined ? {} : { avoided: receiptFields(avoided) }),
  };
}

/** `openai/gpt-4o`, by the ids of the price book. */
export function matchedName(matched: Receipt['matched']): string | null {
  return matched === null ? null : `${matched.provider}/${matched.model}`;
}

/** A price row as JSON; `from` and `to` (exclusive) are dates, or instants where they are not midnight UTC. */
export function rowFields(row: PriceRow | null): object | null {
  if (row === null) {
    return null;
  }
  const { source, from, to, tier, inputOver, hours } = row;
  return {
    source,
    from: dateText(from),
    to: dateText(to),
    tier,
    ...(inputOver === null ? {} : { inputOver }),
    ...(hours === null ? {} : { hours: `${clock(hours.from)}-${clock(hours.to)} UTC` }),
  };
}

export function usdOf(pico: bigint | null): number | null {
  return pico === null ? null : usdFromPico(pico);
}

function dateText(instant: number | null): string | null {
  return instant === null ? null : new Date(instant).toISOString().replace('T00:00:00.000Z', '').replace('.000Z', 'Z');
}

function clock(second: number): string {
  return new Date(second * 1000).toISOString().slice(11, 16);
}
