import { type Facets, isCacheHit } from '../usage/facet';
import { type TokenClass, tokenClasses } from '../usage/tokenClass';
import type { UsageSums } from '../usage/usageRow';
import { type AppliedRate, PER_CALL, placeOf } from './appliedRates';
import type { CostParts, PartCost } from './costParts';
import { type ExactSums, addCount, addProduct, countOf, emptySums, hasRate, totalOf } from './exactSums';
import { type RunningUsage, addUsage, costOf, emptyUsage } from './runningUsage';

/** Parts of a cost that are still being added up. */
export interface RunningParts {
  readonly failed: RunningUsage;
  readonly retries: RunningUsage;
  readonly avoided: RunningUsage;
  readonly fallbackPremium: RunningDifference;
  readonly cacheReads: RunningDifference;
  readonly cacheWrites: RunningDifference;
  readonly hits: { exact: number; semantic: number; unspecified: number };
  misses: number;
}

/** What some tokens cost more than they would have at other rates. */
type RunningDifference = ExactSums;

const KNOWN = 0;
const UNKNOWN_CALLS = 1;

export function emptyParts(): RunningParts {
  return {
    failed: emptyUsage(),
    retries: emptyUsage(),
    avoided: emptyUsage(),
    fallbackPremium: emptySums(2),
    cacheReads: emptySums(2),
    cacheWrites: emptySums(2),
    hits: { exact: 0, semantic: 0, unspecified: 0 },
    misses: 0,
  };
}

export interface PartRates {
  /** Of the model that was called. */
  readonly rate: AppliedRate;
  /** Of the model first asked for; absent where the call replaced none. */
  readonly fallbackRate: AppliedRate | undefined;
}

/**
 * Adds the usage of one pricing key and one combination of facets. An answer of a response cache is no call: it counts as
 * a hit, and what it would have cost was avoided.
 */
export function addToParts(parts: RunningParts, usage: UsageSums, facets: Facets, rates: PartRates): void {
  const { responseCache, failed, retry } = facets;
  const { rate, fallbackRate } = rates;
  if (isCacheHit(facets)) {
    parts.hits[responseCache as keyof RunningParts['hits']] += usage.calls;
    addUsage(parts.avoided, usage, rate);
    return;
  }
  parts.misses += responseCache === 'miss' ? usage.calls : 0;
  addCacheDifference(parts.cacheReads, usage, rate, reads);
  addCacheDifference(parts.cacheWrites, usage, rate, writes);
  if (failed) {
    addUsage(parts.failed, usage, rate);
  } else if (fallbackRate !== undefined) {
    addPremium(parts.fallbackPremium, usage, rate, fallbackRate);
  }
  if (retry) {
    addUsage(parts.retries, usage, rate);
  }
}

interface CacheClasses {
  readonly classes: readonly TokenClass[];
  /** Whether these tokens were cheaper than uncached input, or dearer. */
  readonly saves: boolean;
}

const reads: CacheClasses = { classes: ['cacheRead'], saves: true };
const writes: CacheClasses = { classes: ['cacheWrite5m', 'cacheWrite1h'], saves: false };

/** Where neither input nor cache tokens were recorded, nobody knows what the cache did. */
function addCacheDifference(
  part: RunningDifference,
  usage: UsageSums,
  rate: AppliedRate,
  { classes, saves }: CacheClasses,
): void {
  const { tokens } = usage;
  const used = classes.filter((tokenClass) => tokens[tokenClass] > 0);
  const lacksInput = !hasRate(rate, placeOf.inputUncached);
  if (used.some((tokenClass) => lacksInput || !hasRate(rate, placeOf[tokenClass]))) {
    addCount(part, UNKNOWN_CALLS, usage.calls - usage.callsUnbilled);
    return;
  }
  addCount(part, UNKNOWN_CALLS, usage.callsInputMissing + usage.callsInvalid);
  for (const tokenClass of used) {
    const cached = placeOf[tokenClass];
    const [dearer, cheaper] = saves ? [placeOf.inputUncached, cached] : [cached, placeOf.inputUncached];
    addProduct(part, KNOWN, rate, dearer, tokens[tokenClass]);
    addProduct(part, KNOWN, rate, cheaper, -tokens[tokenClass]);
  }
}

/** Both models must have a price for everything, because half a difference may have the wrong sign. */
function addPremium(part: RunningDifference, usage: UsageSums, rate: AppliedRate, asked: AppliedRate): void {
  const billedCalls = usage.calls - usage.callsUnbilled;
  const used = tokenClasses.filter((tokenClass) => usage.tokens[tokenClass] > 0);
  const lacksRate = used.some((name) => !hasRate(rate, placeOf[name]) || !hasRate(asked, placeOf[name]));
  if (lacksRate || !rate.priced || !asked.priced) {
    addCount(part, UNKNOWN_CALLS, billedCalls);
    return;
  }
  addCount(part, UNKNOWN_CALLS, usage.callsUnknown);
  addProduct(part, KNOWN, rate, PER_CALL, billedCalls);
  addProduct(part, KNOWN, asked, PER_CALL, -billedCalls);
  for (const tokenClass of used) {
    addProduct(part, KNOWN, rate, placeOf[tokenClass], usage.tokens[tokenClass]);
    addProduct(part, KNOWN, asked, placeOf[tokenClass], -usage.tokens[tokenClass]);
  }
}

/** What has been added up so far. */
export function partsOf(parts: RunningParts): CostParts {
  return {
    failed: partOfCost(parts.failed),
    retries: partOfCost(parts.retries),
    fallbackPremium: differenceOf(parts.fallbackPremium),
    cacheReads: differenceOf(parts.cacheReads),
    cacheWrites: differenceOf(parts.cacheWrites),
    avoided: partOfCost(parts.avoided),
    hits: { ...parts.hits },
    misses: parts.misses,
  };
}

function partOfCost(running: RunningUsage): PartCost {
  const { known, unknown } = costOf(running);
  return { known, unknownCalls: unknown.calls };
}

function differenceOf(part: RunningDifference): PartCost {
  return { known: totalOf(part, KNOWN), unknownCalls: countOf(part, UNKNOWN_CALLS) };
}
