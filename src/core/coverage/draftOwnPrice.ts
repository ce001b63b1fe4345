import type { UnpricedModel } from './unpricedModels';

/**
 * An own price entry for a model without a price, as JSON of a list to paste. Its rates are `null`, which is refused with
 * the name of the field: an invented number would be taken for a price, and zero for free.
 */
export function draftOwnPrice({
  provider,
  model,
  serviceTier,
}: Omit<UnpricedModel, 'reason' | 'calls' | 'tokens'>): string {
  const entry = {
    name: `own price of ${model ?? '(no model)'}${serviceTier === undefined ? '' : `, ${serviceTier}`}`,
    provider: provider ?? '*',
    model: model ?? '*',
    ...(serviceTier !== undefined && { serviceTier }),
    rates: { inputUncached: null, output: null },
  };
  return JSON.stringify([entry]);
}
