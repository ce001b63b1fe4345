import type { CoverageRequest, ModelsRequest, ValuesRequest } from '../store';
import { dimensionSql, filterSql, isResponseCacheHit, windowSql } from './callSql';
import { quoteTable } from './quote';

/** Which models occur in a window, response-cache hits left out because they are not priced. */
export function modelsSql({ source, window }: ModelsRequest, rowLimit: number): string {
  return `SELECT nullif("provider", '') AS provider, nullif("model", '') AS model, nullif("service_tier", '') AS service_tier
FROM ${quoteTable(source.table)}
WHERE ${windowSql(window)} AND NOT ${isResponseCacheHit}
GROUP BY 1, 2, 3
LIMIT ${rowLimit}`;
}

/** The values of a dimension, the most frequent first. */
export function valuesSql({ source, window, filters, dimension }: ValuesRequest, rowLimit: number): string {
  return `SELECT ${dimensionSql(dimension)} AS value
FROM ${quoteTable(source.table)}
WHERE ${windowSql(window)}${filterSql(filters)}
GROUP BY 1
ORDER BY count(*) DESC, 1
LIMIT ${rowLimit}`;
}

/** One row that says how many rows of the window have each fact, and when the last call of the whole table began. */
export function coverageSql({ source, window }: CoverageRequest): string {
  const table = quoteTable(source.table);
  const having = (column: string) => `count(*) FILTER (WHERE coalesce("${column}"::text, '') <> '')`;
  return `SELECT count(*) AS rows,
  ${having('model')} AS with_model,
  count(*) FILTER (WHERE "prompt_tokens" IS NOT NULL AND "completion_tokens" IS NOT NULL) AS with_tokens,
  ${having('feature')} AS with_feature,
  ${having('user_id')} AS with_user,
  (SELECT max("time") FROM ${table}) AS last_call
FROM ${table}
WHERE ${windowSql(window)}`;
}
