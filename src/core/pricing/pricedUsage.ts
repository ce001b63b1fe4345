import { isCacheHit } from '../usage/facet';
import type { Group, UsageRow, UsageSums } from '../usage/usageRow';
import { appliedRates } from './appliedRates';
import { type Cost, addCost, noCost } from './cost';
import { type CostParts, addParts } from './costParts';
import type { RateSheet } from './rateSheet';
import { type RunningCost, addPrice, costOf, emptyCost } from './runningCost';
import { type RunningParts, addToParts, emptyParts, partsOf } from './runningParts';

/** Usage of one group and bucket over all its pricing keys, with its cost. */
export interface PricedUsage extends UsageSums {
  readonly cost: Cost;
  /** Present where the usage rows told failures, retries, fallbacks and caches apart. */
  readonly parts?: CostParts;
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

interface RunningUsage {
  readonly sums: RunningSums;
  readonly cost: RunningCost;
  parts: RunningParts | undefined;
}

/** Groups usage rows and prices them: one multiplication per row and token class, exact however large the sums grow. */
export function priceByGroup(rows: readonly UsageRow[], sheet: RateSheet): PricedGroup[] {
  const groups = new Map<Group, Map<number, RunningUsage>>();
  const { rateOf, fallbackRateOf } = appliedRates(sheet);
  let previous: UsageRow | undefined;
  let running = emptyUsage();
  for (const row of rows) {
    // Stores that sort to aggregate send the rows of one bucket and group together: no look-up for most of them.
    if (row.group !== previous?.group || row.bucket !== previous.bucket) {
      running = runningUsageOf(groups, row);
    }
    previous = row;
    const rate = rateOf(row.key);
    if (row.facets !== undefined) {
      running.parts ??= emptyParts();
      const { fallbackFrom } = row.facets;
      const fallbackRate = fallbackFrom === null ? undefined : fallbackRateOf(row.key, fallbackFrom);
      addToParts(running.parts, row, row.facets, { rate, fallbackRate });
      if (isCacheHit(row.facets)) {
        continue;
      }
    }
    addUsage(running.sums, row);
    addPrice(running.cost, row, rate);
  }
  return [...groups].map(([group, byBucket]) => {
    const buckets = new Map([...byBucket].map(([bucket, usage]) => [bucket, pricedUsageOf(usage)]));
    return { group, buckets, total: addPriced([...buckets.values()]) };
  });
}

function emptyUsage(): RunningUsage {
  return { sums: emptySums(), cost: emptyCost(), parts: undefined };
}

function pricedUsageOf({ sums, cost, parts }: RunningUsage): PricedUsage {
  return { ...sums, cost: costOf(cost), ...(parts && { parts: partsOf(parts) }) };
}

function runningUsageOf(groups: Map<Group, Map<number, RunningUsage>>, { group, bucket }: UsageRow): RunningUsage {
  let buckets = groups.get(group);
  if (buckets === undefined) {
    buckets = new Map();
    groups.set(group, buckets);
  }
  let running = buckets.get(bucket);
  if (running === undefined) {
    running = emptyUsage();
    buckets.set(bucket, running);
  }
  return running;
}

/** The sum of priced usages: exact in dollars, and unknown where any part is. */
export function addPriced(parts: readonly PricedUsage[]): PricedUsage {
  const [first] = parts;
  if (first !== undefined && parts.length === 1) {
    return first;
  }
  const sums = emptySums();
  let cost = noCost;
  let costParts: CostParts | undefined;
  for (const part of parts) {
    addUsage(sums, part);
    cost = addCost(cost, part.cost);
    costParts = part.parts && costParts ? addParts(costParts, part.parts) : (costParts ?? part.parts);
  }
  return { ...sums, cost, ...(costParts && { parts: costParts }) };
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
  // One line per class: a loop over their names takes four times as long, and this runs once per row.
  sums.tokens.inputUncached += usage.tokens.inputUncached;
  sums.tokens.cacheRead += usage.tokens.cacheRead;
  sums.tokens.cacheWrite5m += usage.tokens.cacheWrite5m;
  sums.tokens.cacheWrite1h += usage.tokens.cacheWrite1h;
  sums.tokens.output += usage.tokens.output;
  sums.tokens.reasoning += usage.tokens.reasoning;
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
