/** A series of an earlier window and how far (ms) it has to be moved to lie over a later one. */
export interface EarlierSeries {
  readonly starts: readonly number[];
  readonly values: readonly (number | undefined)[];
  readonly shift: number;
  /** Whether values that fall on one bucket may be summed; of quotients the nearest one stands for the bucket. */
  readonly additive: boolean;
}

/**
 * The earlier values on the later buckets, each on the bucket whose start is nearest to its own moved start: where the
 * clocks changed in between, days begin an hour apart. A later bucket without a counterpart stays `undefined`.
 */
export function alignSeries(
  { starts, values, shift, additive }: EarlierSeries,
  later: readonly number[],
): (number | undefined)[] {
  const aligned = new Array<number | undefined>(later.length).fill(undefined);
  const distances = new Array<number>(later.length).fill(Infinity);
  let index = 0;
  starts.forEach((start, position) => {
    const moved = start + shift;
    while (index + 1 < later.length && distance(later[index + 1], moved) <= distance(later[index], moved)) {
      index += 1;
    }
    const value = values[position];
    if (later.length === 0 || value === undefined) {
      return;
    }
    const present = aligned[index];
    if (additive && present !== undefined) {
      aligned[index] = present + value;
    } else if (present === undefined || distance(later[index], moved) < (distances[index] ?? Infinity)) {
      aligned[index] = value;
      distances[index] = distance(later[index], moved);
    }
  });
  return aligned;
}

function distance(start: number | undefined, instant: number): number {
  return start === undefined ? Infinity : Math.abs(start - instant);
}
