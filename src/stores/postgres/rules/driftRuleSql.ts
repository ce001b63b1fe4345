import { MINIMUM_WEEK_REQUESTS, UNKNOWN_SHARE, minimumWeekCost } from 'core/change/changeUsage';
import { DAYS_APART, DRIFT_DAYS, MINIMUM_PAIRS, STANDARD_ERRORS } from 'core/change/drift';
import { DAY } from 'core/usage/timeWindow';
import type { DriftRule } from '../../rule';
import { dimensionSql, filterSql } from '../callSql';
import { callsIn } from '../callsSql';
import { pricedSumsSql } from '../pricedSumsSql';
import { quoteIdentifier } from '../quote';
import { isRetryOfUnknownRequest, requestIdSql } from '../requestsSql';
import { ruleWindow } from '../sqlWindow';
import { momentSql } from './momentSql';

/** The complete UTC days that are compared, and the running one. */
export const DRIFT_LOOK_BACK = (DRIFT_DAYS + 1) * DAY;

/** How much dearer per request each value became over 14 days, as a share of its mean; 0 where that is within its uncertainty. */
export function driftRuleSql(rule: DriftRule): string {
  return `${weeksSql(rule)},
trends AS (
  SELECT value, count(*) AS pairs, avg(late - early) AS rise, stddev_samp(late - early) AS deviation, avg(late + early) / 2 AS mean
  FROM (
    SELECT value, (early.known * 0.000000000001)::float8 / early.requests AS early, (late.known * 0.000000000001)::float8 / late.requests AS late
    FROM days AS early JOIN days AS late USING (value)
    WHERE late.day = early.day + ${DAYS_APART}
      AND ${isUsable('early')} AND ${isUsable('late')}
  ) AS pair
  GROUP BY value
)
SELECT value AS ${quoteIdentifier(rule.dimension)},
  (CASE WHEN pairs >= ${MINIMUM_PAIRS} AND NOT small AND mean > 0 AND rise > ${STANDARD_ERRORS} * deviation / sqrt(pairs)
    THEN rise / mean * ${DRIFT_DAYS / DAYS_APART} ELSE 0 END)::float8 AS value
FROM weeks LEFT JOIN trends USING (value)`;
}

/** The hour of the evaluation, and what the last 7 of these days cost. */
export function driftMomentSql(rule: DriftRule): string {
  return `${weeksSql(rule)}
SELECT value AS ${quoteIdentifier(rule.dimension)}, (${momentSql(ruleWindow.to.instant, 'last_cost::float8 / 1e12')})::float8 AS value
FROM weeks`;
}

/** A day with requests whose cost is known well enough. */
function isUsable(day: 'early' | 'late'): string {
  return `${day}.requests > 0 AND ${day}.unknown <= ${UNKNOWN_SHARE} * ${day}.calls`;
}

/**
 * `days`: cost and requests by value and complete UTC day, counted from 0; `weeks`: every value with the cost of its last
 * week and whether one of both is below the floors. The definition of `core/change/drift.ts`, held equal by
 * `test/database/driftRule.db.test.ts`.
 */
function weeksSql({ source, filters, cuts, rates, dimension }: DriftRule): string {
  const value = dimensionSql(dimension);
  const day = (instant: string) =>
    `(extract(epoch FROM date_trunc('day', ${instant}, 'UTC') - ${firstDay}) / 86400)::int`;
  const costs = pricedSumsSql({
    source,
    window: ruleWindow,
    filters,
    cuts,
    rates,
    condition: isComplete,
    groups: [
      ['value', value],
      ['day', day('"time"')],
    ],
  });
  const cost = (week: string) => `coalesce(sum(known) FILTER (WHERE ${week}), 0)`;
  const requests = (week: string) => `coalesce(sum(requests) FILTER (WHERE ${week}), 0)`;
  const [first, last] = [`day < ${DAYS_APART}`, `day >= ${DAYS_APART}`];
  return `WITH costs AS (
  ${costs}
),
requests AS (
  SELECT value, ${day('first_seen')} AS day, count(*) AS requests
  FROM (
    SELECT ${value} AS value, min("time") AS first_seen
    ${callsIn(source, ruleWindow)}${filterSql(filters)} AND ${isComplete} AND NOT ${isRetryOfUnknownRequest}
    GROUP BY ${requestIdSql}, 1
  ) AS request
  GROUP BY 1, 2
),
days AS MATERIALIZED (
  SELECT value, day, coalesce(known, 0) AS known, coalesce(calls, 0) AS calls, coalesce(unknown, 0) AS unknown, coalesce(requests, 0) AS requests
  FROM costs FULL JOIN requests USING (value, day)
),
weeks AS (
  SELECT value, ${cost(last)} AS last_cost,
    least(${cost(first)}, ${cost(last)}) < ${minimumWeekCost()} OR least(${requests(first)}, ${requests(last)}) < ${MINIMUM_WEEK_REQUESTS} AS small
  FROM days
  GROUP BY value
)`;
}

const runningDay = `date_trunc('day', ${ruleWindow.to.instant}, 'UTC')`;
const firstDay = `(${runningDay} - interval '${DRIFT_DAYS * 24} hours')`;
const isComplete = `"time" >= ${firstDay} AND "time" < ${runningDay}`;
