import type { ChangeDay } from 'core/change/changeUsage';
import { type Leak, computeLeak, leakWindows } from 'core/change/leak';
import { needsFacets } from 'core/usage/measureValue';
import { bucketStarts } from 'core/usage/step';
import type { Group } from 'core/usage/usageRow';
import { type Observable, forkJoin, map } from 'rxjs';
import { type StoreResult, isCut } from './askStore';
import { hasOneDimension, usageByGroup } from './changeUsage';
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
  if (!hasOneDimension(question)) {
    throw new RangeError('Leaks are told for one dimension, such as feature: group the table by exactly one.');
  }
  // As the table asks: its own prices of caches and errors come along, in the same query.
  const facets = question.measures.some(needsFacets);
  const { now, before } = leakWindows(question.window);
  const days = { from: before.from, to: now.to };
  return forkJoin({
    now: usageByGroup(run, groups, { window: now, step: undefined, facets }),
    before: usageByGroup(run, groups, { window: before, step: undefined, facets }),
    daily: usageByGroup(run, groups, { window: days, step: 'day', facets }),
  }).pipe(
    map(({ now: lastWeek, before: weekBefore, daily }) => ({
      rows: groups.map((group) => {
        const dailyUsage = daily.rows(group);
        return computeLeak({
          now: lastWeek.rows(group)(now.from),
          before: weekBefore.rows(group)(before.from),
          days: bucketStarts(days, 'day', question.source.timeZone).map((start): ChangeDay => ({
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
