import { type Facets, isCacheHit } from '../usage/facet';
import { type TokenClass, tokenClasses } from '../usage/tokenClass';
import type { UsageSums } from '../usage/usageRow';
import type { CostParts, PartCost } from './costParts';
import { type ExactRate, type ExactSum, addProduct, emptySum, exactRate, totalOf } from './exactSum';
import { type AppliedRate, type RunningCost, addPrice, costOf, emptyCost } from './runningCost';

interface RunningPart {
  readonly known: ExactSum;
  unknownCalls: number;
}

/** Parts of a cost that are still being added up. */
export interface RunningParts {
  readonly failed: RunningCost;
  readonly retries: RunningCost;
  readonly avoided: RunningCost;
  readonly fallbackPremium: RunningPart;
  readonly cacheReads: RunningPart;
  readonly cacheWrites: RunningPart;
  readonly hits: { exact: number; semantic: number; unspecified: number };
  misses: number;
}

export function emptyParts(): RunningParts {
  const emptyPart = (): RunningPart => ({ known: emptySum(), unknownCalls: 0 });
  return {
    failed: emptyCost(),
    retries: emptyCost(),
    avoided: emptyCost(),
    fallbackPremium: emptyPart(),
    cacheReads: emptyPart(),
    cacheWrites: emptyPart(),
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
    addPrice(parts.avoided, usage, rate);
    return;
  }
  parts.misses += responseCache === 'miss' ? usage.calls : 0;
  addCacheDifference(parts.cacheReads, usage, { rate, classes: ['cacheRead'], sign: -1n });
  addCacheDifference(parts.cacheWrites, usage, { rate, classes: ['cacheWrite5m', 'cacheWrite1h'], sign: 1n });
  if (failed) {
    addPrice(parts.failed, usage, rate);
  } else if (fallbackRate !== undefined) {
    addPremium(parts.fallbackPremium, usage, rate, fallbackRate);
  }
  if (retry) {
    addPrice(parts.retries, usage, rate);
  }
}

interface CacheDifference {
  readonly rate: AppliedRate;
  readonly classes: readonly TokenClass[];
  /** 1 adds what a class costs more than uncached input, -1 what it costs less. */
  readonly sign: 1n | -1n;
}

/** Where neither input nor cache tokens were recorded, nobody knows what the cache did. */
function addCacheDifference(part: RunningPart, usage: UsageSums, { rate, classes, sign }: CacheDifference): void {
  const input = rate.inputUncached;
  const used = classes.filter((tokenClass) => usage.tokens[tokenClass] > 0);
  if (used.some((tokenClass) => input === undefined || rate[tokenClass] === undefined)) {
    part.unknownCalls += usage.calls - usage.callsUnbilled;
    return;
  }
  part.unknownCalls += usage.callsInputMissing + usage.callsInvalid;
  for (const tokenClass of used) {
    addProduct(part.known, difference(rate[tokenClass], input, sign), usage.tokens[tokenClass]);
  }
}

/** Both models must have a price for everything, because half a difference may have the wrong sign. */
function addPremium(part: RunningPart, usage: UsageSums, rate: AppliedRate, asked: AppliedRate): void {
  const billedCalls = usage.calls - usage.callsUnbilled;
  const used = tokenClasses.filter((tokenClass) => usage.tokens[tokenClass] > 0);
  const lacksRate = used.some((tokenClass) => rate[tokenClass] === undefined || asked[tokenClass] === undefined);
  if (lacksRate || !rate.priced || !asked.priced) {
    part.unknownCalls += billedCalls;
    return;
  }
  part.unknownCalls += usage.callsUnknown;
  addProduct(part.known, difference(rate.perCall, asked.perCall, 1n), billedCalls);
  for (const tokenClass of used) {
    addProduct(part.known, difference(rate[tokenClass], asked[tokenClass], 1n), usage.tokens[tokenClass]);
  }
}

function difference(rate: ExactRate | undefined, other: ExactRate | undefined, sign: bigint): ExactRate {
  if (rate === undefined || other === undefined) {
    throw new RangeError('A rate that is unknown has no difference');
  }
  return exactRate(sign * (rate.exact - other.exact));
}

/** What has been added up so far. */
export function partsOf(parts: RunningParts): CostParts {
  return {
    failed: partOfCost(parts.failed),
    retries: partOfCost(parts.retries),
    fallbackPremium: partOf(parts.fallbackPremium),
    cacheReads: partOf(parts.cacheReads),
    cacheWrites: partOf(parts.cacheWrites),
    avoided: partOfCost(parts.avoided),
    hits: { ...parts.hits },
    misses: parts.misses,
  };
}

function partOfCost(cost: RunningCost): PartCost {
  const { known, unknown } = costOf(cost);
  return { known, unknownCalls: unknown.calls };
}

function partOf({ known, unknownCalls }: RunningPart): PartCost {
  return { known: totalOf(known), unknownCalls };
}
