import type { BoardOptions } from './driver';

/** The time range and the variables of a board as its address has them. */
export function boardSearch({ from, to, variables = {} }: BoardOptions): string {
  const search = new URLSearchParams({ from, to });
  Object.entries(variables).forEach(([name, value]) => search.set(`var-${name}`, value));
  return search.toString();
}
