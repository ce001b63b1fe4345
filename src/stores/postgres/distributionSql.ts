import { type Dimension, dimensions } from 'core/usage/dimension';
import type { ConcentrationRequest, DistributionRequest } from '../storeRequest';
import { dimensionSql, filterSql, isResponseCacheHit } from './callSql';
import { callsIn } from './callsSql';
import { fixedPeriods, pricedCallsSql } from './price';
import { quoteText } from './quote';
import { fixedWindow } from './sqlWindow';

/** Shares of the values in ascending order of cost at which the cost is asked for. */
const quantiles = { p50: 0.5, p75: 0.75, p90: 0.9, p99: 0.99, max: 1 } as const;

/** A value that cost less than this within a day runs away from nothing: without a floor a quarter of all users would. */
const RUNAWAY_FLOOR = 1_000_000_000_000n;

/**
 * How cost is spread over the values of a dimension, all of it in one answer, so that every panel of a board asks the same:
 * rows of four kinds, told apart by `part`. Amounts are text, because a number would be rounded on its way.
 */
export function distributionSql(request: DistributionRequest): string {
  const {
    source,
    window,
    filters,
    dimension,
    cuts,
    rates,
    recent,
    baseline,
    limit,
    dollar: floor = RUNAWAY_FLOOR,
  } = request;
  const priced = pricedCallsSql({
    source,
    filters,
    cuts,
    rates,
    groups: [['value', dimensionSql(dimension)]],
    ...fixedPeriods({ asked: window, recent, baseline }),
  });
  return `WITH per_value AS MATERIALIZED (
  SELECT *, ${isWhollyUnknown('asked')} AS wholly_unknown
  FROM (
  ${priced}
  ) AS priced
),
ranked AS MATERIALIZED (
${rankedSql(dimension)}
),
top AS MATERIALIZED (
  SELECT *, row_number() OVER (ORDER BY wholly_unknown, asked_known DESC, value COLLATE "C") AS place
  FROM per_value
  WHERE asked_calls > 0
  ORDER BY place
  LIMIT ${limit}
),
used AS MATERIALIZED (
  SELECT value, count(DISTINCT request_id) + count(*) FILTER (WHERE request_id IS NULL AND first_attempt) AS requests,
    count(DISTINCT feature) FILTER (WHERE NOT cache_hit) AS features,
    max(call_time) FILTER (WHERE NOT cache_hit) AS last_call
  FROM (
    SELECT ${dimensionSql(dimension)} AS value, nullif("request_id"::text, '') AS request_id,
      coalesce("attempt", 1) <= 1 AS first_attempt, nullif("feature"::text, '') AS feature, "time" AS call_time,
      ${isResponseCacheHit} AS cache_hit
    ${callsIn(source, fixedWindow(window))}${filterSql(filters)}
  ) AS call
  WHERE value IN (SELECT value FROM top)
  GROUP BY value
)
SELECT part, name, cost, counted, place, null::text AS recent, null::text AS baseline, null::bigint AS requests,
  null::bigint AS features, null::timestamptz AS last_call
FROM (
  SELECT 'total' AS part, 'values' AS name, coalesce(sum(asked_known), 0)::text AS cost, count(*) AS counted, 0::bigint AS place
  FROM ranked
  UNION ALL SELECT 'total', 'free', null, count(*), 0 FROM ranked WHERE asked_known = 0
  UNION ALL SELECT 'total', 'topPercent', coalesce(sum(asked_known), 0)::text, count(*), 0 FROM ranked WHERE ${isInTopPercent}
  UNION ALL SELECT 'total', 'unknown', null, count(*), 0
  FROM per_value WHERE ${isNamed(dimension)} AND asked_calls > 0 AND wholly_unknown
  UNION ALL SELECT 'total', 'unnamed', coalesce(sum(asked_known), 0)::text, null, 0
  FROM per_value WHERE NOT ${isNamed(dimension)}
  UNION ALL SELECT 'total', 'runaways', null, count(*), 0
  FROM per_value WHERE ${isNamed(dimension)} AND recent_known >= ${floor} AND baseline_known > 0 AND 7 * recent_known > 10 * baseline_known
  UNION ALL SELECT 'total', 'newAboveFloor', null, count(*), 0
  FROM per_value WHERE ${isNamed(dimension)} AND recent_known >= ${floor} AND baseline_known = 0 AND baseline_unknown = 0
  UNION ALL SELECT 'quantile', name, cost::text, null, 0
  FROM (SELECT percentile_disc(ARRAY[${Object.values(quantiles).join(', ')}]) WITHIN GROUP (ORDER BY asked_known) AS costs FROM ranked) AS at,
    unnest(ARRAY[${Object.keys(quantiles).map(quoteText).join(', ')}], costs) AS quantile(name, cost)
  UNION ALL SELECT 'bin', bin::text, sum(asked_known)::text, count(*), bin
  FROM (SELECT asked_known, ${binSql} AS bin FROM ranked WHERE asked_known > 0) AS binned
  GROUP BY bin
) AS spread
UNION ALL
SELECT 'top', value, asked_known::text, asked_unknown, place,
  CASE WHEN NOT ${isWhollyUnknown('recent')} THEN recent_known END::text,
  CASE WHEN NOT ${isWhollyUnknown('baseline')} THEN baseline_known END::text, requests, features, last_call
FROM top JOIN used USING (value)
ORDER BY part, place`;
}

