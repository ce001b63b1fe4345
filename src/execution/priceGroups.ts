import { type PricedGroup, addPriced } from 'core/pricing/pricedUsage';
import { restGroup } from 'core/usage/topGroups';
import { type Observable, forkJoin, map } from 'rxjs';
import { type StoreConnection, isCut } from './askStore';
import { type PricedWindow, type WindowRequest, priceWindow } from './priceUsage';
import { type RankedValues, amongRanked, butRanked } from './rankedValues';

export interface PricedGroups extends PricedWindow {
  /** All values that were not ranked, as one group; absent where they had no usage, and where every value was fetched. */
  readonly unranked: PricedGroup | undefined;
}

/**
 * Usage of one window by group. Where only the ranked values of a dimension are fetched one by one, all others are summed in
 * the store by pricing key, so that their sum is as exact as if each had been fetched.
 */
export function priceGroups(
  connection: StoreConnection,
  request: WindowRequest,
  ranked: RankedValues | undefined,
): Observable<PricedGroups> {
  const { question } = request;
  if (ranked === undefined) {
    return priceWindow(connection, request).pipe(map((priced) => ({ ...priced, unranked: undefined })));
  }
  return forkJoin({
    among: priceWindow(connection, { ...request, question: amongRanked(question, ranked) }),
    others: priceWindow(connection, { ...request, question: butRanked(question, ranked), by: [] }),
  }).pipe(
    map(({ among, others }) => {
      const [unranked] = others.groups;
      return {
        groups: among.groups,
        unranked: unranked && { ...unranked, group: restGroup },
        rows: [...among.rows, ...others.rows],
        total: addPriced([among.total, others.total]),
        truncated: isCut(among, others),
      };
    }),
  );
}
