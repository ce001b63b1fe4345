import { completenessOf } from 'core/coverage/completeness';
import { noUsage } from 'core/pricing/pricedUsage';
import { type GroupRequests, type GroupUsage, computeTable, joinWindows, orderTable } from 'core/table/computeTable';
import type { TableOutcome } from 'core/table/tableOutcome';
import { dimensions, isManyValued } from 'core/usage/dimension';
import { needsFacets, needsRequests } from 'core/usage/measureValue';
import type { TimeWindow } from 'core/usage/timeWindow';
import { type Split, groupId, restGroup, totalRequests } from 'core/usage/topGroups';
import type { RequestRow } from 'core/usage/usageRow';
import { type Observable, forkJoin, map, of, switchMap, throwError } from 'rxjs';
import { type StoreConnection, StoreRefusal, type StoreResult, isCut } from './askStore';
import { countRequests, withRest } from './countRequests';
import { type PricedGroups, priceGroups } from './priceGroups';
import { resolveRates } from './priceUsage';
import { TREND_LENGTH, type TableQuestion, dimensionsOf } from './question';
import { amongRanked, rankValues } from './rankedValues';
import { runLeaks } from './runLeaks';
import { runTrend } from './runTrend';
import type { TableRun } from './tableRun';
import { withUncalledGroups } from './uncalledGroups';

/** Measures by group, the heaviest (or most changed) groups by themselves and the exact rest. Emits once. */
export function runTable(connection: StoreConnection, question: TableQuestion): Observable<TableOutcome> {
  const manyValued = dimensionsOf(question.by).find(isManyValued);
  if (manyValued !== undefined && question.sort === 'change') {
    return throwError(() => changeRefusal(dimensions[manyValued].label));
  }
  return resolveRates(connection, question).pipe(
    switchMap((sheet) =>
      rankValues(connection, question, { sheet, by: question.by, limit: candidatesOf(question) }).pipe(
        map((ranked): TableRun => ({ connection, question, sheet, ranked })),
      ),
    ),
    switchMap((run) => runRows(run).pipe(switchMap(({ split, ...outcome }) => withTrendAndLeaks(run, split, outcome)))),
  );
}

function changeRefusal(label: string): StoreRefusal {
  return new StoreRefusal({
    kind: 'refusal',
    what: `A table by ${label.toLowerCase()} cannot be sorted by change`,
    why: 'it may have too many values to compare them all, so the store ranks them by cost.',
    instead: 'Sort it by value, or group by something with fewer values.',
  });
}

/**
 * The store ranks by cost. Where that is not the table's own order, or one value has several rows, more values than rows are
 * fetched, so that what belongs among the first rows is found among them.
 */
function candidatesOf({ measures, by, limit }: TableQuestion): number {
  return measures[0] === 'cost' && by.length === 1 ? limit : Math.max(limit, 100);
}

function withTrendAndLeaks(run: TableRun, split: Split<GroupUsage>, outcome: TableOutcome): Observable<TableOutcome> {
  const { trend, leaks, window, source } = run.question;
  const trendWindow = { from: window.to - TREND_LENGTH, to: window.to };
  return forkJoin({
    trend: trend ? runTrend(run, trendWindow, split) : of(undefined),
    leaks: leaks
      ? runLeaks(
          run,
          split.kept.map(({ group }) => group),
        )
      : of(undefined),
  }).pipe(
    map((added) => ({
      ...outcome,
      ...(added.trend && { trend: added.trend.rows }),
      ...(added.leaks && {
        leaks: {
          timeZone: source.timeZone,
          verdicts: outcome.rows.map((_, row) => added.leaks?.rows[row]),
        },
      }),
      completeness: {
        ...outcome.completeness,
        truncated: outcome.completeness.truncated || isCut(added.trend, added.leaks),
      },
    })),
  );
}

type Counts = StoreResult<readonly RequestRow[]> | undefined;

function runRows(run: TableRun): Observable<TableOutcome & { split: Split<GroupUsage> }> {
  const { question, sheet } = run;
  const { measures, sort, limit, window, compareWith } = question;
  const [measure] = measures;
  if (measure === undefined) {
    throw new RangeError('A table needs at least one measure');
  }
  return forkJoin({
    now: priceOf(run, window),
    before: compareWith ? priceOf(run, compareWith) : of(undefined),
    nowCounts: countsOf(run, window),
    beforeCounts: compareWith ? countsOf(run, compareWith) : of(undefined),
  }).pipe(
    switchMap(({ now, before, nowCounts, beforeCounts }) => {
      const counted = { now: index(nowCounts?.rows), before: index(beforeCounts?.rows) };
      const usages = joinWindows(
        withUncalledGroups(now.groups, nowCounts?.rows),
        before && withUncalledGroups(before.groups, beforeCounts?.rows),
      );
      const ordered = orderTable(usages, { measure, sort, limit }, counted);
      return forkJoin([
        countsWithRest(run, window, { counted: nowCounts, split: ordered }),
        compareWith ? countsWithRest(run, compareWith, { counted: beforeCounts, split: ordered }) : of(undefined),
      ]).pipe(
        map(([allNow, allBefore]) => {
          const counts = { now: index(allNow), before: index(allBefore) };
          const split = run.ranked ? withUnranked(ordered, { now, before, counts }) : ordered;
          return {
            split,
            rows: computeTable(measures, split, counts),
            completeness: completenessOf(now.rows, now.total, {
              sheet,
              truncated: isCut(now, before, nowCounts, beforeCounts),
            }),
          };
        }),
      );
    }),
  );
}

interface Windows {
  readonly now: PricedGroups;
  readonly before: PricedGroups | undefined;
  readonly counts: GroupRequests;
}

/** Adds what the store kept together to the rest, where there is anything of it in either window. */
function withUnranked({ kept, others }: Split<GroupUsage>, { now, before, counts }: Windows): Split<GroupUsage> {
  const id = groupId(restGroup);
  const exists = [now.unranked, before?.unranked, counts.now?.get(id), counts.before?.get(id)].some(
    (part) => part !== undefined,
  );
  const unranked: GroupUsage = {
    group: restGroup,
    now: now.unranked?.total ?? noUsage,
    before: before && (before.unranked?.total ?? noUsage),
  };
  return { kept, others: exists ? [...others, unranked] : others };
}

function priceOf({ connection, question, sheet, ranked }: TableRun, window: TimeWindow): Observable<PricedGroups> {
  const facets = question.measures.some(needsFacets);
  return priceGroups(connection, { question, sheet, window, by: question.by, step: undefined, facets }, ranked);
}

function countsOf({ connection, question, ranked }: TableRun, window: TimeWindow): Observable<Counts> {
  const { by, measures } = question;
  return measures.some(needsRequests)
    ? countRequests(connection, {
        question: amongRanked(question, ranked),
        window,
        by: dimensionsOf(by),
        step: undefined,
      })
    : of(undefined);
}

function countsWithRest(
  { connection, question, ranked }: TableRun,
  window: TimeWindow,
  { counted, split }: { counted: Counts; split: Split<GroupUsage> },
): Observable<readonly RequestRow[] | undefined> {
  return counted === undefined
    ? of(undefined)
    : withRest(
        connection,
        { question, window, by: dimensionsOf(question.by), step: undefined },
        {
          counted: counted.rows,
          kept: split.kept.map(({ group }) => group),
          hasRest: split.others.length > 0 || ranked !== undefined,
        },
      );
}

function index(counts: readonly RequestRow[] | undefined): GroupRequests['now'] {
  return counts && totalRequests(counts);
}
