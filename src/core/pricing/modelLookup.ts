import type { ModelInfo, calcPrice } from '@pydantic/genai-prices';
import { modelCandidates } from './modelCandidates';
import { isOtherVersion } from './otherVersion';
import { bookProviderId, bookProviders, isGateway, providerOfName, splitProvider } from './providerAlias';

/** A model of the library and what had to be assumed to find it. */
export interface FoundModel {
  readonly provider: string;
  readonly info: ModelInfo;
  readonly assumptions: readonly string[];
}

/** One model; none; or several that bear this name and have different prices. */
export type FoundModels = readonly FoundModel[];

type FindPrice = typeof calcPrice;

/**
 * All models of the book that a recorded provider and name may mean, reduced to those whose prices differ: one is an
 * answer, more are an ambiguity. `provider` null is "not recorded".
 */
export function findModels(findPrice: FindPrice, provider: string | null, model: string): FoundModels {
  const known = provider?.trim() ?? '';
  if (known !== '' && !isGateway(known)) {
    return findAt(findPrice, known, model);
  }
  // A gateway's prefix is its route; without one, and without a provider, the name has to tell.
  const route = known === '' ? undefined : splitProvider(model);
  return route === undefined ? findByName(findPrice, model) : findAt(findPrice, route.provider, route.model);
}

function findAt(findPrice: FindPrice, provider: string, model: string): FoundModels {
  const providerId = bookProviderId(provider);
  const direct = findDirect(findPrice, model, providerId);
  if (direct !== undefined) {
    return [direct];
  }
  const prefixed = splitProvider(model);
  if (prefixed?.provider === providerId) {
    return findAt(findPrice, providerId, prefixed.model);
  }
  const owner = providerOfName(model);
  if (owner !== undefined && owner !== providerId) {
    // Anthropic's SDK reports `anthropic` for Bedrock and Vertex AI too.
    return findAt(findPrice, owner, model).map((found) =>
      assume(found, `${provider} taken for ${owner} by the model's name`),
    );
  }
  // OpenAI's SDK reports `openai` whatever gateway its base URL points to; the name then carries the provider.
  return prefixed !== undefined && providerId === 'openai' ? findByName(findPrice, model) : [];
}

function findByName(findPrice: FindPrice, model: string): FoundModels {
  const prefixed = splitProvider(model);
  if (prefixed !== undefined) {
    // `anthropic/claude-...` is how LiteLLM routes to Anthropic, and how OpenRouter names what it sells itself.
    const routed = findAt(findPrice, prefixed.provider, prefixed.model);
    return differentPrices([...routed, findDirect(findPrice, model, 'openrouter')]);
  }
  const owner = providerOfName(model);
  if (owner !== undefined) {
    return findAt(findPrice, owner, model);
  }
  const byRule = findDirect(findPrice, model, undefined);
  if (byRule !== undefined) {
    return [byRule];
  }
  // Azure's names are its customers' deployments, which say nothing about who else has a model of that name.
  const sellers = bookProviders.filter((id) => id !== 'azure');
  return differentPrices(sellers.map((id) => findDirect(findPrice, model, id))).map((found) =>
    assume(found, `provider not recorded: taken for ${found.provider}`),
  );
}

/** The model of one provider, or by the book's own rule of who makes models of such a name. */
function findDirect(findPrice: FindPrice, model: string, providerId: string | undefined): FoundModel | undefined {
  const options = providerId === undefined ? {} : { providerId };
  for (const { name, assumption } of modelCandidates(model)) {
    const found = findPrice({}, name, options);
    if (found && !isOtherVersion(found.model.match, name)) {
      const assumptions = assumption === undefined ? [] : [assumption];
      return { provider: found.provider.id, info: found.model, assumptions };
    }
  }
  return undefined;
}

function differentPrices(found: readonly (FoundModel | undefined)[]): FoundModels {
  const byPrice = new Map<string, FoundModel>();
  for (const model of found) {
    const price = model === undefined ? '' : JSON.stringify(model.info.prices, withoutSearchFees);
    if (model !== undefined && !byPrice.has(price)) {
      byPrice.set(price, model);
    }
  }
  return [...byPrice.values()];
}

/** Resellers list the fees of a maker's tools in part only, which is no difference in what the model costs. */
function withoutSearchFees(key: string, value: unknown): unknown {
  return key.endsWith('_searches_kcount') ? undefined : value;
}

function assume(found: FoundModel, assumption: string): FoundModel {
  return { ...found, assumptions: [...found.assumptions, assumption] };
}
