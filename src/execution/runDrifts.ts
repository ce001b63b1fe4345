import type { ChangeDay } from 'core/change/changeUsage';
import { type Drift, computeDrift, driftWindow } from 'core/change/drift';
import type { Group } from 'core/usage/usageRow';
import { type Observable, map } from 'rxjs';
import type { StoreResult } from './askStore';
import { hasOneDimension, usageByGroup } from './changeUsage';
import type { TableRun } from './tableRun';

/** How the cost per request of each of the groups moves, in their order, over the last 14 complete days of the range. */
export function runDrifts(run: TableRun, groups: readonly Group[]): Observable<StoreResult<readonly Drift[]>> {
  const { question } = run;
  if (!hasOneDimension(question)) {
    throw new RangeError('Drifts are told for one dimension, such as feature: group the table by exactly one.');
  }
  const { window, starts } = driftWindow(question.window, question.source.timeZone);
  return usageByGroup(run, groups, { window, step: 'day', facets: false }).pipe(
    map(({ rows: usageOf, truncated }) => ({
      rows: groups.map((group) => {
        const usage = usageOf(group);
        return computeDrift(
          starts.map((start): ChangeDay => ({ start, ...usage(start) })),
          run.sheet.dollar,
        );
      }),
      truncated,
    })),
  );
}
