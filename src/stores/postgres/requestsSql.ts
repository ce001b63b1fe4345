import type { RequestsRequest } from '../storeRequest';
import { bucketSql, dimensionSql, filterSql } from './callSql';
import { callsIn } from './callsSql';
import { quoteText } from './quote';
import { fixedWindow } from './sqlWindow';

/** Rows without an id must not fall into one request: each gets an id of its own (PostgreSQL 13 has the function built in). */
export const requestIdSql = `coalesce(nullif("request_id"::text, ''), gen_random_uuid()::text)`;

/** Where nothing ties a retry to its request, only first attempts are counted. */
export const isRetryOfUnknownRequest = `(coalesce("request_id"::text, '') = '' AND coalesce("attempt", 1) > 1)`;

/**
 * Distinct requests by group, each counted in the bucket of its first row, so that counts add up over time. Response-cache hits are requests too.
 */
export function requestsSql(request: RequestsRequest, rowLimit: number): string {
  const { source, window, filters, by, step, rest } = request;
  const groups = rest === undefined ? by.map((_, index) => `g${index}`) : [];
  const dimensionColumns = groups.map(
    (group, index) => `${dimensionSql(by[index] as (typeof by)[number])} AS ${group}`,
  );
  const keys = ['bucket', ...groups];
  return `SELECT ${keys.join(', ')}, count(*) AS requests, count(*) FILTER (WHERE answered) AS answered
FROM (
  SELECT ${[`${bucketSql('min("time")', step, { window, timeZone: source.timeZone })} AS bucket`, ...dimensionColumns].join(', ')},
    bool_or(coalesce("error_class", '') = '') AS answered
  ${callsIn(source, fixedWindow(window))}${filterSql(filters)} AND NOT ${isRetryOfUnknownRequest}${rest === undefined ? '' : ` AND NOT ${isAmong(by, rest)}`}
  GROUP BY ${[requestIdSql, ...groups].join(', ')}
) AS request
GROUP BY ${keys.map((_, index) => index + 1).join(', ')}
LIMIT ${rowLimit}`;
}

function isAmong(by: RequestsRequest['by'], groups: NonNullable<RequestsRequest['rest']>): string {
  const columns = by.map(dimensionSql).join(', ');
  const tuples = groups.map(({ values }) => `(${values.map(quoteText).join(', ')})`);
  return `((${columns}) IN (${tuples.join(', ')}))`;
}
