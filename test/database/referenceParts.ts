import { type ReferenceCall, isHit, priceTokens } from './referenceCall';
import { referenceRates } from './referenceRates';

/** Pico-USD, and whether any call's share in it is not known. */
export interface PartOfCost {
  readonly known: bigint;
  readonly isUnknown: boolean;
}

/** What rows add to the cost of errors and to what caches save. */
export interface ReferenceParts {
  readonly failed: PartOfCost;
  readonly retries: PartOfCost;
  readonly premium: PartOfCost;
  readonly readSavings: PartOfCost;
  readonly writePremium: PartOfCost;
  readonly avoided: PartOfCost;
  readonly exactHits: number;
  readonly semanticHits: number;
  readonly otherHits: number;
  readonly misses: number;
}

const nothing: PartOfCost = { known: 0n, isUnknown: false };

export function emptyReferenceParts(): ReferenceParts {
  return {
    failed: nothing,
    retries: nothing,
    premium: nothing,
    readSavings: nothing,
    writePremium: nothing,
    avoided: nothing,
    exactHits: 0,
    semanticHits: 0,
    otherHits: 0,
    misses: 0,
  };
}

export function addReferenceParts(one: ReferenceParts, other: ReferenceParts): ReferenceParts {
  const add = (a: PartOfCost, b: PartOfCost) => ({ known: a.known + b.known, isUnknown: a.isUnknown || b.isUnknown });
  return {
    failed: add(one.failed, other.failed),
    retries: add(one.retries, other.retries),
    premium: add(one.premium, other.premium),
    readSavings: add(one.readSavings, other.readSavings),
    writePremium: add(one.writePremium, other.writePremium),
    avoided: add(one.avoided, other.avoided),
    exactHits: one.exactHits + other.exactHits,
    semanticHits: one.semanticHits + other.semanticHits,
    otherHits: one.otherHits + other.otherHits,
    misses: one.misses + other.misses,
  };
}

/** One row by the rules of docs/methods, priced at its own moment or as of `pricedAt`. Shares nothing with `core/pricing`. */
export function referenceParts(call: ReferenceCall, pricedAt?: number): ReferenceParts {
  const { row, known, isCostUnknown } = call;
  const cost = { known, isUnknown: isCostUnknown };
  if (isHit(row)) {
    return {
      ...emptyReferenceParts(),
      avoided: cost,
      exactHits: Number(row.response_cache === 'exact'),
      semanticHits: Number(row.response_cache === 'semantic'),
      otherHits: Number(row.response_cache === 'unspecified'),
    };
  }
  const isFailed = row.error_class !== null && row.error_class !== '';
  const isFallback = row.fallback_from !== null && row.fallback_from !== '';
  return {
    ...emptyReferenceParts(),
    failed: isFailed ? cost : nothing,
    retries: row.attempt !== null && row.attempt > 1 ? cost : nothing,
    premium: isFallback && !isFailed ? premiumOf(call, pricedAt) : nothing,
    ...cacheParts(call, pricedAt),
    misses: Number(row.response_cache === 'miss'),
  };
}

/** The same tokens once more, as if the model first asked for had answered, on the standard tier. */
function premiumOf({ row, tokens, known, isCostUnknown, unknownTokens }: ReferenceCall, pricedAt?: number): PartOfCost {
  const asked = referenceRates({ ...row, provider: null, model: row.fallback_from, service_tier: null }, pricedAt);
  const own = referenceRates(row, pricedAt);
  if (asked === undefined || own === undefined || unknownTokens > 0) {
    return { known: 0n, isUnknown: true };
  }
  return { known: known - priceTokens(tokens, asked).known, isUnknown: isCostUnknown };
}

/** As if every cached token had been sent without a cache. */
function cacheParts({ row, tokens, inputMissing, isInvalid }: ReferenceCall, pricedAt?: number) {
  const rates = referenceRates(row, pricedAt);
  const part = (used: number, difference: (of: NonNullable<typeof rates>) => bigint): PartOfCost => ({
    known: rates === undefined ? 0n : difference(rates),
    isUnknown: inputMissing || isInvalid || (used > 0 && rates === undefined),
  });
  const { cacheRead, cacheWrite5m, cacheWrite1h } = tokens;
  return {
    readSavings: part(cacheRead, (rate) => BigInt(cacheRead) * (rate.input - rate.cacheRead)),
    writePremium: part(
      cacheWrite5m + cacheWrite1h,
      (rate) =>
        BigInt(cacheWrite5m) * (rate.cacheWrite5m - rate.input) +
        BigInt(cacheWrite1h) * (rate.cacheWrite1h - rate.input),
    ),
  };
}
