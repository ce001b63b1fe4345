import { isCacheHit } from '../usage/facet';
import type { Group, UsageRow, UsageSums } from '../usage/usageRow';
import { appliedRates } from './appliedRates';
import { type Cost, addCost, noCost } from './cost';
import { type CostParts, addParts } from './costParts';
import type { RateSheet } from './rateSheet';
import { type RunningParts, addToParts, emptyParts, partsOf } from './runningParts';
import { type RunningUsage, addUsage, emptyUsage, mergeUsage, pricedSums, usageMaker } from './runningUsage';

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

interface RunningBucket {
  readonly usage: RunningUsage;
  parts: RunningParts | undefined;
}

/** Groups usage rows and prices them: one multiplication per row and token class, exact however large the sums grow. */
export function priceByGroup(rows: readonly UsageRow[], sheet: RateSheet): PricedGroup[] {
  const groups = new Map<Group, Map<number, RunningBucket>>();
  const { rateOf, fallbackRateOf } = appliedRates(sheet);
  const makeUsage = usageMaker();
  let previous: UsageRow | undefined;
  let running: RunningBucket = { usage: makeUsage(), parts: undefined };
  for (const row of rows) {
    // Stores that sort to aggregate send the rows of one bucket and group together: no look-up for most of them.
    if (row.group !== previous?.group || row.bucket !== previous.bucket) {
      running = runningBucketOf(groups, row, makeUsage);
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
    addUsage(running.usage, row, rate);
  }
  return [...groups].map(([group, buckets]) => pricedGroupOf(group, buckets));
}

function pricedGroupOf(group: Group, running: ReadonlyMap<number, RunningBucket>): PricedGroup {
  const total = emptyUsage();
  let totalParts: CostParts | undefined;
  const buckets = new Map<number, PricedUsage>();
  for (const [start, { usage, parts }] of running) {
    mergeUsage(total, usage);
    const priced = pricedUsageOf(usage, parts && partsOf(parts));
    totalParts = priced.parts && totalParts ? addParts(totalParts, priced.parts) : (totalParts ?? priced.parts);
    buckets.set(start, priced);
  }
  return { group, buckets, total: pricedUsageOf(total, totalParts) };
}

function pricedUsageOf(usage: RunningUsage, parts: CostParts | undefined): PricedUsage {
  return parts === undefined ? pricedSums(usage) : { ...pricedSums(usage), parts };
}

function runningBucketOf(
  groups: Map<Group, Map<number, RunningBucket>>,
  { group, bucket }: UsageRow,
  makeUsage: () => RunningUsage,
): RunningBucket {
  let buckets = groups.get(group);
  if (buckets === undefined) {
    buckets = new Map();
    groups.set(group, buckets);
  }
  let running = buckets.get(bucket);
  if (running === undefined) {
    running = { usage: makeUsage(), parts: undefined };
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
    addSums(sums, part);
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

function addSums(sums: RunningSums, usage: UsageSums): void {
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
