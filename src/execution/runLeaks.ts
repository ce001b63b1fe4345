import { type Leak, type LeakDay, type LeakUsage, computeLeak, leakWindows } from 'core/change/leak';
import { type PricedGroup, type PricedUsage, noUsage } from 'core/pricing/pricedUsage';
import { needsFacets } from 'core/usage/measureValue';
import { type BucketStep, bucketStarts } from 'core/usage/step';
import type { TimeWindow } from 'core/usage/timeWindow';
import { groupId } from 'core/usage/topGroups';
import type { Group, RequestRow } from 'core/usage/usageRow';
import { type Observable, forkJoin, map } from 'rxjs';
import { type StoreResult, isCut } from './askStore';
import { countRequests } from './countRequests';
import { priceWindow } from './priceUsage';
import { dimensionsOf } from './question';
import { amongRanked, valuesAmong } from './rankedValues';
import type { TableRun } from './tableRun';

/**
 * Which of the groups leak, in their order. The two weeks and their days are asked as the table and its trend ask theirs,
 * so that on a board of 7 days the same queries answer both.
 */
export function runLeaks(
  run: TableRun,
  groups: readonly Group[],
): Observable<StoreResult<ReadonlyArray<Leak | undefined>>> {
  const { question } = run;
  if (question.by.length !== 1 || dimensionsOf(question.by).length !== 1) {
    throw new RangeError('Leaks are told for one dimension, such as feature: group the table by exactly one.');
  }
  const { now, before } = leakWindows(question.window);
  const days = { from: before.from, to: now.to };
  return forkJoin({
    now: usageByGroup(run, groups, { window: now, step: undefined }),
    before: usageByGroup(run, groups, { window: before, step: undefined }),
    daily: usageByGroup(run, groups, { window: days, step: 'day' }),
  }).pipe(
    map(({ now: lastWeek, before: weekBefore, daily }) => ({
      rows: groups.map((group) => {
        const dailyUsage = daily.rows(group);
        return computeLeak({
          now: lastWeek.rows(group)(now.from),
          before: weekBefore.rows(group)(before.from),
          days: bucketStarts(days, 'day', question.source.timeZone).map((start): LeakDay => ({
            start,
            ...dailyUsage(start),
          })),
          ...(run.sheet.dollar !== undefined && { dollar: run.sheet.dollar }),
        });
      }),
      truncated: isCut(lastWeek, weekBefore, daily),
    })),
  );
}

/** The usage of a group in the bucket that begins at an instant. */
type UsageOf = (group: Group) => (start: number) => LeakUsage;

interface LeakSpan {
  readonly window: TimeWindow;
  readonly step: BucketStep | undefined;
}

function usageByGroup(
  { connection, question: asked, sheet, ranked }: TableRun,
  groups: readonly Group[],
  { window, step }: LeakSpan,
): Observable<StoreResult<UsageOf>> {
  const by = dimensionsOf(asked.by);
  const question = amongRanked(asked, ranked && { ...ranked, values: valuesAmong(groups, ranked, by) });
  const facets = asked.measures.some(needsFacets);
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
    return (start) => leakUsage(costs.get(id)?.get(start) ?? noUsage, requests.get(JSON.stringify([start, id])) ?? 0);
  };
}

/** A group that the store did not count in a bucket had no request in it. */
function leakUsage({ cost, calls }: PricedUsage, requests: number): LeakUsage {
  return { cost: cost.known, calls, unknownCalls: cost.unknown.calls, requests };
}
