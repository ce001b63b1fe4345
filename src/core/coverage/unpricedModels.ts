import type { ModelKey, RateSheet, ResolvedRate, UnpricedReason } from '../pricing/rateSheet';
import { isCacheHit } from '../usage/facet';
import { tokenClasses } from '../usage/tokenClass';
import type { UsageRow } from '../usage/usageRow';

/** One model whose tokens have no price, and how much of it there is. */
export interface UnpricedModel {
  readonly provider: string | null;
  readonly model: string | null;
  readonly reason: UnpricedReason | 'no rate for some of its tokens';
  /** The service tier that has no price; absent where another reason keeps the price unknown. */
  readonly serviceTier?: string;
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
    const model = unpricedModel(key, rate);
    const id = JSON.stringify(model);
    const seen = found.get(id);
    found.set(id, {
      ...model,
      calls: calls - callsUnbilled + (seen?.calls ?? 0),
      tokens: unpriced + (seen?.tokens ?? 0),
    });
  }
  return [...found.values()].sort((a, b) => b.tokens - a.tokens || b.calls - a.calls);
}

function unpricedModel(key: ModelKey, rate: ResolvedRate): Omit<UnpricedModel, 'calls' | 'tokens'> {
  const { provider, model, serviceTier } = key;
  const reason = rate.priced ? 'no rate for some of its tokens' : rate.reason;
  return reason === 'service tier not in the price book' && serviceTier !== null
    ? { provider, model, reason, serviceTier }
    : { provider, model, reason };
}

/** Some models of the book have a rate for input only, or none at all, which is not a rate of zero. */
function unpricedTokens(tokens: UsageRow['tokens'], rate: ResolvedRate): number {
  const unpriced = tokenClasses.filter((tokenClass) => !rate.priced || rate.rates.perToken[tokenClass] === undefined);
  return unpriced.reduce((sum, tokenClass) => sum + tokens[tokenClass], 0);
}
