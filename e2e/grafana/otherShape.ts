import { names } from './names';

const table = `${names.schema}.api_log`;

/**
 * The demo's calls as somebody else keeps them: other names, times without a zone, usage in a JSON document whose input leaves
 * cached tokens out, seconds for milliseconds, error classes in words of their own.
 */
export const otherShapeTable = `
  CREATE TABLE ${table} AS
  SELECT
    time AT TIME ZONE 'UTC' AS created_at,
    request_id AS conversation, attempt AS try, user_id AS customer, feature AS "endPoint", provider AS vendor, model AS engine,
    fallback_from AS instead_of, operation AS kind,
    jsonb_build_object(
      'input', prompt_tokens - coalesce(cache_read_tokens, 0) - coalesce(cache_write_tokens, 0),
      'output', completion_tokens,
      'cache', jsonb_build_array(cache_read_tokens, cache_write_tokens, cache_write_1h_tokens)
    ) AS usage,
    reasoning_tokens::text AS thought, service_tier AS tier, response_cache AS answered_from,
    latency_ms / 1000.0 AS took, CASE error_class WHEN 'rate_limit' THEN '429' ELSE error_class END AS failure,
    http_status AS status, environment AS stage, service AS app, tenant AS account, session_id AS session,
    trace_id AS trace, span_id AS span
  FROM ${names.schema}.llm_calls`;

/** The settings that read it as the table it was made from. */
export const otherShapeSettings = {
  table,
  promptTokens: 'exclusive',
  columns: {
    time: { column: 'created_at', as: 'timestamp in UTC' },
    request_id: { column: 'conversation' },
    attempt: { column: 'try' },
    user_id: { column: 'customer' },
    feature: { column: 'endPoint' },
    provider: { column: 'vendor' },
    model: { column: 'engine' },
    fallback_from: { column: 'instead_of' },
    operation: { column: 'kind' },
    prompt_tokens: { column: 'usage', path: ['input'], as: 'integer' },
    completion_tokens: { column: 'usage', path: ['output'], as: 'integer' },
    cache_read_tokens: { column: 'usage', path: ['cache', '0'], as: 'integer' },
    cache_write_tokens: { column: 'usage', path: ['cache', '1'], as: 'integer' },
    cache_write_1h_tokens: { column: 'usage', path: ['cache', '2'], as: 'integer' },
    reasoning_tokens: { column: 'thought', as: 'integer' },
    service_tier: { column: 'tier' },
    response_cache: { column: 'answered_from' },
    latency_ms: { column: 'took', as: 'seconds' },
    error_class: { column: 'failure', values: { '429': 'rate_limit' } },
    http_status: { column: 'status' },
    environment: { column: 'stage' },
    service: { column: 'app' },
    tenant: { column: 'account' },
    session_id: { column: 'session' },
    trace_id: { column: 'trace' },
    span_id: { column: 'span' },
  },
} as const;
