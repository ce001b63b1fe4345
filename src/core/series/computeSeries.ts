import { type PricedGroup, mergeGroups, noUsage } from '../pricing/pricedUsage';
import type { Measure } from '../usage/measure';
import { type RequestCounts, computeMeasure } from '../usage/measureValue';
import { type Split, groupId, restGroup } from '../usage/topGroups';
import type { Group, RequestRow } from '../usage/usageRow';

/** One line or stack of a chart: a value per bucket, `undefined` where it is unknown or has nothing to divide by. */
export interface Series {
  readonly group: Group;
  readonly isRest: boolean;
  readonly values: readonly (number | undefined)[];
}

export interface SeriesAnswer {
  /** Start of each bucket, epoch milliseconds, ascending. */
  readonly starts: readonly number[];
  readonly series: readonly Series[];
  /** The groups that the rest is made of, as far as they were told apart. */
  readonly restMembers: readonly Group[];
}

export interface SeriesInput {
  readonly measure: Measure;
  readonly split: Split<PricedGroup>;
  /** Distinct requests by group and bucket, those of the rest under `restGroup`. Absent where the measure needs none. */
  readonly requests: readonly RequestRow[] | undefined;
  readonly starts: readonly number[];
}

/**
 * One series per kept group and an exact one for the rest. A bucket without any call is 0 for what can be added up and
 * `undefined` for quotients that then have nothing to divide by. Buckets that the store has beyond `starts` are added, never dropped.
 */
export function computeSeries({ measure, split, requests, starts }: SeriesInput): SeriesAnswer {
  const rest = split.others.length === 0 ? [] : [mergeGroups(split.others, restGroup)];
  const groups = [...split.kept, ...rest];
  const allStarts = [...new Set([...starts, ...groups.flatMap(({ buckets }) => [...buckets.keys()])])];
  allStarts.sort((a, b) => a - b);
  const counts = requests && requestsByBucket(requests);
  return {
    restMembers: split.others.flatMap(({ group }) => (group === restGroup ? [] : group)),
    starts: allStarts,
    series: groups.map(({ group, buckets }) => ({
      group,
      isRest: group === restGroup,
      values: allStarts.map((start) =>
        computeMeasure(
          measure,
          buckets.get(start) ?? noUsage,
          counts && (counts.get(groupId(group))?.get(start) ?? noRequests),
        ),
      ),
    })),
  };
}

const noRequests: RequestCounts = { requests: 0, answered: 0 };

function requestsByBucket(rows: readonly RequestRow[]): Map<string, Map<number, RequestCounts>> {
  const index = new Map<string, Map<number, RequestCounts>>();
  for (const row of rows) {
    const id = groupId(row.group);
    index.set(id, (index.get(id) ?? new Map<number, RequestCounts>()).set(row.bucket, row));
  }
  return index;
}
