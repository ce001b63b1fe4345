import { ascending } from './ascending';
import { entryRates } from './entryRates';
import { modelCandidates } from './modelCandidates';
import { ANY_TIER, type OwnPrice, fitsPattern } from './ownPrice';
import {
  type ModelLookup,
  type PriceBook,
  type PriceMoment,
  type PricedModel,
  type Rates,
  lookUpModel,
} from './priceBook';
import { bookProviderId, providerOfName } from './providerAlias';
import { STANDARD_TIER, normalTier } from './serviceTier';

/**
 * A price book with own entries on top. Where several entries are about a call, the one for its service tier goes before
 * one for any tier, then the name with more letters before a wider pattern, then the one listed first.
 */
export function layeredPriceBook(base: PriceBook, entries: readonly OwnPrice[], version = base.version): PriceBook {
  const memo = new Map<string, ModelLookup>();
  const lookUp = (provider: string | null, model: string) => {
    const id = JSON.stringify([provider, model]);
    const known = memo.get(id) ?? findLayered({ base, entries }, provider, model);
    memo.set(id, known);
    return known;
  };
  return { version, lookUp, find: (provider, model) => lookUp(provider, model).found };
}

interface Layer {
  readonly base: PriceBook;
  readonly entries: readonly OwnPrice[];
}

/** An entry that is about the model asked for, with the model of the book below that it is priced from. */
interface AppliedEntry {
  readonly entry: OwnPrice;
  readonly below: PricedModel | undefined;
  readonly letters: number;
}

function findLayered({ base, entries }: Layer, provider: string | null, model: string): ModelLookup {
  const lookup = lookUpModel(base, provider, model);
  const names = namesOf(model, lookup.found);
  const recorded = provider === null || provider.trim() === '' ? providerOfName(model) : bookProviderId(provider);
  const providers = new Set(['*', recorded, lookup.found?.provider]);
  const applied = entries.flatMap((entry): AppliedEntry[] => {
    const letters = providers.has(entry.provider) ? lettersMatched(entry, names) : undefined;
    const below = belowOf(base, entry, lookup.found);
    return letters === undefined || !canPrice(entry, below) ? [] : [{ entry, below, letters }];
  });
  return applied.length === 0 ? lookup : { found: layeredModel({ provider, model, applied, below: lookup.found }) };
}

/** A rule about prices below prices nothing where there are none: a model nobody has priced stays unknown. */
function canPrice({ rates, contextTiers }: OwnPrice, below: PricedModel | undefined): boolean {
  const named = [rates, ...contextTiers.map((tier) => tier.rates)].flatMap((one) => Object.values(one));
  return below !== undefined || named.some((rate) => typeof rate === 'bigint');
}

/**
 * The names that an entry may mean a call by: as recorded, without what gateways add, and the book's own. A name without
 * its snapshot date counts only where the book has nothing closer: `gpt-4o` is not about gpt-4o-2024-05-13.
 */
function namesOf(model: string, found: PricedModel | undefined): string[] {
  const candidates = modelCandidates(model).filter(({ assumption }) => found === undefined || assumption === undefined);
  const names = [...candidates.map(({ name }) => name), ...(found === undefined ? [] : [found.model])];
  return [...new Set(names.map((name) => name.toLowerCase()))];
}

/** How many characters of a name the closest pattern of an entry spells out; undefined where none fits. */
function lettersMatched({ models, except }: OwnPrice, names: readonly string[]): number | undefined {
  const fits = (pattern: string) => names.some((name) => fitsPattern(pattern, name));
  const fitting = models.filter(fits);
  if (fitting.length === 0 || except.some(fits)) {
    return undefined;
  }
  return Math.max(...fitting.map((pattern) => (pattern.includes('*') ? pattern.replaceAll('*', '').length : Infinity)));
}

function belowOf(base: PriceBook, { priceAs }: OwnPrice, found: PricedModel | undefined): PricedModel | undefined {
  return priceAs === undefined ? found : base.find(priceAs.provider, priceAs.model);
}

interface LayeredModel {
  readonly provider: string | null;
  readonly model: string;
  readonly applied: readonly AppliedEntry[];
  readonly below: PricedModel | undefined;
}

function layeredModel({ provider, model, applied, below }: LayeredModel): PricedModel {
  const models = [below, ...applied.map((one) => one.below)].filter((one) => one !== undefined);
  const ordered = applied.toSorted((a, b) => (a.letters === b.letters ? 0 : b.letters - a.letters));
  const contextThresholds = ascending([
    ...models.flatMap((one) => one.contextThresholds),
    ...applied.flatMap(({ entry }) => entry.contextTiers.map(({ inputOver }) => inputOver)),
  ]);
  return {
    ...identityOf({ provider, model, applied, below }),
    contextThresholds,
    validFrom: ascending([
      ...models.flatMap((one) => one.validFrom),
      ...applied.flatMap(({ entry }) => [entry.from, entry.to].filter((instant) => instant !== null)),
    ]),
    dayTimes: ascending(models.flatMap((one) => one.dayTimes)),
    ratesAt(moment, inputTokens, serviceTier = null) {
      return inputTokens === undefined && contextThresholds.length > 0
        ? undefined
        : layeredRates({ ordered, below }, { moment, inputTokens, serviceTier });
    },
  };
}

/** The model of the book that is priced, or the recorded names where an entry alone prices it. */
function identityOf({ provider, model, applied, below }: LayeredModel) {
  const named = below ?? applied.find((one) => one.below !== undefined)?.below;
  if (named === undefined) {
    return { provider: bookProviderId(provider ?? applied[0]?.entry.provider ?? ''), model: model.trim() };
  }
  const { assumptions } = named;
  return { provider: named.provider, model: named.model, ...(assumptions === undefined ? {} : { assumptions }) };
}

interface RatesQuestion {
  readonly moment: PriceMoment;
  readonly inputTokens: number | undefined;
  readonly serviceTier: string | null;
}

interface OrderedEntries {
  /** The entry that goes before the others first. */
  readonly ordered: readonly AppliedEntry[];
  readonly below: PricedModel | undefined;
}

function layeredRates({ ordered, below }: OrderedEntries, question: RatesQuestion): Rates | undefined {
  const { moment, inputTokens, serviceTier } = question;
  const tier = normalTier(serviceTier);
  const valid = ordered.filter(({ entry }) => isValid(entry, moment.instant));
  const ofTier = (wanted: string) => valid.find(({ entry }) => entry.serviceTier === wanted);
  const chosen = ofTier(tier) ?? ofTier(ANY_TIER);
  if (chosen === undefined) {
    // A deployment under a name of one's own has the other tiers of the model that it is.
    const renamed = valid.find(({ entry }) => entry.priceAs !== undefined);
    return (renamed?.below ?? below)?.ratesAt(moment, inputTokens, serviceTier);
  }
  const tierBelow = chosen.entry.serviceTier === ANY_TIER ? tier : STANDARD_TIER;
  const source = chosen.below?.ratesAt(moment, inputTokens, tierBelow);
  return entryRates(chosen.entry, { source, tier, inputTokens });
}

function isValid({ from, to }: OwnPrice, instant: number): boolean {
  return (from === null || instant >= from) && (to === null || instant < to);
}
