/**
 * Sums side by side, each in a slot of one array: counts, and products of rate x count that are exact at any size. What
 * fits is a double, because a million products as bigints take seconds; before one could round (2^53 pico-USD are $9,007)
 * it moves to `large`.
 */
export interface ExactSums {
  readonly doubles: Float64Array;
  /** Pico-USD by slot, to be added to the double; absent while everything fits. */
  large: Map<number, bigint> | undefined;
}

/**
 * Rates side by side, pico-USD. `doubles` are the same numbers for every rate below $9,007 a token, and NaN where there is
 * no rate, which is not free.
 */
export interface ExactRates {
  readonly exact: readonly (bigint | undefined)[];
  readonly doubles: Float64Array;
}

const BLOCK = 64;

/** Makes empty sums of so many slots each, in blocks: an array for each of them takes 2 us to allocate and more to collect. */
export function sumsOf(slots: number): () => ExactSums {
  let block = new Float64Array(0);
  let used = 0;
  return () => {
    if (used === block.length) {
      block = new Float64Array(BLOCK * slots);
      used = 0;
    }
    used += slots;
    return { doubles: block.subarray(used - slots, used), large: undefined };
  };
}

/** Empty sums that stand alone. */
export function emptySums(slots: number): ExactSums {
  return { doubles: new Float64Array(slots), large: undefined };
}

export function exactRates(exact: readonly (bigint | undefined)[]): ExactRates {
  return { exact, doubles: Float64Array.from(exact, (pico) => (pico === undefined ? NaN : Number(pico))) };
}

export function hasRate({ doubles }: ExactRates, index: number): boolean {
  return !Number.isNaN(doubles[index]);
}

/** Adds a count, which stays a double: a whole number below 2^53 at the end. */
export function addCount({ doubles }: ExactSums, slot: number, count: number): void {
  doubles[slot] = (doubles[slot] as number) + count;
}

export function countOf({ doubles }: ExactSums, slot: number): number {
  return doubles[slot] as number;
}

/** Adds the rate at `index` x `count`, a whole number below 2^53; or answers false, where there is no rate. */
export function addProduct(sums: ExactSums, slot: number, rates: ExactRates, index: number, count: number): boolean {
  const total = (sums.doubles[slot] as number) + (rates.doubles[index] as number) * count;
  // One test for product, sum and rate. What is in the slot lies between 0 and 2^53. A product beyond that, in either direction,
  // takes the total out of it, rounded or not; a smaller one is exact, and so is the total.
  if (total >= 0 && total <= Number.MAX_SAFE_INTEGER) {
    sums.doubles[slot] = total;
    return true;
  }
  return addLargeProduct(sums, slot, rates.exact[index], count);
}

function addLargeProduct(sums: ExactSums, slot: number, rate: bigint | undefined, count: number): boolean {
  if (rate === undefined) {
    return false;
  }
  addLarge(sums, slot, rate * BigInt(count));
  return true;
}

function addLarge(sums: ExactSums, slot: number, amount: bigint): void {
  sums.large ??= new Map();
  sums.large.set(slot, totalOf(sums, slot) + amount);
  sums.doubles[slot] = 0;
}

/** Adds the sum of products in a slot of others. */
export function addTotal(sums: ExactSums, slot: number, other: ExactSums): void {
  const total = countOf(sums, slot) + countOf(other, slot);
  if (total <= Number.MAX_SAFE_INTEGER && other.large === undefined) {
    sums.doubles[slot] = total;
  } else {
    addLarge(sums, slot, totalOf(other, slot));
  }
}

/** The whole sum of products in a slot, pico-USD. */
export function totalOf(sums: ExactSums, slot: number): bigint {
  const small = BigInt(countOf(sums, slot));
  const large = sums.large?.get(slot);
  return large === undefined ? small : large + small;
}
