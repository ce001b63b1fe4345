import type { PicoUsd } from '../pricing/picoUsd';

/** Values by cost on a logarithmic scale: bin n holds costs from 10^(n/5) dollars up to 10^((n+1)/5). */
export interface CostBin {
  readonly bin: number;
  readonly values: number;
  readonly cost: PicoUsd;
}

const BINS_PER_DECADE = 5;

/** US dollars at which a bin begins and ends; its end belongs to the next one. Bin 0 begins at one dollar. */
export function binBorders(bin: number): { readonly from: number; readonly to: number } {
  return { from: 10 ** (bin / BINS_PER_DECADE), to: 10 ** ((bin + 1) / BINS_PER_DECADE) };
}

/** All bins from the lowest to the highest that holds a value, those between them without any included; ascending. */
export function fillBins(bins: readonly CostBin[]): CostBin[] {
  if (bins.length === 0) {
    return [];
  }
  const known = new Map(bins.map((bin) => [bin.bin, bin]));
  const lowest = Math.min(...known.keys());
  const highest = Math.max(...known.keys());
  return Array.from(
    { length: highest - lowest + 1 },
    (_, index) => known.get(lowest + index) ?? { bin: lowest + index, values: 0, cost: 0n },
  );
}
