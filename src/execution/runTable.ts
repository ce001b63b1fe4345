import { completenessOf } from 'core/coverage/completeness';
import { type PricedGroup, noUsage } from 'core/pricing/pricedUsage';
import type { RateSheet } from 'core/pricing/rateSheet';
import { type SeriesAnswer, computeSeries } from 'core/series/computeSeries';
import { type GroupRequests, type GroupUsage, computeTable, joinWindows, orderTable } from 'core/table/computeTable';
import type { TableOutcome } from 'core/table/tableOutcome';
import { needsRequests } from 'core/usage/measureValue';
import { bucketStarts } from 'core/usage/step';
import type { TimeWindow } from 'core/usage/timeWindow';
import { type Split, groupId, restGroup, totalRequests } from 'core/usage/topGroups';
import type { RequestRow } from 'core/usage/usageRow';
import { type Observable, forkJoin, map, of, switchMap } from 'rxjs';
import { type StoreConnection, type StoreResult, isCut } from './askStore';
import { countRequests, withRest } from './countRequests';
import { type PricedWindow, priceWindow, resolveRates } from './priceUsage';
import { TREND_LENGTH, type TableQuestion, dimensionsOf } from './question';
import { withUncalledGroups } from './uncalledGroups';

/** Measures by group, the heaviest (or most changed) groups by themselves and the exact rest. Emits once. */
export function runTable(connection: StoreConnection, question: TableQuestion): Observable<TableOutcome> {
  const { window, trend } = question;
  const trendWindow = trend ? { from: window.to - TREND_LENGTH, to: window.to } : undefined;
  return resolveRates(connection, question).pipe(
    switchMap((sheet) => {
      const run: TableRun = { connection, question, sheet };
      return runRows(run).pipe(
        switchMap(({ split, ...outcome }) =>
          trendWindow === undefined
            ? of(outcome)
            : runTrend(run, trendWindow, split).pipe(
                map(({ rows, truncated }) => ({
                  ...outcome,
                  trend: rows,
                  completeness: {
                    ...outcome.completeness,
                    truncated: outcome.completeness.truncated || truncated,
                  },
                })),
              ),
        ),
      );
    }),
  );
}

interface TableRun {
  readonly connection: StoreConnection;
  readonly question: TableQuestion;
  readonly sheet: RateSheet;
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
      const split = orderTable(usages, { measure, sort, limit }, counted);
      return forkJoin([
        countsWithRest(run, window, { counted: nowCounts, split }),
        compareWith ? countsWithRest(run, compareWith, { counted: beforeCounts, split }) : of(undefined),
      ]).pipe(
        map(([allNow, allBefore]) => ({
          split,
          rows: computeTable(measures, split, { now: index(allNow), before: index(allBefore) }),
          completeness: completenessOf(now.rows, now.total, {
            sheet,
            truncated: isCut(now, before, nowCounts, beforeCounts),
          }),
        })),
      );
    }),
  );
}

/** Daily values of the first measure for the rows that are shown; the rest is all that has no row of its own. */
function runTrend(run: TableRun, window: TimeWindow, rows: Split<GroupUsage>): Observable<StoreResult<SeriesAnswer>> {
  const { connection, question, sheet } = run;
  const { measures, by, source } = question;
  const measure = measures[0] ?? 'cost';
  const step = 'day';
  const request = { question, window, by: dimensionsOf(by), step } as const;
  const kept = rows.kept.map(({ group }) => group);
  const hasRest = rows.others.length > 0;
  return forkJoin({
    priced: priceWindow(connection, { question, sheet, window, by, step }),
    requests: needsRequests(measure)
      ? countRequests(connection, request).pipe(
          switchMap(({ rows: counted, truncated }) =>
            withRest(connection, request, { counted, kept, hasRest }).pipe(map((all) => ({ rows: all, truncated }))),
          ),
        )
      : of(undefined),
  }).pipe(
    map(({ priced, requests }) => {
      const byId = new Map(priced.groups.map((group) => [groupId(group.group), group]));
      const shown = kept.map((group) => byId.get(groupId(group)) ?? { ...noGroup, group });
      const others = priced.groups.filter((group) => !shown.includes(group));
      const answer = computeSeries({
        measure,
        split: { kept: shown, others: hasRest ? [noGroup, ...others] : [] },
        requests: requests?.rows,
        starts: bucketStarts(window, step, source.timeZone),
      });
      return { rows: answer, truncated: isCut(priced, requests) };
    }),
  );
}

/** A group without a call in the window, which the rest is where nothing else had one. */
const noGroup: PricedGroup = { group: restGroup, total: noUsage, buckets: new Map() };

function priceOf({ connection, question, sheet }: TableRun, window: TimeWindow): Observable<PricedWindow> {
  return priceWindow(connection, { question, sheet, window, by: question.by, step: undefined });
}

function countsOf({ connection, question }: TableRun, window: TimeWindow): Observable<Counts> {
  return question.measures.some(needsRequests)
    ? countRequests(connection, { question, window, by: dimensionsOf(question.by), step: undefined })
    : of(undefined);
}

function countsWithRest(
  { connection, question }: TableRun,
  window: TimeWindow,
  { counted, split }: { counted: Counts; split: Split<GroupUsage> },
): Observable<readonly RequestRow[] | undefined> {
  return counted === undefined
    ? of(undefined)
    : withRest(
        connection,
        { question, window, by: dimensionsOf(question.by), step: undefined },
        { counted: counted.rows, kept: split.kept.map(({ group }) => group), hasRest: split.others.length > 0 },
      );
}

function index(counts: readonly RequestRow[] | undefined): GroupRequests['now'] {
  return counts && totalRequests(counts);
}
