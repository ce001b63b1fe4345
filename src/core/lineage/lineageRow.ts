/**
 * One row of the lineage table (`stores/postgres/lineage.sql`): one attempt at a provider.
 *
 * `null` means "not recorded", which is neither zero nor an empty string. `time` is the start of the call in epoch
 * milliseconds; tokens are counts; `prompt_tokens` includes cache reads and writes; `completion_tokens` includes reasoning.
 */
export interface LineageRow {
  readonly time: number;
  readonly request_id: string | null;
  readonly attempt: number | null;
  readonly user_id: string | null;
  readonly feature: string | null;
  readonly provider: string | null;
  readonly model: string | null;
  readonly fallback_from: string | null;
  readonly operation: string | null;
  readonly prompt_tokens: number | null;
  readonly completion_tokens: number | null;
  readonly cache_read_tokens: number | null;
  readonly cache_write_tokens: number | null;
  readonly cache_write_1h_tokens: number | null;
  readonly reasoning_tokens: number | null;
  readonly service_tier: string | null;
  readonly response_cache: ResponseCache | null;
  /** USD as the application or gateway wrote it, as decimal text: a cross-check, never shown as cost. */
  readonly total_cost_usd: string | null;
  readonly latency_ms: number | null;
  readonly error_class: string | null;
  readonly http_status: number | null;
  readonly environment: string | null;
  readonly service: string | null;
  readonly tenant: string | null;
  readonly session_id: string | null;
  readonly trace_id: string | null;
  readonly span_id: string | null;
}

export type LineageColumn = keyof LineageRow;

export const responseCaches = ['exact', 'semantic', 'unspecified', 'miss'] as const;
export type ResponseCache = (typeof responseCaches)[number];

/** What a column may hold; decides how text is read into it and how it is written to a store. */
export type LineageKind = 'time' | 'text' | 'tokens' | 'count' | 'decimal' | 'duration' | 'response_cache';

/** Every column of the lineage table in the order of its DDL. */
export const lineageColumns = {
  time: 'time',
  request_id: 'text',
  attempt: 'count',
  user_id: 'text',
  feature: 'text',
  provider: 'text',
  model: 'text',
  fallback_from: 'text',
  operation: 'text',
  prompt_tokens: 'tokens',
  completion_tokens: 'tokens',
  cache_read_tokens: 'tokens',
  cache_write_tokens: 'tokens',
  cache_write_1h_tokens: 'tokens',
  reasoning_tokens: 'tokens',
  service_tier: 'text',
  response_cache: 'response_cache',
  total_cost_usd: 'decimal',
  latency_ms: 'duration',
  error_class: 'text',
  http_status: 'count',
  environment: 'text',
  service: 'text',
  tenant: 'text',
  session_id: 'text',
  trace_id: 'text',
  span_id: 'text',
} as const satisfies Record<LineageColumn, LineageKind>;

/** The error classes of the lineage table; how each is billed is told in docs/methods/error-classes.md. */
export const errorClasses = [
  'rate_limit',
  'overloaded',
  'timeout',
  'server_error',
  'auth',
  'invalid_request',
  'context_length',
  'content_filter',
  'cancelled',
  'network',
  'other',
] as const;
export type ErrorClass = (typeof errorClasses)[number];
