import type { RateSheet } from 'core/pricing/rateSheet';
import { type Breakdown, type Dimension, isManyValued } from 'core/usage/dimension';
import type { Group } from 'core/usage/usageRow';
import { type Observable, map, of } from 'rxjs';
import type { StoreFilter } from 'stores/storeRequest';
import type { StoreConnection } from './askStore';
import { type Question, dimensionsOf } from './question';
import { rankInStore } from './rankInStore';

/** The values of a many-valued dimension that are asked for one by one; all others stay together in the store. */
export interface RankedValues {
  readonly dimension: Dimension;
  readonly values: readonly string[];
}

interface RankRequest {
  readonly sheet: RateSheet;
  readonly by: readonly Breakdown[];
  /** At most so many values. */
  readonly limit: number;
}

/** Ranks a many-valued breakdown in the store; `undefined` where there is none, and every value can be fetched. */
export function rankValues(
  connection: StoreConnection,
  question: Question,
  { sheet, by, limit }: RankRequest,
): Observable<RankedValues | undefined> {
  const dimension = dimensionsOf(by).find(isManyValued);
  return dimension === undefined
    ? of(undefined)
    : rankInStore(connection, question, { sheet, dimension, limit }).pipe(map((values) => ({ dimension, values })));
}

/** The same question about the ranked values only. */
export function amongRanked<Asked extends Question>(question: Asked, ranked: RankedValues | undefined): Asked {
  return ranked === undefined ? question : withFilter(question, { ...ranked, operator: 'in' });
}

/** The same question about all other values. */
export function butRanked<Asked extends Question>(question: Asked, ranked: RankedValues): Asked {
  return withFilter(question, { ...ranked, operator: 'not in' });
}

/** The values of the ranked dimension that the shown groups have. */
export function valuesAmong(groups: readonly Group[], { dimension }: RankedValues, by: readonly Dimension[]): string[] {
  const index = by.indexOf(dimension);
  return [...new Set(groups.flatMap(({ values }) => values[index] ?? []))];
}

function withFilter<Asked extends Question>(question: Asked, filter: StoreFilter): Asked {
  return { ...question, filters: [...question.filters, filter] };
}
