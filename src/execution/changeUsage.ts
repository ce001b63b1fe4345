import type { ChangeUsage } from 'core/change/changeUsage';
import { type PricedGroup, type PricedUsage, noUsage } from 'core/pricing/pricedUsage';
import type { BucketStep } from 'core/usage/step';
import type { TimeWindow } from 'core/usage/timeWindow';
import { groupId } from 'core/usage/topGroups';
import type { Group, RequestRow } from 'core/usage/usageRow';
import { type Observable, forkJoin, map } from 'rxjs';
import { type StoreResult, isCut } from './askStore';
import { countRequests } from './countRequests';
import { priceWindow } from './priceUsage';
import { type TableQuestion, dimensionsOf } from './question';
import { amongRanked, valuesAmong } from './rankedValues';
import type { TableRun } from './tableRun';

/** Whether a table is grouped as its marks need it: they are told of the values of one dimension. */
export function hasOneDimension({ by }: TableQuestion): boolean {
  return by.length === 1 && dimensionsOf(by).length === 1;
}

/** The usage of a group in the bucket that begins at an instant. */
type UsageOf = (group: Group) => (start: number) => ChangeUsage;

interface ChangeSpan {
  readonly window: TimeWindow;
  readonly step: BucketStep | undefined;
  /** Whether the costs of caches and errors come along, which the same query may be asked for elsewhere. */
  readonly facets: boolean;
}

/** Cost and requests of a table's groups in every bucket of a window. */
export function usageByGroup(
  { connection, question: asked, sheet, ranked }: TableRun,
  groups: readonly Group[],
  { window, step, facets }: ChangeSpan,
): Observable<StoreResult<UsageOf>> {
  const by = dimensionsOf(asked.by);
  const question = amongRanked(asked, ranked && { ...ranked, values: valuesAmong(groups, ranked, by) });
  return forkJoin({
    priced: priceWindow(connection, { question, sheet, window, by, step, facets }),
    counted: countRequests(connection, { question, window, by, step }),
  }).pipe(
    map(({ priced, counted }) => ({ rows: joinUsage(priced.groups, counted.rows), truncated: isCut(priced, counted) })),
  );
}

function joinUsage(priced: readonly PricedGroup[], counted: readonly RequestRow[]): UsageOf {
  const costs = new Map(priced.map(({ group, buckets }) => [groupId(group), buckets]));
  const requests = new Map(counted.map((row) => [JSON.stringify([row.bucket, groupId(row.group)]), row.requests]));
  return (group) => {
    const id = groupId(group);
    return (start) => changeUsage(costs.get(id)?.get(start) ?? noUsage, requests.get(JSON.stringify([start, id])) ?? 0);
  };
}

/** A group that the store did not count in a bucket had no request in it. */
function changeUsage({ cost, calls }: PricedUsage, requests: number): ChangeUsage {
  return { cost: cost.known, calls, unknownCalls: cost.unknown.calls, requests };
}
