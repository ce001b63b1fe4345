import type { ChainsRequest } from '../storeRequest';
import { dimensionSql, filterSql, isResponseCacheHit } from './callSql';
import { callsIn } from './callsSql';
import { isRetryOfUnknownRequest, requestIdSql } from './requestsSql';
import { fixedWindow } from './sqlWindow';

/**
 * Requests by group and by how many calls each took in the window; the same requests that `requestsSql` counts. One that a
 * response cache answered alone took none.
 */
export function chainsSql({ source, window, filters, by }: ChainsRequest, rowLimit: number): string {
  const groups = by.map((_, index) => `g${index}`);
  const keys = [...groups, 'attempts'];
  const columns = [
    ...by.map((dimension, index) => `${dimensionSql(dimension)} AS g${index}`),
    `count(*) FILTER (WHERE NOT ${isResponseCacheHit}) AS attempts`,
    `bool_or(coalesce("error_class", '') = '') AS answered`,
  ];
  return `SELECT ${keys.join(', ')}, count(*) AS requests, count(*) FILTER (WHERE answered) AS answered
FROM (
  SELECT ${columns.join(',\n    ')}
  ${callsIn(source, fixedWindow(window))}${filterSql(filters)} AND NOT ${isRetryOfUnknownRequest}
  GROUP BY ${[requestIdSql, ...groups].join(', ')}
) AS request
GROUP BY ${keys.map((_, index) => index + 1).join(', ')}
ORDER BY ${keys.length}
LIMIT ${rowLimit}`;
}
