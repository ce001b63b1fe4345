import { BASELINE_DAYS, BASELINE_DAYS_NEEDED } from 'core/bands/runawayUser';
import { dimensions } from 'core/usage/dimension';
import { DAY } from 'core/usage/timeWindow';
import type { RunawayRule } from '../../rule';
import { dimensionSql } from '../callSql';
import { pricedCallsSql } from '../price';
import { quoteIdentifier, quoteText } from '../quote';
import { ruleWindow } from '../sqlWindow';
import { momentSql } from './momentSql';

/** The 24 hours that are judged and the days before them. */
export const RUNAWAY_LOOK_BACK = (1 + BASELINE_DAYS) * DAY;

/** More instances than this help nobody who is on call, and each is kept in Grafana's memory. */
const MOST_VALUES = 100;

/** How many times each value's allowance its last 24 hours cost: those above the floor, the worst first. */
export function runawayRuleSql(rule: RunawayRule): string {
  const { dimension, options } = rule;
  const { times, newUserUsd } = options;
  const allowed = `CASE WHEN days >= ${BASELINE_DAYS_NEEDED} AND baseline > 0 THEN ${times} * (baseline::float8 / 1e12) / ${BASELINE_DAYS} ELSE ${newUserUsd} END`;
  return `${spendSql(rule)}
SELECT value AS ${quoteIdentifier(dimension)}, (recent::float8 / 1e12 / (${allowed}))::float8 AS value
FROM spend
ORDER BY 2 DESC, 1
LIMIT ${MOST_VALUES}`;
}

/** The hour of the evaluation, and what they cost in the 24 hours before. */
export function runawayMomentSql(rule: RunawayRule): string {
  return `${recentSql(rule)}
SELECT value AS ${quoteIdentifier(rule.dimension)}, (${momentSql(ruleWindow.to.instant, 'known::float8 / 1e12')})::float8 AS value
FROM recent`;
}

/** Values that cost the floor or more within the last 24 hours. Calls that name no value are nobody's. */
function recentSql(rule: RunawayRule): string {
  const { source, filters, cuts, rates, dimension, options } = rule;
  const value = dimensionSql(dimension);
  const priced = pricedCallsSql({
    source,
    window: ruleWindow,
    filters,
    cuts,
    rates,
    condition: `"time" > ${dayAgo} AND ${value} <> ${quoteText(dimensions[dimension].none)}`,
    groups: [['value', value]],
    periods: [{ name: 'recent', condition: 'true' }],
  });
  return `WITH recent AS MATERIALIZED (
  SELECT value, recent_known AS known
  FROM (
  ${priced}
  ) AS priced
  WHERE recent_known >= ${options.floorUsd} * 1e12
)`;
}

/** Those values with their days before: everybody else's are not priced, which most of the time is all of them. */
function spendSql(rule: RunawayRule): string {
  const { source, filters, cuts, rates, dimension } = rule;
  const value = dimensionSql(dimension);
  const before = pricedCallsSql({
    source,
    window: ruleWindow,
    filters,
    cuts,
    rates,
    condition: `"time" <= ${dayAgo} AND ${value} IN (SELECT value FROM recent)`,
    groups: [
      ['value', value],
      ['days_ago', `floor(extract(epoch FROM ${ruleWindow.to.instant} - "time") / 86400)::int`],
    ],
    periods: [{ name: 'before', condition: 'true' }],
  });
  return `${recentSql(rule)},
spend AS (
  SELECT value, max(recent.known) AS recent, coalesce(sum(before_known), 0) AS baseline, count(days_ago) AS days
  FROM recent LEFT JOIN (
  ${before}
  ) AS before USING (value)
  GROUP BY value
)`;
}

const dayAgo = `${ruleWindow.to.instant} - interval '24 hours'`;
