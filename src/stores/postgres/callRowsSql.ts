import { type LineageColumn, type LineageKind, lineageColumns } from 'core/lineage/lineageRow';
import type { CallsRequest } from '../storeRequest';
import { pricedEachSql } from './price';
import { fixedWindow } from './sqlWindow';

/** How each kind of value travels: what a JSON number could round is text. */
const casts: Readonly<Record<LineageKind, string>> = {
  time: 'timestamptz',
  text: 'text',
  response_cache: 'text',
  tokens: 'text',
  count: 'bigint',
  decimal: 'text',
  duration: 'double precision',
};

const names = Object.keys(lineageColumns) as LineageColumn[];

/** The prefix keeps the columns of a call apart from those that its usage is judged by. */
const columnOf = (name: LineageColumn) => `call_${name}`;

/** Equal amounts in an order that does not change from one reading to the next. */
const tieBreak = `call_time DESC, call_request_id COLLATE "C", call_attempt, call_span_id COLLATE "C"`;

/** Among calls without known dollars, those that may have cost something go before those that cost nothing. */
const orders: Readonly<Record<CallsRequest['sort'], string>> = {
  cost: `known DESC, (unknown OR lacks_rate) DESC, ${tieBreak}`,
  time: tieBreak,
};

/**
 * Single calls, the dearest or the newest first, and what all calls of the window come to, in one statement, so that both
 * see the same calls: rows of two kinds, told apart by `part`. A total is one of a state and, where its calls have no
 * price, of a model, so that it can be told why. Amounts and tokens are text, because a number would be rounded.
 */
export function callRowsSql({ source, window, filters, cuts, rates, sort, limit }: CallsRequest): string {
  const columns = names.map((name) => `"${name}"::${casts[lineageColumns[name]]} AS ${columnOf(name)}`);
  const selected = names.map(columnOf);
  const priced = { source, window: fixedWindow(window), filters, cuts, rates };
  return `WITH listed AS (
  SELECT *, row_number() OVER (ORDER BY ${orders[sort]}) AS place
  FROM (
    SELECT *
    FROM (
      ${pricedEachSql({ ...priced, columns, selected })}
    ) AS call
    ORDER BY ${orders[sort]}
    LIMIT ${limit}
  ) AS first
),
summed AS (
  SELECT state, unpriced_provider, unpriced_model, unpriced_tier, count(*) AS calls, sum(known) AS known,
    count(reported) AS reported_calls, sum(reported) AS reported
  FROM (
    SELECT ${stateSql} AS state, known, reported,
      CASE WHEN unpriced THEN provider END AS unpriced_provider,
      CASE WHEN unpriced THEN model END AS unpriced_model,
      CASE WHEN unpriced THEN service_tier END AS unpriced_tier
    FROM (
      SELECT *, billed AND per_call IS NULL AS unpriced
      FROM (
        ${pricedEachSql({ ...priced, columns: [reportedSql], selected: ['provider', 'model', 'service_tier', 'per_call', 'reported'] })}
      ) AS each_call
    ) AS call
  ) AS stated
  GROUP BY 1, 2, 3, 4
)
SELECT 'total' AS part, state, known::text AS known, calls AS counted, reported_calls, reported::text AS reported, 0 AS place,
  ${names.map((name) => `${totalColumns[name] ?? `null::${casts[lineageColumns[name]]}`} AS ${columnOf(name)}`).join(', ')}
FROM summed
UNION ALL
SELECT 'call', CASE WHEN unknown OR lacks_rate THEN 'unknown' ELSE 'priced' END, known::text, 1, null, null, place,
  ${selected.join(', ')}
FROM listed
ORDER BY part, place`;
}

/** A refusal that nobody bills needs no price. */
const stateSql = `CASE WHEN unpriced THEN 'unpriced' WHEN unknown OR lacks_rate THEN 'incomplete' ELSE 'priced' END`;

/** What cannot be a sum of dollars (NaN sorts above every number) is not recorded. */
const reportedSql = `CASE WHEN abs("total_cost_usd"::numeric) < 1e18 THEN "total_cost_usd"::numeric END AS reported`;

const totalColumns: Readonly<Partial<Record<LineageColumn, string>>> = {
  provider: 'unpriced_provider',
  model: 'unpriced_model',
  service_tier: 'unpriced_tier',
};
