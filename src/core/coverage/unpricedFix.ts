import type { BookModels } from '../pricing/bookModels';
import type { PriceBook } from '../pricing/priceBook';
import { nearestModel } from './nearestModel';
import type { UnpricedModel } from './unpricedModels';

/** What the price book knows besides prices. */
export interface FixSources {
  readonly book: Pick<PriceBook, 'find'>;
  readonly modelsOf: BookModels;
}

/** What to do so that the tokens of a model get a price, or that nothing can be done today. */
export function describeFix({ provider, model, reason }: UnpricedModel, sources: FixSources): string {
  switch (reason) {
    case 'model not recorded':
      return 'Write the model that the provider names in its answer into the column "model", or map the column that holds it.';
    case 'input not recorded':
      return 'Record the prompt tokens of these calls: the price of this model depends on how many there are.';
    case 'no rate for some of its tokens':
      return 'The price book has no rate for one class of its tokens (such as cache writes); its other tokens are priced.';
    case 'model not in the price book':
      return model === null ? NO_PRICE : fixUnknownModel(provider, model, sources);
    default:
      return reason satisfies never;
  }
}

const NO_PRICE =
  'No published price is known, so its cost stays unknown; its tokens and calls are counted. Prices of your own cannot be entered yet. A newer version of this plugin may have it.';

function fixUnknownModel(provider: string | null, model: string, { book, modelsOf }: FixSources): string {
  if (provider === null) {
    return 'Record the provider: the name of this model alone is not found in the price book.';
  }
  const models = modelsOf(provider);
  const near = nearestModel(model, models);
  if (near !== undefined) {
    return `Is it ${near}? Then correct how the model is written where calls are recorded, or replace the text in the column mapping.`;
  }
  const elsewhere = book.find(null, model);
  if (elsewhere !== undefined) {
    return `The price book lists it under the provider ${elsewhere.provider}. Correct the provider where calls are recorded, or replace the text in the column mapping.`;
  }
  return models.length === 0
    ? `The price book knows no provider "${provider}". Write one of the names that docs/methods/providers.md lists.`
    : NO_PRICE;
}
