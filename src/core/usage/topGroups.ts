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
 * says nothing of weight. Groups of which nothing is known come last, behind negative savings too.
 */
export function weightOf(measure: Measure, usage: PricedUsage, counts: RequestCounts | undefined): number {
  const ranked = measures[measure].additive ? measure : 'cost';
  return computeMeasure(ranked, usage, counts) ?? -Infinity;
}

export interface Split<T> {
  readonly kept: readonly T[];
  readonly others: readonly T[];
}

/**
 * The `count` largest by weight and the others, both in descending order, equal ones by name. Size has no sign: a cache that
 * loses $100 is not hidden behind one that saves $1. A single other is kept: naming it takes no more room.
 */
export function splitTop<T extends { readonly group: Group }>(
  items: readonly T[],
  count: number,
  weight: (item: T) => number,
): Split<T> {
  const weighed = items.map((item) => ({ item, weight: weight(item), id: groupId(item.group) }));
  const bySize = [...weighed].sort((a, b) => descending(sizeOf(a.weight), sizeOf(b.weight)) || ascendingText(a, b));
  const cut = bySize.length <= count + 1 ? bySize.length : count;
  const inOrder = (part: typeof weighed) =>
    part.sort((a, b) => descending(a.weight, b.weight) || ascendingText(a, b)).map(({ item }) => item);
  return { kept: inOrder(bySize.slice(0, cut)), others: inOrder(bySize.slice(cut)) };
}

/** -Infinity is "unknown", which is smaller than nothing. */
function sizeOf(weight: number): number {
  return weight === -Infinity ? weight : Math.abs(weight);
}

function descending(a: number, b: number): number {
  return a === b ? 0 : b - a;
}

function ascendingText(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1;
}
