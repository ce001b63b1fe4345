import { type PricedGroup, noUsage } from 'core/pricing/pricedUsage';
import { groupId, restGroup } from 'core/usage/topGroups';
import type { RequestRow } from 'core/usage/usageRow';

/** A group without a call, which the rest is where nothing else had one. */
export const uncalledRest: PricedGroup = { group: restGroup, total: noUsage, buckets: new Map() };

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

/** What was not ranked as one group, or none where nothing was: no usage, and no request under the rest. */
export function unrankedGroups(
  priced: PricedGroup | undefined,
  counted: readonly RequestRow[] | undefined,
): readonly PricedGroup[] {
  if (priced !== undefined) {
    return [priced];
  }
  return hasUnrankedRequests(counted) ? [uncalledRest] : [];
}

function hasUnrankedRequests(counted: readonly RequestRow[] | undefined): boolean {
  return counted?.some(({ group }) => groupId(group) === groupId(restGroup)) ?? false;
}