/** Cost by a second dimension, of all calls and of those of the dearest 1 % of values. */
export function concentrationSql(request: ConcentrationRequest, rowLimit: number): string {
  const { source, window, filters, dimension, by, cuts, rates } = request;
  const priced = pricedCallsSql({
    source,
    filters,
    cuts,
    rates,
    groups: [
      ['value', dimensionSql(dimension)],
      ['by_value', dimensionSql(by)],
    ],
    ...fixedPeriods({ asked: window }),
  });
  return `WITH per_pair AS MATERIALIZED (
  ${priced}
),
per_value AS MATERIALIZED (
  SELECT *, ${isWhollyUnknown('asked')} AS wholly_unknown
  FROM (
    SELECT value, sum(asked_calls) AS asked_calls, sum(asked_known) AS asked_known, sum(asked_unknown) AS asked_unknown
    FROM per_pair
    GROUP BY 1
  ) AS summed
),
ranked AS MATERIALIZED (
${rankedSql(dimension)}
)
SELECT by_value AS name, sum(asked_known)::text AS cost,
  coalesce(sum(asked_known) FILTER (WHERE value IN (SELECT value FROM ranked WHERE ${isInTopPercent})), 0)::text AS top_cost,
  sum(asked_unknown) AS counted
FROM per_pair
GROUP BY 1
ORDER BY sum(asked_known) DESC, 1
LIMIT ${rowLimit}`;
}

/** The values that are recorded and of known cost, numbered from the dearest down; equal ones by name, in any locale. */
function rankedSql(dimension: Dimension): string {
  return `  SELECT value, asked_known, row_number() OVER (ORDER BY asked_known DESC, value COLLATE "C") AS place, count(*) OVER () AS of_values
  FROM per_value
  WHERE ${isNamed(dimension)} AND asked_calls > 0 AND NOT wholly_unknown`;
}

/** The dearest 1 %, rounded up, so that there is one wherever there are values. */
const isInTopPercent = 'place <= ceil(of_values / 100.0)';

/** Five bins to a power of ten, by dollars: the exponent of ten is exact for powers of ten, and 12 of it are pico. */
const binSql = 'floor(5 * log(asked_known::float8))::bigint - 60';

function isWhollyUnknown(period: string): string {
  return `(${period}_known = 0 AND ${period}_unknown > 0)`;
}

function isNamed(dimension: Dimension): string {
  return `value <> ${quoteText(dimensions[dimension].none)}`;
}
