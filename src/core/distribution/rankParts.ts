import { type PicoUsd, usdFromPico } from '../pricing/picoUsd';
import { costQuotient } from './costQuotient';

/** Cost by a second dimension, as a store answers it; exact. */
export interface PartOfSpread {
  readonly value: string;
  readonly cost: PicoUsd;
  readonly costOfTopPercent: PicoUsd;
  readonly callsUnknown: number;
}

/** The same in US dollars; `undefined` where no dollar of it is known. */
export interface ConcentrationPart {
  readonly value: string;
  readonly cost: number | undefined;
  readonly costOfTopPercent: number | undefined;
  /** How much of its cost the dearest 1 % make, 0 to 1. */
  readonly topPercentShare: number | undefined;
}

/** The first `limit` parts with the share that the dearest 1 % have in each; the parts come dearest first. */
export function rankParts(parts: readonly PartOfSpread[], limit: number): ConcentrationPart[] {
  return parts.slice(0, limit).map(({ value, cost, costOfTopPercent, callsUnknown }) => {
    const isUnknown = cost === 0n && callsUnknown > 0;
    return {
      value,
      cost: isUnknown ? undefined : usdFromPico(cost),
      costOfTopPercent: isUnknown ? undefined : usdFromPico(costOfTopPercent),
      topPercentShare: costQuotient(costOfTopPercent, cost),
    };
  });
}
