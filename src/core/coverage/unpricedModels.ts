import type { RateSheet, ResolvedRate, UnpricedReason } from '../pricing/rateSheet';
import { isCacheHit } from '../usage/facet';
import { tokenClasses } from '../usage/tokenClass';
import type { UsageRow } from '../usage/usageRow';

/** One model whose tokens have no price, and how much of it there is. */
export interface UnpricedModel {
  readonly provider: string | null;
  readonly model: string | null;
  readonly reason: UnpricedReason | 'no rate for some of its tokens';
  readonly calls: number;
  readonly tokens: number;
}

/** The models among some usage that nobody has priced, or not all tokens of, the one with the most tokens first. */
export function findUnpricedModels(rows: readonly UsageRow[], sheet: RateSheet): UnpricedModel[] {
  const found = new Map<string, UnpricedModel>();
  for (const { key, calls, callsUnbilled, tokens, facets } of rows) {
    if (facets && isCacheHit(facets)) {
      continue;
    }
    const rate = sheet.resolve(key);
    const unpriced = unpricedTokens(tokens, rate);
    if (calls === callsUnbilled || (rate.priced && unpriced === 0)) {
      continue;
    }
    const reason = rate.priced ? 'no rate for some of its tokens' : rate.reason;
    const id = JSON.stringify([key.provider, key.model, reason]);
    const seen = found.get(id);
    found.set(id, {
      provider: key.provider,
      model: key.model,
      reason,
      calls: calls - callsUnbilled + (seen?.calls ?? 0),
      tokens: unpriced + (seen?.tokens ?? 0),
    });
  }
  return [...found.values()].sort((a, b) => b.tokens - a.tokens || b.calls - a.calls);
}

/** Some models of the book have a rate for input only, or none at all, which is not a rate of zero. */
function unpricedTokens(tokens: UsageRow['tokens'], rate: ResolvedRate): number {
  const unpriced = tokenClasses.filter((tokenClass) => !rate.priced || rate.rates.perToken[tokenClass] === undefined);
  return unpriced.reduce((sum, tokenClass) => sum + tokens[tokenClass], 0);
}

/** Service tiers that occur and are priced at the standard rate, because the price book knows no rate for them. */
export function findIgnoredTiers(rows: readonly UsageRow[], sheet: RateSheet): string[] {
  const tiers = new Set<string>();
  for (const { key, facets } of rows) {
    const rate = sheet.resolve(key);
    if (!(facets && isCacheHit(facets)) && rate.priced && rate.tierIgnored && key.serviceTier !== null) {
      tiers.add(key.serviceTier);
    }
  }
  return [...tiers].sort();
}
