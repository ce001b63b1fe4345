import type { PriceCuts } from 'core/pricing/rateSheet';
import type { TokenClass } from 'core/usage/tokenClass';
import type { StoreFilter, StoreSource } from '../storeRequest';
import { filterSql, hasNoCompletion, isResponseCacheHit, isUnbilledWithoutTokens } from './callSql';
import { callsIn } from './callsSql';
import { quoteInstant } from './quote';
import type { SqlWindow } from './sqlWindow';

export interface JudgedCalls {
  readonly source: StoreSource;
  readonly window: SqlWindow;
  readonly filters: readonly StoreFilter[];
  readonly cuts: PriceCuts;
  /** What is selected of every call besides, such as `"time" AS t`. */
  readonly columns: readonly string[];
  /** A condition on calls besides the filters. */
  readonly condition?: string | undefined;
  /** Keeps the answers of response caches, which are no calls and cost nothing; they are left out otherwise. */
  readonly withCacheHits?: boolean;
}

/**
 * Every call by itself, judged before anything is summed: its input and its output are each recorded, missing, impossible
 * or none (`docs/methods/not-recorded.md`), and it lies in one cell of the cuts. A query to stand in parentheses.
 */
export function judgedCallsSql(calls: JudgedCalls): string {
  const { source, window, filters, cuts, columns, condition, withCacheHits = false } = calls;
  return `SELECT *,
    CASE
      WHEN prompt IS NULL THEN CASE WHEN unbilled THEN 'none' ELSE 'missing' END
      WHEN least(prompt, cache_read, cache_write, cache_write_1h) < 0
        OR cache_read + cache_write > prompt OR cache_write_1h > cache_write THEN 'invalid'
      ELSE 'recorded'
    END AS input_state,
    CASE
      WHEN completion IS NULL THEN CASE WHEN unbilled OR no_completion THEN 'none' ELSE 'missing' END
      WHEN least(completion, reasoning) < 0 OR reasoning > completion THEN 'invalid'
      ELSE 'recorded'
    END AS output_state
  FROM (
    SELECT ${columns.map((column) => `${column},\n      `).join('')}nullif("provider", '') AS provider,
      nullif("model", '') AS model,
      nullif("service_tier", '') AS service_tier,
      ${contextBandSql(cuts)} AS context_band,
      ${priceSliceSql(cuts)} AS price_slice,
      ${dayPartSql(cuts)} AS day_part,
      "prompt_tokens" AS prompt,
      "completion_tokens" AS completion,
      coalesce("cache_read_tokens", 0) AS cache_read,
      coalesce("cache_write_tokens", 0) AS cache_write,
      coalesce("cache_write_1h_tokens", 0) AS cache_write_1h,
      coalesce("reasoning_tokens", 0) AS reasoning,
      "cache_read_tokens" IS NULL AS cache_unrecorded,
      "cache_write_tokens" > 0 AND "cache_write_1h_tokens" IS NULL AS lifetime_unrecorded,
      ${isUnbilledWithoutTokens} AS unbilled,
      ${hasNoCompletion} AS no_completion
    ${callsIn(source, window)}${filterSql(filters)}${condition === undefined ? '' : ` AND ${condition}`}${withCacheHits ? '' : ` AND NOT ${isResponseCacheHit}`}
  ) AS call`;
}

/** The columns of a pricing key, within which price is linear in tokens. */
export const pricingKeyColumns: readonly string[] = [
  'provider',
  'model',
  'service_tier',
  'context_band',
  'price_slice',
  'day_part',
];

/** A refused call costs nothing at any rate; everything else is billed. */
export const isBilled = `NOT (input_state = 'none' AND output_state = 'none')`;

/** The cost of a call cannot be fully known: tokens are missing or impossible. */
export const isUnknown = `(input_state IN ('missing', 'invalid') OR output_state IN ('missing', 'invalid'))`;

/** The tokens of each class of a judged call, and where they count. */
export const tokenSql: Readonly<Record<TokenClass, { readonly tokens: string; readonly where: string }>> = {
  inputUncached: { tokens: 'prompt - cache_read - cache_write', where: `input_state = 'recorded'` },
  cacheRead: { tokens: 'cache_read', where: `input_state = 'recorded'` },
  cacheWrite5m: { tokens: 'cache_write - cache_write_1h', where: `input_state = 'recorded'` },
  cacheWrite1h: { tokens: 'cache_write_1h', where: `input_state = 'recorded'` },
  output: { tokens: 'completion - reasoning', where: `output_state = 'recorded'` },
  reasoning: { tokens: 'reasoning', where: `output_state = 'recorded'` },
};

function tokenSum(tokenClass: TokenClass): string {
  const { tokens, where } = tokenSql[tokenClass];
  return `coalesce(sum(${tokens}) FILTER (WHERE ${where}), 0)`;
}

/** Sums over judged calls that a cost is computed from: counts of calls, and the tokens of each class that are recorded. */
export const pricedSums: readonly string[] = [
  'count(*) AS calls',
  `count(*) - count(*) FILTER (WHERE ${isBilled}) AS calls_unbilled`,
  `count(*) FILTER (WHERE ${isUnknown}) AS calls_unknown`,
  `${tokenSum('inputUncached')} AS input_uncached`,
  `${tokenSum('cacheRead')} AS cache_read`,
  `${tokenSum('cacheWrite5m')} AS cache_write_5m`,
  `${tokenSum('cacheWrite1h')} AS cache_write_1h`,
  `${tokenSum('output')} AS output`,
  `${tokenSum('reasoning')} AS reasoning`,
];

/** Sums over judged calls that say why a cost is not exact. */
export const judgementSums: readonly string[] = [
  "count(*) FILTER (WHERE input_state = 'missing') AS calls_input_missing",
  "count(*) FILTER (WHERE output_state = 'missing') AS calls_output_missing",
  "count(*) FILTER (WHERE input_state = 'invalid' OR output_state = 'invalid') AS calls_invalid",
  "coalesce(sum(prompt) FILTER (WHERE input_state = 'recorded' AND cache_unrecorded), 0) AS cache_unrecorded",
  "coalesce(sum(cache_write) FILTER (WHERE input_state = 'recorded' AND lifetime_unrecorded), 0) AS lifetime_unrecorded",
];

/** How many context thresholds the whole input of a call exceeds: tiers count cached tokens too. */
function contextBandSql({ contextThresholds }: PriceCuts): string {
  const exceeded = contextThresholds.map((threshold) => `("prompt_tokens" > ${threshold})::int`);
  return exceeded.length === 0 ? 'CASE WHEN "prompt_tokens" IS NOT NULL THEN 0 END' : exceeded.join(' + ');
}

function priceSliceSql({ validFrom }: PriceCuts): string {
  return ['0', ...validFrom.map((instant) => `("time" >= ${quoteInstant(instant)})::int`)].join(' + ');
}

function dayPartSql({ dayTimes }: PriceCuts): string {
  const time = `("time" AT TIME ZONE 'UTC')::time`;
  return ['0', ...dayTimes.map((second) => `(${time} >= time '00:00' + interval '${second} seconds')::int`)].join(
    ' + ',
  );
}
