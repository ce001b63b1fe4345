import { formatAmountExact } from '../format';
import type { Receipt } from '../pricing/receipt';

/** Why a cost is not known, with the part that is; `null` where all of it is. */
export function describeUnknown({
  totalPico,
  knownPico,
  unknownReason,
  unknownDetail,
  exchange,
}: Receipt): string | null {
  if (totalPico !== null || unknownReason === null) {
    return null;
  }
  const detail = unknownDetail === null ? '' : `: ${unknownDetail}`;
  const known = knownPico === 0n ? '' : ` (known part ${formatAmountExact(knownPico, exchange?.currency ?? 'USD')})`;
  return `${unknownReason}${detail}${known}`;
}
