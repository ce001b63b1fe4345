import { historyHours } from 'core/bands/band';
import { EXPECTED_FLOOR, RELATIVE_SPREAD, WIDEST_SPREAD, comparableHoursAgo } from 'core/bands/seasonalBand';
import { SIGMA_FLOOR } from 'core/bands/trailingBand';
import { HOUR } from 'core/usage/timeWindow';
import type { BandRule } from '../../rule';
import { hourlyCostSql } from '../hourlyCostSql';
import { quoteIdentifier } from '../quote';
import { ruleWindow } from '../sqlWindow';
import { momentSql } from './momentSql';

/** The running hour, the closed ones that are judged again for late spans, and the history of the first of them. */
export function bandLookBack({ options, lookBackHours }: BandRule): number {
  return (1 + lookBackHours + historyHours[options.kind]) * HOUR;
}

/** How far above its band each value is: its cost over the upper border in the worst of the judged hours, 0 while warming up. */
export function bandRuleSql(rule: BandRule): string {
  return `${bandSql(rule)}
SELECT value AS ${quoteIdentifier(rule.dimension)}, coalesce(max(usd / upper), 0)::float8 AS value
FROM band
GROUP BY value`;
}

/** Which hour that was, and what it cost. */
export function bandMomentSql(rule: BandRule): string {
  return `${bandSql(rule)}
SELECT value AS ${quoteIdentifier(rule.dimension)}, (array_agg(${momentSql('hour', 'usd')} ORDER BY usd / upper DESC NULLS LAST, hour DESC))[1]::float8 AS value
FROM band
GROUP BY value`;
}

/**
 * `band`: every value and judged hour with its cost `usd` and the `upper` border of its band, both dollars, the latter NULL
 * while it warms up. The definitions of `core/bands`, held equal by `test/database/bandRule.db.test.ts`: sums are exact, and
 * hours without a call count by dividing by the hours of history.
 */
function bandSql(rule: BandRule): string {
  const { dimension, options, lookBackHours, source, filters, cuts, rates } = rule;
  const hours = historyHours[options.kind];
  const squares = options.kind === 'seasonal';
  const hourly = hourlyCostSql({ source, window: ruleWindow, filters, dimension, cuts, rates, squares });
  return `WITH clock AS (
  SELECT date_trunc('hour', ${ruleWindow.to.instant}, 'UTC') AS running
),
judged AS (
  SELECT hour FROM clock, generate_series(running - interval '${lookBackHours} hours', running, interval '1 hour') AS hour
),
hourly AS MATERIALIZED (
  ${hourly}
),
past AS (
  SELECT value, judged.hour,
    coalesce(sum(known) FILTER (WHERE hourly.hour = judged.hour), 0) AS cost,
    coalesce(sum(known) FILTER (WHERE hourly.hour < judged.hour), 0) AS total,
    coalesce(sum(${squares ? 'squared' : 'known * known'}) FILTER (WHERE hourly.hour < judged.hour), 0) AS squares,
    coalesce((extract(epoch FROM judged.hour - min(hourly.hour) FILTER (WHERE hourly.hour < judged.hour)) / 3600)::numeric, 0) AS history
  FROM hourly JOIN judged ON hourly.hour BETWEEN judged.hour - interval '${hours} hours' AND judged.hour
  GROUP BY 1, 2
),
${squares ? seasonalSql(rule) : trailingSql(rule)}`;
}

function trailingSql({ options: { sigmas, floorUsd, warmUpHours } }: BandRule): string {
  return `moments AS (
  SELECT value, hour, total::float8 / 1e12 / history::float8 AS mean,
    sqrt((history * squares - total * total)::float8 / 1e24 / (history * (history - 1))::float8) AS deviation
  FROM past
  WHERE history >= ${Math.max(2, warmUpHours)}
),
border AS (
  SELECT value, hour, greatest(mean + ${sigmas} * greatest(deviation, ${SIGMA_FLOOR} * mean), ${floorUsd}) AS upper
  FROM moments
),
band AS (
  SELECT value, hour, past.cost::float8 / 1e12 AS usd, upper
  FROM past LEFT JOIN border USING (value, hour)
)`;
}

function seasonalSql({ options: { sigmas, floorUsd, warmUpHours } }: BandRule): string {
  return `comparable AS (
  SELECT past.value, past.hour, percentile_cont(0.5) WITHIN GROUP (ORDER BY coalesce(hourly.known, 0)::float8) / 1e12 AS median
  FROM past CROSS JOIN unnest(ARRAY[${comparableHoursAgo.join(', ')}]) AS ago
    LEFT JOIN hourly ON hourly.value = past.value AND hourly.hour = past.hour - ago * interval '1 hour'
  WHERE ago <= past.history
  GROUP BY 1, 2
),
expected AS (
  SELECT value, hour, squares::float8 / 1e24 / (total::float8 / 1e12) AS phi,
    greatest(median, ${EXPECTED_FLOOR} * (total::float8 / 1e12) / history::float8) AS expected
  FROM past JOIN comparable USING (value, hour)
  WHERE total > 0
),
spread AS (
  SELECT value, hour, expected,
    least(sqrt(phi * expected + power(${RELATIVE_SPREAD} * expected, 2)) / expected, ${WIDEST_SPREAD * sigmas}) AS relative
  FROM expected
),
band AS (
  SELECT value, hour, past.cost::float8 / 1e12 AS usd,
    CASE WHEN history >= ${warmUpHours} THEN
      greatest(expected * power(1 - power(relative, 2) / 9 + ${sigmas} * relative / 3, 3), ${floorUsd}) END AS upper
  FROM past LEFT JOIN spread USING (value, hour)
)`;
}
