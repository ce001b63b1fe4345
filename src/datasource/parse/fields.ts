import { QueryError } from './queryError';

/** The fields of a query before any of them is known to be right. */
export type Fields = Readonly<Record<string, unknown>>;

export function asRecord(value: unknown, name: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new QueryError(`${name}: expected an object, got ${say(value)}.`);
  }
  return value as Fields;
}

export function asList(value: unknown, name: string): readonly unknown[] {
  if (!Array.isArray(value)) {
    throw new QueryError(`${name}: expected a list, got ${say(value)}.`);
  }
  return value;
}

/** One of some texts; a blank is the fallback. */
export function oneOf<const Option extends string>(
  fields: Fields,
  name: string,
  options: readonly Option[],
  fallback: Option,
): Option {
  const value = fields[name];
  if (!isSet(value)) {
    return fallback;
  }
  const option = options.find((each) => each === value);
  if (option === undefined) {
    throw new QueryError(`${name}: ${say(value)} is none of ${options.join(', ')}.`);
  }
  return option;
}

/** A whole number from 1 on, which a dashboard variable may have made text of. */
export function parseCount(value: unknown, name: string, most: number): number {
  const count = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof count !== 'number' || !Number.isInteger(count) || count < 1 || count > most) {
    throw new QueryError(`${name}: ${say(value)} has to be a whole number from 1 to ${most}.`);
  }
  return count;
}

/** A number within bounds, which a dashboard variable may have made text of. */
export function parseAmount(value: unknown, name: string, { least, most }: { least: number; most: number }): number {
  const amount = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof amount !== 'number' || !(amount >= least && amount <= most)) {
    throw new QueryError(`${name}: ${say(value)} has to be a number from ${least} to ${most}.`);
  }
  return amount;
}

export function isSet(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}

export function say(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}
