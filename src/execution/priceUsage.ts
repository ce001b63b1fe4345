import { loadPriceBook } from 'core/pricing/loadPriceBook';
import { type PricedGroup, priceByGroup } from 'core/pricing/pricedUsage';
import { type RateSheet, buildRateSheet } from 'core/pricing/rateSheet';
import { splitByTokenClass } from 'core/pricing/tokenClassSplit';
import type { Breakdown } from 'core/usage/dimension';
import type { BucketStep } from 'core/usage/step';
import type { TimeWindow } from 'core/usage/timeWindow';
import type { UsageRow } from 'core/usage/usageRow';
import { type Observable, defer, forkJoin, map } from 'rxjs';
import { type StoreConnection, type StoreResult, askStore } from './askStore';
import { type Question, dimensionsOf } from './question';

/** Priced usage of one window with the rows it was made of. */
export interface PricedWindow extends StoreResult<readonly UsageRow[]> {
  readonly groups: readonly PricedGroup[];
}

/** The rates for all windows of a question: asks the store which models occur, while the price book loads. */
export function resolveRates(
  connection: StoreConnection,
  { source, pricedAt }: Question,
  windows: readonly TimeWindow[],
): Observable<RateSheet> {
  return forkJoin([askStore(connection, { kind: 'models', source, windows }), defer(loadPriceBook)]).pipe(
    map(([models, book]) =>
      buildRateSheet({
        book,
        models: models.rows,
        from: Math.min(...windows.map(({ from }) => from)),
        to: Math.max(...windows.map(({ to }) => to)),
        ...(pricedAt !== undefined && { pricedAt }),
      }),
    ),
  );
}

export interface WindowRequest {
  readonly question: Question;
  readonly sheet: RateSheet;
  readonly window: TimeWindow;
  readonly by: readonly Breakdown[];
  readonly step: BucketStep | undefined;
}

/** Usage of one window, priced and grouped. */
export function priceWindow(
  connection: StoreConnection,
  { question, sheet, window, by, step }: WindowRequest,
): Observable<PricedWindow> {
  const { source, filters } = question;
  const request = { kind: 'usage', source, filters, window, step, by: dimensionsOf(by), cuts: sheet.cuts } as const;
  return askStore(connection, request).pipe(
    map(({ rows, truncated }) => {
      const groups = priceByGroup(rows, sheet);
      return { rows, truncated, groups: by.includes('tokenClass') ? splitByTokenClass(groups) : groups };
    }),
  );
}
