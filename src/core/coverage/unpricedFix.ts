import type { BookModels } from '../pricing/bookModels';
import { type PriceBook, findAnywhere, lookUpModel } from '../pricing/priceBook';
import { draftOwnPrice } from './draftOwnPrice';
import { nearestModel } from './nearestModel';
import type { UnpricedModel } from './unpricedModels';

/** What the price book knows besides prices. */
export interface FixSources {
  readonly book: PriceBook;
  readonly modelsOf: BookModels;
}

/** What to do so that the tokens of a model get a price; where only an own price can help, with an entry to paste. */
export function describeFix(unpriced: UnpricedModel, sources: FixSources): string {
  const { reason } = unpriced;
  switch (reason) {
    case 'model not recorded':
      return 'Write the model that the provider names in its answer into the column "model", or map the column that holds it.';
    case 'input not recorded':
      return 'Record the prompt tokens of these calls: the price of this model depends on how many there are.';
    case 'no rate for some of its tokens':
      return `The price book has no rate for one class of its tokens (such as cache writes); its other tokens are priced. ${ENTER} under "rates", by the name of that class.`;
    case 'service tier not in the price book':
      return fixServiceTier(unpriced);
    case 'no price for that day':
      return `The price book has prices of this model for other days only. Check the time of these calls. If it is right: ${enterDraft(unpriced)}`;
    case 'no exchange rate for that day':
      return 'There is no exchange rate for that day. Add one to the exchange rates in the settings of this data source, section "Prices", or let a rate hold for more days (validDays).';
    case 'ambiguous model name':
      return fixAmbiguousName(sources.book, unpriced);
    case 'model not in the price book':
      return fixUnknownModel(unpriced, sources);
    default:
      return reason satisfies never;
  }
}

const NAMED_CANDIDATES = 4;

const ENTER = 'Enter a price of your own in the settings of this data source, section "Prices",';

/** Where to enter an own price, and the entry: only the numbers are left to fill in. */
function enterDraft(unpriced: UnpricedModel): string {
  return `${ENTER} such as ${draftOwnPrice(unpriced)} with a number in the place of each null: US dollars per million tokens.`;
}

function fixUnknownModel(unpriced: UnpricedModel, { book, modelsOf }: FixSources): string {
  const { provider, model } = unpriced;
  if (model === null) {
    return NO_PRICE;
  }
  if (provider === null) {
    return `Record the provider: the name of this model alone is not found in the price book. Where it is a model of your own: ${enterDraft(unpriced)}`;
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
    ? `The price book knows no provider "${provider}". Write one of the names that docs/methods/providers.md lists. Where it is a provider of your own: ${enterDraft(unpriced)}`
    : `${NO_PRICE} ${enterDraft(unpriced)} A newer version of this plugin may have its price.`;
}

const NO_PRICE = 'No published price is known, so its cost stays unknown; its tokens and calls are counted.';

function fixServiceTier(unpriced: UnpricedModel): string {
  const { serviceTier } = unpriced;
  const tier = serviceTier === undefined ? 'this service tier' : `service tier "${serviceTier}"`;
  return `The price book has no price of this model on ${tier}, and the standard price would be wrong, so its cost stays unknown. If these calls ran on the standard tier, write "default" or nothing into the column "service_tier"; otherwise check how the tier is written (batch, flex, priority). Where the tier has a price of your own: ${enterDraft(unpriced)}`;
}

function fixAmbiguousName(book: PriceBook, { provider, model }: UnpricedModel): string {
  const lookup = model === null ? undefined : lookUpModel(book, provider, model);
  const candidates =
    lookup !== undefined && lookup.found === undefined && lookup.reason === 'ambiguous model name'
      ? `: ${nameSome(lookup.candidates)}`
      : '';
  return `Several models of the price book have this name, at different prices${candidates}. Record the provider that answers these calls, or map the column that holds it.`;
}

function nameSome(names: readonly string[]): string {
  const more = names.length - NAMED_CANDIDATES;
  return `${names.slice(0, NAMED_CANDIDATES).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
