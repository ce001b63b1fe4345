import type { PricedUsage } from '../pricing/pricedUsage';
import { type Measure, measures } from './measure';
import { type RequestCounts, computeMeasure } from './measureValue';
import type { Group, RequestRow } from './usageRow';

/** The aggregated rest is no value of any dimension, hence a group without values. */
export const restGroup: Group = { values: [] };

/** A text that two groups share exactly if their values are the same, for joining answers of different queries. */
export function groupId({ values }: Group): string {
  return JSON.stringify(values);
}

/** Distinct requests of each group over all its buckets. */
export function totalRequests(rows: readonly RequestRow[]): Map<string, RequestCounts> {
  const totals = new Map<string, RequestCounts>();
  for (const { group, requests, answered } of rows) {
    const id = groupId(group);
    const seen = totals.get(id);
    totals.set(id, {
      requests: requests + (seen?.requests ?? 0),
      answered: answered + (seen?.answered ?? 0),
    });
  }
  return totals;
}

/**
 * How much a group matters, for ranking: the measure itself where it can be added up, else the cost, because a quotient
 * says nothing of weight. Groups of which nothing is known come last.
 */
export function weightOf(measure: Measure, usage: PricedUsage, counts: RequestCounts | undefined): number {
  const ranked = measures[measure].additive ? measure : 'cost';
  return computeMeasure(ranked, usage, counts) ?? -1;
}

export interface Split<T> {
  readonly kept: readonly T[];
  readonly others: readonly T[];
}

/** The first `count` by descending weight, equal ones by name, and the others. A single other is kept: naming it takes no more room. */
export function splitTop<T extends { readonly group: Group }>(
  items: readonly T[],
  count: number,
  weight: (item: T) => number,
): Split<T> {
  const ordered = items
    .map((item) => ({ item, weight: weight(item), id: groupId(item.group) }))
    .sort((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1))
    .map(({ item }) => item);
  const cut = ordered.length <= count + 1 ? ordered.length : count;
  return { kept: ordered.slice(0, cut), others: ordered.slice(cut) };
}
