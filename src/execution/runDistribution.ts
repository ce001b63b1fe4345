import { BASELINE_DAYS } from 'core/bands/runawayUser';
import { completenessOf } from 'core/coverage/completeness';
import { fillBins } from 'core/distribution/costBins';
import { type DistributionOutcome, type DistributionView } from 'core/distribution/distributionOutcome';
import { rankParts } from 'core/distribution/rankParts';
import { rankValues } from 'core/distribution/rankValues';
import { summarizeSpread } from 'core/distribution/summarizeSpread';
import { buildRateTable } from 'core/pricing/buildRateTable';
import type { RateSheet } from 'core/pricing/rateSheet';
import { dimensions } from 'core/usage/dimension';
import { type Observable, forkJoin, map, switchMap } from 'rxjs';
import type { Distribution } from 'stores/storeRows';
import { askDistribution } from './askDistribution';
import { type StoreConnection, type StoreResult, askStore, isCut } from './askStore';
import { priceWindow, resolveRates } from './priceUsage';
import type { DistributionQuestion } from './question';

/** How cost is spread over the values of a dimension, ranked and binned in the store. Emits once. */
export function runDistribution(
  connection: StoreConnection,
  question: DistributionQuestion,
): Observable<DistributionOutcome> {
  return resolveRates(connection, question).pipe(
    switchMap((sheet) =>
      forkJoin({
        view: runView(connection, question, sheet),
        // What the notices tell about; the total of the range, which other panels of a board ask for as well.
        priced: priceWindow(connection, { question, sheet, window: question.window, by: [], step: undefined }),
      }).pipe(
        map(({ view, priced }) => ({
          ...view.rows,
          completeness: completenessOf(priced.rows, priced.total, { sheet, truncated: isCut(view, priced) }),
        })),
      ),
    ),
  );
}

function runView(
  connection: StoreConnection,
  question: DistributionQuestion,
  sheet: RateSheet,
): Observable<StoreResult<DistributionView>> {
  const { source, filters, window, dimension, by, limit } = question;
  if (question.show !== 'concentration') {
    return askDistribution(connection, question, { sheet, dimension, limit }).pipe(
      map(({ rows, truncated }) => ({ rows: viewOf(rows, question), truncated })),
    );
  }
  const rates = buildRateTable(sheet);
  return askStore(connection, {
    kind: 'concentration',
    source,
    filters,
    window,
    dimension,
    by,
    cuts: sheet.cuts,
    rates,
  }).pipe(
    map(({ rows, truncated }) => ({ rows: { show: 'concentration', parts: rankParts(rows, limit) }, truncated })),
  );
}

function viewOf(spread: Distribution, { show, dimension, limit }: DistributionQuestion): DistributionView {
  switch (show) {
    case 'summary':
      return { show, summary: summarizeSpread(spread) };
    case 'histogram':
      return { show, bins: fillBins(spread.bins), valuesFree: spread.valuesFree, total: spread.total };
    case 'ranking':
      return {
        show,
        values: rankValues(spread.top.slice(0, limit), {
          total: spread.total + spread.unnamed,
          median: spread.quantiles.p50,
          baselineDays: BASELINE_DAYS,
          none: dimensions[dimension].none,
        }),
      };
    case 'concentration':
      throw new RangeError('A concentration is not part of a distribution');
    default:
      return show satisfies never;
  }
}
