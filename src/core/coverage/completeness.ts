import type { PricedUsage } from '../pricing/pricedUsage';
import type { RateSheet } from '../pricing/rateSheet';
import type { UsageRow } from '../usage/usageRow';
import { type UnpricedModel, findUnpricedModels } from './unpricedModels';

/** What an answer leaves out or had to assume, for the notices that stand beside every number. */
export interface Completeness {
  readonly total: PricedUsage;
  readonly unpriced: readonly UnpricedModel[];
  /** The store had more rows than were asked for: sums are incomplete. */
  readonly truncated: boolean;
}

/** What the usage behind an answer does not say; `total` is that of whole calls, before any split by token class. */
export function completenessOf(
  rows: readonly UsageRow[],
  total: PricedUsage,
  { sheet, truncated }: { readonly sheet: RateSheet; readonly truncated: boolean },
): Completeness {
  return {
    total,
    unpriced: findUnpricedModels(rows, sheet),
    truncated,
  };
}
