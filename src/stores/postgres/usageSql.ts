import type { PriceCuts } from 'core/pricing/rateSheet';
import type { UsageRequest } from '../store';
import {
  bucketSql,
  dimensionSql,
  filterSql,
  hasNoCompletion,
  isResponseCacheHit,
  isUnbilledWithoutTokens,
  windowSql,
} from './callSql';
import { quoteInstant, quoteTable } from './quote';

/**
 * Token sums by bucket, group and pricing key in one pass. Every call is judged before it is summed: its input and its
 * output are each recorded, missing, or impossible (`docs/methods/not-recorded.md`), and only recorded ones are added.
 */
export function usageSql({ source, window, filters, by, step, cuts }: UsageRequest, rowLimit: number): string {
  const frame = { window, timeZone: source.timeZone };
  const groups = by.map((_, index) => `g${index}`);
  const keys = ['bucket', ...groups, 'provider', 'model', 'service_tier', 'context_band', 'price_slice', 'day_part'];
  return `SELECT ${keys.join(', ')},
  count(*) AS calls,
  count(*) FILTER (WHERE input_state = 'none' AND output_state = 'none') AS calls_unbilled,
  count(*) FILTER (WHERE input_state IN ('missing', 'invalid') OR output_state IN ('missing', 'invalid')) AS calls_unknown,
  count(*) FILTER (WHERE input_state = 'missing') AS calls_input_missing,
  count(*) FILTER (WHERE output_state = 'missing') AS calls_output_missing,
  count(*) FILTER (WHERE input_state = 'invalid' OR output_state = 'invalid') AS calls_invalid,
  coalesce(sum(prompt - cache_read - cache_write) FILTER (WHERE input_state = 'recorded'), 0) AS input_uncached,
  coalesce(sum(cache_read) FILTER (WHERE input_state = 'recorded'), 0) AS cache_read,
  coalesce(sum(cache_write - cache_write_1h) FILTER (WHERE input_state = 'recorded'), 0) AS cache_write_5m,
  coalesce(sum(cache_write_1h) FILTER (WHERE input_state = 'recorded'), 0) AS cache_write_1h,
  coalesce(sum(completion - reasoning) FILTER (WHERE output_state = 'recorded'), 0) AS output,
  coalesce(sum(reasoning) FILTER (WHERE output_state = 'recorded'), 0) AS reasoning,
  coalesce(sum(prompt) FILTER (WHERE input_state = 'recorded' AND cache_unrecorded), 0) AS cache_unrecorded,
  coalesce(sum(cache_write) FILTER (WHERE input_state = 'recorded' AND lifetime_unrecorded), 0) AS lifetime_unrecorded
FROM (
  SELECT *,
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
    SELECT ${[`${bucketSql('"time"', step, frame)} AS bucket`, ...by.map((dimension, index) => `${dimensionSql(dimension)} AS g${index}`)].join(',\n      ')},
      nullif("provider", '') AS provider,
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
    FROM ${quoteTable(source.table)}
    WHERE ${windowSql(window)}${filterSql(filters)} AND NOT ${isResponseCacheHit}
  ) AS call
) AS judged
GROUP BY ${keys.map((_, index) => index + 1).join(', ')}
LIMIT ${rowLimit}`;
}

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
