import { BASELINE_DAYS } from 'core/bands/runawayUser';
import { buildRateTable } from 'core/pricing/buildRateTable';
import type { RateSheet } from 'core/pricing/rateSheet';
import type { Dimension } from 'core/usage/dimension';
import { DAY } from 'core/usage/timeWindow';
import type { Observable } from 'rxjs';
import type { Distribution } from 'stores/storeRows';
import { type StoreConnection, type StoreResult, askStore } from './askStore';
import type { Question } from './question';

/** Every panel that shows no more of the dearest values than this asks the store the same, so that they share one answer. */
const SHARED_LIMIT = 100;

export interface DistributionAsk {
  readonly sheet: RateSheet;
  readonly dimension: Dimension;
  /** At least so many of the dearest values. */
  readonly limit: number;
}

/** How cost is spread over the values of a dimension in the window, and the last 24 hours of it against the 7 days before. */
export function askDistribution(
  connection: StoreConnection,
  { source, filters, window }: Question,
  { sheet, dimension, limit }: DistributionAsk,
): Observable<StoreResult<Distribution>> {
  const recent = { from: window.to - DAY, to: window.to };
  return askStore(connection, {
    kind: 'distribution',
    source,
    filters,
    window,
    dimension,
    limit: Math.max(limit, SHARED_LIMIT),
    cuts: sheet.cuts,
    rates: buildRateTable(sheet),
    ...(sheet.dollar !== undefined && { dollar: sheet.dollar }),
    recent,
    baseline: { from: recent.from - BASELINE_DAYS * DAY, to: recent.from },
  });
}
