import type { UsageRequest } from '../storeRequest';
import { bucketSql, dimensionSql } from './callSql';
import { judgedCallsSql, judgementSums, pricedSums, pricingKeyColumns } from './judgedCallsSql';
import { fixedWindow } from './sqlWindow';

/** What tells calls apart besides their group; `core/usage/facet.ts` says what each means. */
const facetSql = {
  failed: `coalesce("error_class", '') <> ''`,
  retry: 'coalesce("attempt", 1) > 1',
  fallback_from: `nullif("fallback_from"::text, '')`,
  response_cache: `nullif("response_cache"::text, '')`,
};

/** Token sums by bucket, group and pricing key in one pass over the calls; only what is recorded is added. Facets split them further. */
export function usageSql(request: UsageRequest, rowLimit: number): string {
  const { source, window, filters, by, step, cuts, facets = false } = request;
  const frame = { window, timeZone: source.timeZone };
  const groups = by.map((_, index) => `g${index}`);
  const facetColumns = facets ? Object.entries(facetSql) : [];
  const keys = ['bucket', ...groups, ...pricingKeyColumns, ...facetColumns.map(([name]) => name)];
  const columns = [
    `${bucketSql('"time"', step, frame)} AS bucket`,
    ...by.map((dimension, index) => `${dimensionSql(dimension)} AS g${index}`),
    ...facetColumns.map(([name, sql]) => `${sql} AS ${name}`),
  ];
  return `SELECT ${keys.join(', ')},
  ${[...pricedSums, ...judgementSums].join(',\n  ')}
FROM (
  ${judgedCallsSql({ source, window: fixedWindow(window), filters, cuts, columns, withCacheHits: facets })}
) AS judged
GROUP BY ${keys.map((_, index) => index + 1).join(', ')}
LIMIT ${rowLimit}`;
}
