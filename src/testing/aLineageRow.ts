import type { LineageRow } from 'core/lineage/lineageRow';

/** An answered call of gpt-4o on 2026-09-20 at noon, UTC, that recorded everything and used nothing, except for what is given. */
export function aLineageRow(overrides: Partial<LineageRow> = {}): LineageRow {
  return {
    time: Date.parse('2026-09-20T12:00:00Z'),
    request_id: 'request-1',
    attempt: 1,
    user_id: 'ada',
    feature: 'search',
    provider: 'openai',
    model: 'gpt-4o',
    fallback_from: null,
    operation: 'chat',
    prompt_tokens: 0,
    completion_tokens: 0,
    cache_read_tokens: 0,
    cache_write_tokens: 0,
    cache_write_1h_tokens: 0,
    reasoning_tokens: 0,
    service_tier: null,
    response_cache: null,
    total_cost_usd: null,
    latency_ms: null,
    error_class: null,
    http_status: null,
    environment: null,
    service: null,
    tenant: null,
    session_id: null,
    trace_id: null,
    span_id: null,
    ...overrides,
  };
}
