import { sameHoursEarlier } from 'core/change/comparisonWindow';
import { loadConfiguredBook } from 'core/pricing/loadConfiguredBook';
import { type PricedGroup, type PricedUsage, addPriced, priceByGroup } from 'core/pricing/pricedUsage';
import { type RateSheet, buildRateSheet } from 'core/pricing/rateSheet';
import { splitByTokenClass } from 'core/pricing/tokenClassSplit';
import type { Breakdown } from 'core/usage/dimension';
import type { BucketStep } from 'core/usage/step';
import type { TimeWindow } from 'core/usage/timeWindow';
import type { UsageRow } from 'core/usage/usageRow';
import { type Observable, defer, forkJoin, map } from 'rxjs';
import { type StoreConnection, type StoreResult, askStore } from './askStore';
import { type Question, TREND_LENGTH, dimensionsOf } from './question';

/** Priced usage of one window with the rows it was made of. */
export interface PricedWindow extends StoreResult<readonly UsageRow[]> {
  /** By every breakdown asked for. */
  readonly groups: readonly PricedGroup[];
  /** Of whole calls: one class of a call's tokens does not tell what the call leaves unknown. */
  readonly total: PricedUsage;
}

/**
 * The rates for a question: asks the store which models occur, while the price book loads. It asks for all that any panel
 * of the same range may need, its comparison and its trend, so that they all ask the same and share one answer.
 */
export function resolveRates(connection: StoreConnection, question: Question): Observable<RateSheet> {
  const { window } = question;
  const from = Math.min(sameHoursEarlier(window).from, window.to - TREND_LENGTH);
  return resolveRatesWithin(connection, question, { from, to: window.to });
}

/** The rates for all calls of exactly this window, however far it reaches back. */
export function resolveRatesWithin(
  connection: StoreConnection,
  { source, pricedAt, prices }: Pick<Question, 'source' | 'pricedAt' | 'prices'>,
  window: TimeWindow,
): Observable<RateSheet> {
  const occurring = askStore(connection, { kind: 'models', source, window });
  return forkJoin([occurring, defer(() => loadConfiguredBook(prices))]).pipe(
    map(([models, book]) =>
      buildRateSheet({
        book,
        models: models.rows,
        ...window,
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
  /** Tell failures, retries, fallbacks and response caches apart, for the measures that need it. */
  readonly facets?: boolean;
}

/** Usage of one window, priced and grouped. */
export function priceWindow(
  connection: StoreConnection,
  { question, sheet, window, by, step, facets = false }: WindowRequest,
): Observable<PricedWindow> {
  const { source, filters } = question;
  const request = { kind: 'usage', source, filters, window, step, by: dimensionsOf(by), cuts: sheet.cuts } as const;
  return askStore(connection, facets ? { ...request, facets } : request).pipe(
    map(({ rows, truncated }) => {
      const groups = priceByGroup(rows, sheet);
      return {
        rows,
        truncated,
        groups: by.includes('tokenClass') ? splitByTokenClass(groups) : groups,
        total: addPriced(groups.map(({ total }) => total)),
      };
    }),
  );
}
