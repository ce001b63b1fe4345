import type { PicoUsd } from './picoUsd';

/** Dollars that are part of a cost, or that were saved. `unknownCalls` are the calls whose part `known` leaves out. */
export interface PartCost {
  readonly known: PicoUsd;
  readonly unknownCalls: number;
}

/** What failures, retries, fallbacks and caches have to do with the cost of some usage. */
export interface CostParts {
  /** Of calls with an error class, whichever attempt. */
  readonly failed: PartCost;
  /** Of all attempts after the first; a failed one is in both. */
  readonly retries: PartCost;
  /** Answered fallback calls: their cost minus that of the same tokens on the model first asked for; may be negative. */
  readonly fallbackPremium: PartCost;
  /** Saved by reading cached tokens instead of sending them uncached. */
  readonly cacheReads: PartCost;
  /** Paid for writing tokens to the cache beyond sending them uncached. */
  readonly cacheWrites: PartCost;
  /** What the hits of response caches would have cost at the provider. */
  readonly avoided: PartCost;
  readonly hits: Readonly<Record<'exact' | 'semantic' | 'unspecified', number>>;
  /** Calls that a response cache stood in front of and did not answer. */
  readonly misses: number;
}

const nothing: PartCost = { known: 0n, unknownCalls: 0 };

export const noParts: CostParts = {
  failed: nothing,
  retries: nothing,
  fallbackPremium: nothing,
  cacheReads: nothing,
  cacheWrites: nothing,
  avoided: nothing,
  hits: { exact: 0, semantic: 0, unspecified: 0 },
  misses: 0,
};

/** The sum of two: exact in dollars, and unknown where either is. */
export function addParts(a: CostParts, b: CostParts): CostParts {
  return {
    failed: addPart(a.failed, b.failed),
    retries: addPart(a.retries, b.retries),
    fallbackPremium: addPart(a.fallbackPremium, b.fallbackPremium),
    cacheReads: addPart(a.cacheReads, b.cacheReads),
    cacheWrites: addPart(a.cacheWrites, b.cacheWrites),
    avoided: addPart(a.avoided, b.avoided),
    hits: {
      exact: a.hits.exact + b.hits.exact,
      semantic: a.hits.semantic + b.hits.semantic,
      unspecified: a.hits.unspecified + b.hits.unspecified,
    },
    misses: a.misses + b.misses,
  };
}

/** The sum of two parts; what is unknown in either stays unknown. */
export function addPart(a: PartCost, b: PartCost): PartCost {
  return { known: a.known + b.known, unknownCalls: a.unknownCalls + b.unknownCalls };
}

/** `a` without `b`; what is unknown in either is unknown in the difference. */
export function subtractPart(a: PartCost, b: PartCost): PartCost {
  return { known: a.known - b.known, unknownCalls: a.unknownCalls + b.unknownCalls };
}

/** All answers of response caches, exact, semantic and those of a cache that does not say which. */
export function totalHits({ hits }: CostParts): number {
  return hits.exact + hits.semantic + hits.unspecified;
}
