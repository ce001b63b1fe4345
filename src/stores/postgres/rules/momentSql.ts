import { MOMENT_FACTOR } from '../../rule';

/**
 * An hour and its dollars in one number: a rule may have one number only, and each further query would price all calls once
 * more. Cents that do not fit are cut at the largest that do.
 */
export function momentSql(instant: string, usd: string): string {
  return `floor(extract(epoch FROM ${instant}) / 3600)::float8 * ${MOMENT_FACTOR} + least(round((${usd} * 100)::numeric), ${MOMENT_FACTOR - 1})::float8`;
}
