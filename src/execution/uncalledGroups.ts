import { type PricedGroup, noUsage } from 'core/pricing/pricedUsage';
import { groupId } from 'core/usage/topGroups';
import type { RequestRow } from 'core/usage/usageRow';

/**
 * The priced groups and those that had requests but no call, such as a feature that a response cache answered alone: they
 * cost nothing, and are not left out for it.
 */
export function withUncalledGroups(
  groups: readonly PricedGroup[],
  counted: readonly RequestRow[] | undefined,
): readonly PricedGroup[] {
  const called = new Set(groups.map(({ group }) => groupId(group)));
  const uncalled = new Map<string, PricedGroup>();
  for (const { group } of counted ?? []) {
    const id = groupId(group);
    if (!called.has(id)) {
      uncalled.set(id, { group, total: noUsage, buckets: new Map() });
    }
  }
  return uncalled.size === 0 ? groups : [...groups, ...uncalled.values()];
}
