import type { PriceCuts } from 'core/pricing/rateSheet';
import type { RateTable } from 'core/pricing/rateTable';
import type { Dimension } from 'core/usage/dimension';
import type { HourlyRequest, StoreFilter, StoreSource } from '../storeRequest';
import { dimensionSql } from './callSql';
import { pricedCallsSql } from './price';
import { pricedSumsSql } from './pricedSumsSql';
import { quoteInstant } from './quote';
import { type SqlWindow, fixedWindow } from './sqlWindow';

export interface HourlyCostQuery {
  readonly source: StoreSource;
  readonly window: SqlWindow;
  readonly filters: readonly StoreFilter[];
  readonly dimension: Dimension;
  readonly cuts: PriceCuts;
  readonly rates: RateTable;
  /** Also the sum of the calls' squared costs, for which every call is priced by itself. */
  readonly squares: boolean;
}

/**
 * Cost by value of a dimension and UTC hour, priced in the store: `value`, `hour`, `calls`, `known` in pico-USD, `squared`
 * in pico-USD squared (NULL where it is not asked for) and the calls of `unknown` cost. A query to stand in parentheses.
 */
export function hourlyCostSql({ dimension, squares, ...calls }: HourlyCostQuery): string {
  const priced = {
    ...calls,
    groups: [
      ['value', dimensionSql(dimension)],
      ['hour', `date_trunc('hour', "time", 'UTC')`],
    ] as const,
  };
  return squares
    ? `SELECT value, hour, all_calls AS calls, all_known AS known, all_squared AS squared, all_unknown AS unknown
  FROM (
  ${pricedCallsSql({ ...priced, squares, periods: [{ name: 'all', condition: 'true' }] })}
  ) AS priced`
    : `SELECT value, hour, calls, known, null::numeric AS squared, unknown
  FROM (
  ${pricedSumsSql(priced)}
  ) AS priced`;
}

/** Cost by hour of the values that were dearest since an instant, and how many values there are. Amounts are text. */
export function hourlySql({ window, rankedSince, limit, ...request }: HourlyRequest, rowLimit: number): string {
  return `WITH hourly AS MATERIALIZED (
  ${hourlyCostSql({ ...request, window: fixedWindow(window) })}
),
ranked AS (
  SELECT value, row_number() OVER (ORDER BY coalesce(sum(known) FILTER (WHERE hour >= ${quoteInstant(rankedSince)}), 0) DESC, value COLLATE "C") AS place,
    count(*) OVER () AS of_values
  FROM hourly
  GROUP BY value
)
SELECT value, hour, calls, known::text AS cost, squared::text AS cost_squared, unknown AS calls_unknown, of_values
FROM hourly JOIN ranked USING (value)
WHERE place <= ${limit}
ORDER BY place, hour
LIMIT ${rowLimit}`;
}
