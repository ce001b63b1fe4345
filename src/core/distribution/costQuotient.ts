import { type PicoUsd, usdFromPico } from '../pricing/picoUsd';

/** One cost in terms of another: a share, or how many times it is. `undefined` where either is unknown or the second is 0. */
export function costQuotient(cost: PicoUsd | undefined, of: PicoUsd | undefined): number | undefined {
  return cost === undefined || of === undefined || of === 0n ? undefined : usdFromPico(cost) / usdFromPico(of);
}
