import { tokenClasses } from '../usage/tokenClass';
import type { Group, UsageRow, UsageSums } from '../usage/usageRow';
import { type Cost, addCost, noCost, priceUsage } from './cost';
import type { PricingKey, RateSheet } from './rateSheet';

/** Usage of one group and bucket over all its pricing keys, with its cost. */
export interface PricedUsage extends UsageSums {
  readonly cost: Cost;
}

/** One group's priced usage, in total and per bucket (epoch ms). */
export interface PricedGroup {
  readonly group: Group;
  readonly total: PricedUsage;
  readonly buckets: ReadonlyMap<number, PricedUsage>;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type RunningSums = Mutable<Omit<UsageSums, 'tokens'>> & { readonly tokens: Mutable<UsageSums['tokens']> };

export const noUsage: PricedUsage = { ...emptySums(), cost: noCost };

/**
 * Groups usage rows and prices them. Tokens are summed per group, bucket and pricing key first and priced after: sums of
 * tokens are whole numbers far below 2^53, so only one exact multiplication per key is needed, not one per row.
 */
export function priceByGroup(rows: readonly UsageRow[], sheet: RateSheet): PricedGroup[] {
  const groups = new Map<Group, Map<number, Map<PricingKey, RunningSums>>>();
  for (const row of rows) {
    const buckets = entry(groups, row.group, () => new Map<number, Map<PricingKey, RunningSums>>());
    const keys = entry(buckets, row.bucket, () => new Map<PricingKey, RunningSums>());
    addUsage(entry(keys, row.key, emptySums), row);
  }
  return [...groups].map(([group, byBucket]) => {
    const buckets = new Map([...byBucket].map(([bucket, keys]) => [bucket, priceKeys(keys, sheet)]));
    return { group, buckets, total: addPriced([...buckets.values()]) };
  });
}

function priceKeys(keys: ReadonlyMap<PricingKey, RunningSums>, sheet: RateSheet): PricedUsage {
  return addPriced([...keys].map(([key, sums]) => ({ ...sums, cost: priceUsage(sums, sheet.resolve(key)) })));
}

/** The sum of priced usages: exact in dollars, and unknown where any part is. */
export function addPriced(parts: readonly PricedUsage[]): PricedUsage {
  const [first] = parts;
  if (first !== undefined && parts.length === 1) {
    return first;
  }
  const sums = emptySums();
  let cost = noCost;
  for (const part of parts) {
    addUsage(sums, part);
    cost = addCost(cost, part.cost);
  }
  return { ...sums, cost };
}

function emptySums(): RunningSums {
  return {
    calls: 0,
    callsUnbilled: 0,
    callsUnknown: 0,
    callsInputMissing: 0,
    callsOutputMissing: 0,
    callsInvalid: 0,
    tokens: { inputUncached: 0, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0, output: 0, reasoning: 0 },
    tokensCacheUnrecorded: 0,
    tokensWriteLifetimeUnrecorded: 0,
  };
}

function addUsage(sums: RunningSums, usage: UsageSums): void {
  sums.calls += usage.calls;
  sums.callsUnbilled += usage.callsUnbilled;
  sums.callsUnknown += usage.callsUnknown;
  sums.callsInputMissing += usage.callsInputMissing;
  sums.callsOutputMissing += usage.callsOutputMissing;
  sums.callsInvalid += usage.callsInvalid;
  sums.tokensCacheUnrecorded += usage.tokensCacheUnrecorded;
  sums.tokensWriteLifetimeUnrecorded += usage.tokensWriteLifetimeUnrecorded;
  for (const tokenClass of tokenClasses) {
    sums.tokens[tokenClass] += usage.tokens[tokenClass];
  }
}

function entry<K, V>(map: Map<K, V>, key: K, create: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = create();
    map.set(key, value);
  }
  return value;
}

/** Several groups as one: its total and every bucket are the exact sums of theirs. */
export function mergeGroups(groups: readonly PricedGroup[], group: Group): PricedGroup {
  const starts = new Set(groups.flatMap(({ buckets }) => [...buckets.keys()]));
  return {
    group,
    total: addPriced(groups.map(({ total }) => total)),
    buckets: new Map(
      [...starts].map((start) => [start, addPriced(groups.flatMap(({ buckets }) => buckets.get(start) ?? []))]),
    ),
  };
}
