import { type SeriesAnswer, computeSeries } from 'core/series/computeSeries';
import type { GroupUsage } from 'core/table/computeTable';
import { needsFacets, needsRequests } from 'core/usage/measureValue';
import { bucketStarts } from 'core/usage/step';
import type { TimeWindow } from 'core/usage/timeWindow';
import { type Split, groupId } from 'core/usage/topGroups';
import { type Observable, forkJoin, map, of, switchMap } from 'rxjs';
import { type StoreResult, isCut } from './askStore';
import { countRequests, withRest } from './countRequests';
import { priceGroups } from './priceGroups';
import { dimensionsOf } from './question';
import { amongRanked, valuesAmong } from './rankedValues';
import type { TableRun } from './tableRun';
import { uncalledRest } from './uncalledGroups';

/** Daily values of the first measure for the rows that are shown; the rest is all that has no row of its own. */
export function runTrend(
  { connection, question, sheet, ranked }: TableRun,
  window: TimeWindow,
  rows: Split<GroupUsage>,
): Observable<StoreResult<SeriesAnswer>> {
  const { measures, by, source } = question;
  const measure = measures[0] ?? 'cost';
  const facets = measures.some(needsFacets);
  const step = 'day';
  const request = { question, window, by: dimensionsOf(by), step } as const;
  const kept = rows.kept.map(({ group }) => group);
  const hasRest = rows.others.length > 0;
  const shownValues = ranked && { ...ranked, values: valuesAmong(kept, ranked, dimensionsOf(by)) };
  return forkJoin({
    priced: priceGroups(connection, { question, sheet, window, by, step, facets }, shownValues),
    requests: needsRequests(measure)
      ? countRequests(connection, { ...request, question: amongRanked(question, shownValues) }).pipe(
          switchMap(({ rows: counted, truncated }) =>
            withRest(connection, request, { counted, kept, hasRest }).pipe(map((all) => ({ rows: all, truncated }))),
          ),
        )
      : of(undefined),
  }).pipe(
    map(({ priced, requests }) => {
      const byId = new Map(priced.groups.map((group) => [groupId(group.group), group]));
      const shown = kept.map((group) => byId.get(groupId(group)) ?? { ...uncalledRest, group });
      const others = priced.groups.filter((group) => !shown.includes(group));
      const answer = computeSeries({
        measure,
        split: { kept: shown, others: hasRest ? [priced.unranked ?? uncalledRest, ...others] : [] },
        requests: requests?.rows,
        starts: bucketStarts(window, step, source.timeZone),
      });
      return { rows: answer, truncated: isCut(priced, requests) };
    }),
  );
}
