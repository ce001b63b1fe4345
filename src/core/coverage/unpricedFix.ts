import type { BookModels } from '../pricing/bookModels';
import { type PriceBook, findAnywhere, lookUpModel } from '../pricing/priceBook';
import { nearestModel } from './nearestModel';
import type { UnpricedModel } from './unpricedModels';

/** What the price book knows besides prices. */
export interface FixSources {
  readonly book: PriceBook;
  readonly modelsOf: BookModels;
}

/** What to do so that the tokens of a model get a price, or that nothing can be done today. */
export function describeFix(unpriced: UnpricedModel, sources: FixSources): string {
  const { provider, model, reason, serviceTier } = unpriced;
  switch (reason) {
    case 'model not recorded':
      return 'Write the model that the provider names in its answer into the column "model", or map the column that holds it.';
    case 'input not recorded':
      return 'Record the prompt tokens of these calls: the price of this model depends on how many there are.';
    case 'no rate for some of its tokens':
      return 'The price book has no rate for one class of its tokens (such as cache writes); its other tokens are priced.';
    case 'service tier not in the price book':
      return fixServiceTier(serviceTier);
    case 'no price for that day':
      return 'The price book has prices of this model for other days only. Check the time of these calls; if it is right, their cost stays unknown.';
    case 'ambiguous model name':
      return model === null ? NO_PRICE : fixAmbiguousName(sources.book, provider, model);
    case 'model not in the price book':
      return model === null ? NO_PRICE : fixUnknownModel(provider, model, sources);
    default:
      return reason satisfies never;
  }
}

const NAMED_CANDIDATES = 4;

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
  const elsewhere = findAnywhere(book, model);
  if (elsewhere.found !== undefined) {
    return `The price book lists it under the provider ${elsewhere.found.provider}. Correct the provider where calls are recorded, or replace the text in the column mapping.`;
  }
  if (elsewhere.reason === 'ambiguous model name') {
    return `The price book lists it under other providers: ${nameSome(elsewhere.candidates)}. Correct the provider where calls are recorded, or replace the text in the column mapping.`;
  }
  return models.length === 0
    ? `The price book knows no provider "${provider}". Write one of the names that docs/methods/providers.md lists.`
    : NO_PRICE;
}

function fixServiceTier(serviceTier: string | undefined): string {
  const tier = serviceTier === undefined ? 'this service tier' : `service tier "${serviceTier}"`;
  return `The price book has no price of this model on ${tier}, and the standard price would be wrong, so its cost stays unknown. If these calls ran on the standard tier, write "default" or nothing into the column "service_tier"; otherwise check how the tier is written (batch, flex, priority). Prices of your own cannot be entered yet.`;
}

function fixAmbiguousName(book: PriceBook, provider: string | null, model: string): string {
  const lookup = lookUpModel(book, provider, model);
  const candidates =
    lookup.found === undefined && lookup.reason === 'ambiguous model name' ? `: ${nameSome(lookup.candidates)}` : '';
  return `Several models of the price book have this name, at different prices${candidates}. Record the provider that answers these calls, or map the column that holds it.`;
}

function nameSome(names: readonly string[]): string {
  const more = names.length - NAMED_CANDIDATES;
  return `${names.slice(0, NAMED_CANDIDATES).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
