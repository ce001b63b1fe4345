import { type Completeness, completenessOf } from 'core/coverage/completeness';
import type { RateSheet } from 'core/pricing/rateSheet';
import { alignSeries } from 'core/series/alignSeries';
import { type SeriesAnswer, computeSeries } from 'core/series/computeSeries';
import type { SeriesOutcome } from 'core/series/seriesOutcome';
import { measures } from 'core/usage/measure';
import { needsFacets, needsRequests } from 'core/usage/measureValue';
import { bucketStarts } from 'core/usage/step';
import { groupId, splitTop, totalRequests, weightOf } from 'core/usage/topGroups';
import type { RequestRow } from 'core/usage/usageRow';
import { type Observable, forkJoin, map, of, switchMap } from 'rxjs';
import { type StoreConnection, isCut } from './askStore';
import { countRequests, withRest } from './countRequests';
import { priceGroups } from './priceGroups';
import { priceWindow, resolveRates } from './priceUsage';
import { type SeriesQuestion, dimensionsOf } from './question';
import { type RankedValues, amongRanked, rankValues } from './rankedValues';
import { unrankedGroups, withUncalledGroups } from './uncalledGroups';

/** A measure over time by group, the heaviest groups by themselves and the exact rest. Emits once. */
export function runSeries(connection: StoreConnection, question: SeriesQuestion): Observable<SeriesOutcome> {
  return resolveRates(connection, question).pipe(
    switchMap((sheet) =>
      forkJoin({
        groups: rankValues(connection, question, { sheet, by: question.by, limit: question.top }).pipe(
          switchMap((ranked) => runGroups({ connection, question, sheet, ranked })),
        ),
        comparison: runComparison(connection, question, sheet),
      }),
    ),
    map(({ groups, comparison }) => ({
      ...groups,
      ...(comparison && {
        comparison: { label: comparison.label, values: alignSeries(comparison, groups.starts) },
        completeness: {
          ...groups.completeness,
          truncated: groups.completeness.truncated || comparison.truncated,
        },
      }),
    })),
  );
}

interface SeriesRun {
  readonly connection: StoreConnection;
  readonly question: SeriesQuestion;
  readonly sheet: RateSheet;
  readonly ranked: RankedValues | undefined;
}

function runGroups({
  connection,
  question,
  sheet,
  ranked,
}: SeriesRun): Observable<SeriesAnswer & { completeness: Completeness }> {
  const { measure, by, step, window, top, source } = question;
  const facets = needsFacets(measure);
  const request = { question, window, by: dimensionsOf(by), step };
  return forkJoin({
    priced: priceGroups(connection, { question, sheet, window, by, step, facets }, ranked),
    counted: needsRequests(measure)
      ? countRequests(connection, { ...request, question: amongRanked(question, ranked) })
      : of(undefined),
  }).pipe(
    switchMap(({ priced, counted }) => {
      const totals = counted && totalRequests(counted.rows);
      const { kept, others } = splitTop(withUncalledGroups(priced.groups, counted?.rows), top, ({ group, total }) =>
        weightOf(measure, total, totals?.get(groupId(group))),
      );
      const requests: Observable<readonly RequestRow[] | undefined> = counted
        ? withRest(connection, request, {
            counted: counted.rows,
            kept: kept.map(({ group }) => group),
            hasRest: others.length > 0 || ranked !== undefined,
          })
        : of(undefined);
      const truncated = isCut(priced, counted);
      return requests.pipe(
        map((rows) => ({
          ...computeSeries({
            measure,
            split: { kept, others: [...others, ...unrankedGroups(priced.unranked, ranked && rows)] },
            requests: rows,
            starts: bucketStarts(window, step, source.timeZone),
          }),
          completeness: completenessOf(priced.rows, priced.total, { sheet, truncated }),
        })),
      );
    }),
  );
}

/** The window compared with, all groups together. */
function runComparison(connection: StoreConnection, question: SeriesQuestion, sheet: RateSheet) {
  const { compareWith, measure, step } = question;
  if (compareWith === undefined) {
    return of(undefined);
  }
  return forkJoin({
    priced: priceWindow(connection, {
      question,
      sheet,
      window: compareWith,
      by: [],
      step,
      facets: needsFacets(measure),
    }),
    counted: needsRequests(measure)
      ? countRequests(connection, { question, window: compareWith, by: [], step })
      : of(undefined),
  }).pipe(
    map(({ priced, counted }) => {
      const { starts, series } = computeSeries({
        measure,
        split: { kept: priced.groups, others: [] },
        requests: counted?.rows,
        starts: bucketStarts(compareWith, step, question.source.timeZone),
      });
      const { label, shift } = compareWith;
      const values = series[0]?.values ?? [];
      return { label, shift, starts, values, additive: measures[measure].additive, truncated: isCut(priced, counted) };
    }),
  );
}
