import { type PricedGroup, type PricedUsage, addPriced, noUsage } from '../pricing/pricedUsage';
import { type Measure, measures } from '../usage/measure';
import { type RequestCounts, computeMeasure } from '../usage/measureValue';
import { type Split, groupId, restGroup, splitTop, weightOf } from '../usage/topGroups';
import type { Group } from '../usage/usageRow';

/** One measure of one row; `undefined` is unknown. Before and change are unknown where no comparison was asked for. */
export interface Cell {
  readonly value: number | undefined;
  readonly before: number | undefined;
  readonly change: number | undefined;
  /** Change as a share of `before`; unknown where there was nothing before. */
  readonly changeRatio: number | undefined;
}

export interface TableRow {
  readonly group: Group;
  readonly isRest: boolean;
  readonly cells: ReadonlyMap<Measure, Cell>;
  /** Of the first measure's total; unknown for quotients and where the total is unknown or 0. */
  readonly share: number | undefined;
  readonly cumulativeShare: number | undefined;
  /** Recorded tokens without a price. */
  readonly unknownTokens: number;
}

/** Usage of one group in the window asked for and in the one it is compared with (absent without a comparison). */
export interface GroupUsage {
  readonly group: Group;
  readonly now: PricedUsage;
  readonly before: PricedUsage | undefined;
}

/** Distinct requests by `groupId`; absent where no measure needs them. */
export interface GroupRequests {
  readonly now: ReadonlyMap<string, RequestCounts> | undefined;
  readonly before: ReadonlyMap<string, RequestCounts> | undefined;
}

/** Joins both windows: a group that occurs in only one of them had no usage in the other. */
export function joinWindows(now: readonly PricedGroup[], before: readonly PricedGroup[] | undefined): GroupUsage[] {
  const earlier = new Map(before?.map((group) => [groupId(group.group), group]));
  const current = now.map(({ group, total }): GroupUsage => {
    const id = groupId(group);
    const total0 = earlier.get(id)?.total;
    earlier.delete(id);
    return { group, now: total, before: before && (total0 ?? noUsage) };
  });
  const gone = [...earlier.values()].map(({ group, total }) => ({ group, now: noUsage, before: total }));
  return [...current, ...gone];
}

export interface TableOrder {
  readonly measure: Measure;
  readonly sort: 'value' | 'change';
  readonly limit: number;
}

/** The rows to show, the heaviest (or the most changed in either direction) first, and those that make up the rest. */
export function orderTable(
  usages: readonly GroupUsage[],
  { measure, sort, limit }: TableOrder,
  requests: GroupRequests,
): Split<GroupUsage> {
  return splitTop(usages, limit, (usage) =>
    sort === 'change'
      ? sizeOfChange(computeCell(measure, usage, requests))
      : weightOf(measure, usage.now, countsOf(requests.now, usage.group)),
  );
}

/** A change that is unknown ranks below every known one, one of nothing included. */
function sizeOfChange({ change }: Cell): number {
  return change === undefined ? -Infinity : Math.abs(change);
}

/** One row per kept group and an exact one for the rest. Shares are of the first measure, the rest included. */
export function computeTable(
  measureList: readonly Measure[],
  { kept, others }: Split<GroupUsage>,
  requests: GroupRequests,
): TableRow[] {
  const rest = others.length === 0 ? [] : [mergeUsages(others)];
  const usages = [...kept, ...rest];
  const [first] = measureList;
  const sizes = usages.map(({ group, now }) =>
    first !== undefined && measures[first].additive
      ? computeMeasure(first, now, countsOf(requests.now, group))
      : undefined,
  );
  // Shares are of what is known: an unknown row has no share and takes none from the others. Gains and losses have none.
  const total = sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0);
  const hasShares = total > 0 && sizes.every((size) => size === undefined || size >= 0);
  let running = 0;
  return usages.map((usage, index) => {
    const size = sizes[index];
    running += size ?? 0;
    const known = size !== undefined && hasShares;
    return {
      group: usage.group,
      isRest: usage.group === restGroup,
      cells: new Map(measureList.map((measure) => [measure, computeCell(measure, usage, requests)])),
      share: known ? size / total : undefined,
      cumulativeShare: known ? running / total : undefined,
      unknownTokens: usage.now.cost.unknown.tokens,
    };
  });
}

function mergeUsages(usages: readonly GroupUsage[]): GroupUsage {
  const before = usages.flatMap((usage) => usage.before ?? []);
  return {
    group: restGroup,
    now: addPriced(usages.map(({ now }) => now)),
    before: before.length === 0 ? undefined : addPriced(before),
  };
}

function computeCell(measure: Measure, { group, now, before }: GroupUsage, requests: GroupRequests): Cell {
  const value = computeMeasure(measure, now, countsOf(requests.now, group));
  const valueBefore = before && computeMeasure(measure, before, countsOf(requests.before, group));
  const change = value === undefined || valueBefore === undefined ? undefined : value - valueBefore;
  return {
    value,
    before: valueBefore,
    change,
    changeRatio: change === undefined || !valueBefore ? undefined : change / valueBefore,
  };
}

/** A group that the store did not count in a window had no request in it. */
function countsOf(counts: ReadonlyMap<string, RequestCounts> | undefined, group: Group): RequestCounts | undefined {
  return counts && (counts.get(groupId(group)) ?? { requests: 0, answered: 0 });
}
