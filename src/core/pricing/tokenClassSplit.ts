import { type TokenClass, tokenClassLabels, tokenClasses } from '../usage/tokenClass';
import { noCost } from './cost';
import type { PicoUsd } from './picoUsd';
import { type PricedGroup, type PricedUsage, noUsage } from './pricedUsage';

/** What a call costs by itself, besides its tokens (a few search models). */
const CALL_FEE_LABEL = 'Fee per call';

/**
 * Splits each group into one per token class, its label appended to the group's values; classes that never occur are
 * left out. The parts add up to the whole, so a fee per call becomes a part of its own.
 */
export function splitByTokenClass(groups: readonly PricedGroup[]): PricedGroup[] {
  return groups.flatMap((whole) =>
    [...tokenClasses, 'fee' as const].flatMap((part) => {
      const take = (usage: PricedUsage) => (part === 'fee' ? feeOf(usage) : classOf(usage, part));
      const total = take(whole.total);
      if (total === undefined) {
        return [];
      }
      const label = part === 'fee' ? CALL_FEE_LABEL : tokenClassLabels[part];
      const buckets = new Map([...whole.buckets].map(([start, usage]) => [start, take(usage) ?? noUsage]));
      return [{ group: { values: [...whole.group.values, label] }, total, buckets }];
    }),
  );
}

function classOf(usage: PricedUsage, tokenClass: TokenClass): PricedUsage | undefined {
  const tokens = usage.tokens[tokenClass];
  if (tokens === 0) {
    return undefined;
  }
  const known = usage.cost.knownByClass[tokenClass];
  const unpriced = usage.cost.unknown.tokensByClass[tokenClass];
  return {
    ...noUsage,
    tokens: { ...noUsage.tokens, [tokenClass]: tokens },
    cost: {
      known,
      knownByClass: { ...noCost.knownByClass, [tokenClass]: known },
      unknown: {
        calls: unpriced > 0 ? usage.cost.unknown.calls : 0,
        tokens: unpriced,
        tokensByClass: { ...noCost.unknown.tokensByClass, [tokenClass]: unpriced },
      },
    },
  };
}

function feeOf(usage: PricedUsage): PricedUsage | undefined {
  const known = usage.cost.known - tokenClasses.reduce<PicoUsd>((sum, name) => sum + usage.cost.knownByClass[name], 0n);
  return known === 0n ? undefined : { ...noUsage, cost: { ...noCost, known } };
}
