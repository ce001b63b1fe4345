import type { ColumnCast, ColumnMapping } from './columnMapping';
import type { LineageColumn } from './lineageRow';

/** Names under which one lineage column was met in tables of other shapes, the most telling first. */
interface SeenNames {
  readonly names: readonly string[];
  /** Who writes them so. */
  readonly seenIn: string;
  readonly as?: ColumnCast;
}

const openTelemetry = 'OpenTelemetry semantic conventions, gen_ai attributes as columns';
const tables = 'flat tables of applications';

/**
 * Where each lineage column may be found, by name alone. Compared without case and punctuation, so `promptTokens`,
 * `prompt_tokens` and `PROMPT-TOKENS` are one name. Names of two meanings are left out: Langfuse's `latency` is in seconds,
 * Helicone's in milliseconds.
 */
export const seenNames: Readonly<Record<LineageColumn, readonly SeenNames[]>> = {
  time: [
    { names: ['start_time', 'startTime', 'started_at'], seenIn: 'LiteLLM, Langfuse, OpenTelemetry exporters' },
    { names: ['request_created_at'], seenIn: 'Helicone request_response_rmt' },
    { names: ['timestamp', 'created_at', 'called_at', 'ts', 'occurred_at', 'event_time', 'created'], seenIn: tables },
  ],
  request_id: [
    { names: ['request_id', 'req_id', 'correlation_id'], seenIn: 'LiteLLM, Helicone, flat tables' },
    { names: ['gen_ai.response.id', 'response_id'], seenIn: openTelemetry },
  ],
  attempt: [{ names: ['attempt', 'attempt_number', 'try_number'], seenIn: tables }],
  user_id: [
    { names: ['user_id', 'enduser.id', 'user.id'], seenIn: 'Helicone, OpenTelemetry semantic conventions' },
    { names: ['end_user', 'end_user_id', 'customer_id', 'username', 'user'], seenIn: 'LiteLLM, flat tables' },
  ],
  feature: [{ names: ['feature', 'feature_name', 'use_case', 'endpoint', 'app_feature'], seenIn: tables }],
  provider: [
    { names: ['gen_ai.provider.name', 'gen_ai.system'], seenIn: openTelemetry },
    { names: ['provider', 'custom_llm_provider', 'provider_name', 'vendor'], seenIn: 'LiteLLM, Helicone, flat tables' },
  ],
  model: [
    { names: ['gen_ai.response.model', 'gen_ai.request.model'], seenIn: openTelemetry },
    { names: ['model', 'model_name', 'provided_model_name', 'engine'], seenIn: 'LiteLLM, Langfuse, Helicone' },
  ],
  fallback_from: [{ names: ['fallback_from', 'original_model', 'fallback_for'], seenIn: tables }],
  operation: [
    { names: ['gen_ai.operation.name'], seenIn: openTelemetry },
    { names: ['operation', 'operation_name', 'call_type'], seenIn: 'LiteLLM, flat tables' },
  ],
  prompt_tokens: [
    { names: ['gen_ai.usage.input_tokens', 'gen_ai.usage.prompt_tokens'], seenIn: openTelemetry },
    {
      names: ['prompt_tokens', 'input_tokens', 'tokens_in', 'num_input_tokens'],
      seenIn: 'LiteLLM, Langfuse, Helicone',
    },
  ],
  completion_tokens: [
    { names: ['gen_ai.usage.output_tokens', 'gen_ai.usage.completion_tokens'], seenIn: openTelemetry },
    { names: ['completion_tokens', 'output_tokens', 'tokens_out', 'num_output_tokens'], seenIn: 'LiteLLM, Langfuse' },
  ],
  cache_read_tokens: [
    { names: ['gen_ai.usage.cache_read.input_tokens'], seenIn: openTelemetry },
    { names: ['cache_read_tokens', 'cache_read_input_tokens'], seenIn: 'Anthropic API, LiteLLM daily tables' },
    { names: ['prompt_cache_read_tokens'], seenIn: 'Helicone request_response_rmt' },
    { names: ['cached_tokens', 'cached_input_tokens'], seenIn: 'OpenAI API, flat tables' },
  ],
  cache_write_tokens: [
    { names: ['gen_ai.usage.cache_creation.input_tokens'], seenIn: openTelemetry },
    { names: ['cache_write_tokens', 'cache_creation_input_tokens'], seenIn: 'Anthropic API, LiteLLM daily tables' },
    { names: ['prompt_cache_write_tokens'], seenIn: 'Helicone request_response_rmt' },
  ],
  cache_write_1h_tokens: [
    { names: ['cache_write_1h_tokens', 'ephemeral_1h_input_tokens'], seenIn: 'Anthropic API, flat tables' },
  ],
  reasoning_tokens: [
    { names: ['gen_ai.usage.reasoning.output_tokens'], seenIn: openTelemetry },
    { names: ['reasoning_tokens'], seenIn: 'OpenAI API, flat tables' },
  ],
  service_tier: [
    {
      names: ['service_tier', 'openai.response.service_tier', 'gen_ai.openai.response.service_tier'],
      seenIn: openTelemetry,
    },
  ],
  response_cache: [{ names: ['response_cache'], seenIn: 'the lineage table' }],
  total_cost_usd: [
    { names: ['total_cost_usd', 'cost_usd', 'total_cost', 'calculated_total_cost'], seenIn: 'Langfuse, flat tables' },
    { names: ['spend'], seenIn: 'LiteLLM' },
  ],
  latency_ms: [
    { names: ['latency_ms', 'duration_ms', 'request_duration_ms', 'elapsed_ms'], seenIn: 'LiteLLM, flat tables' },
    { names: ['gen_ai.client.operation.duration'], seenIn: openTelemetry, as: 'seconds' },
    { names: ['latency_seconds', 'duration_seconds', 'latency_s', 'duration_s'], seenIn: tables, as: 'seconds' },
  ],
  error_class: [{ names: ['error_class', 'error.type', 'error_code'], seenIn: 'OpenTelemetry semantic conventions' }],
  http_status: [
    { names: ['http_status', 'http.response.status_code', 'status_code'], seenIn: 'OpenTelemetry, Helicone' },
  ],
  environment: [
    {
      names: ['environment', 'deployment.environment.name', 'deployment.environment', 'env'],
      seenIn: 'OpenTelemetry, Langfuse',
    },
  ],
  service: [{ names: ['service', 'service.name', 'app_name'], seenIn: 'OpenTelemetry semantic conventions' }],
  tenant: [{ names: ['tenant', 'tenant_id', 'team_id', 'organization_id', 'org_id'], seenIn: 'LiteLLM, flat tables' }],
  session_id: [
    {
      names: ['session_id', 'session.id', 'conversation_id', 'gen_ai.conversation.id'],
      seenIn: 'OpenTelemetry, LiteLLM',
    },
  ],
  trace_id: [{ names: ['trace_id'], seenIn: 'OpenTelemetry exporters, Langfuse' }],
  span_id: [{ names: ['span_id'], seenIn: 'OpenTelemetry exporters' }],
};

interface KnownTable {
  readonly name: string;
  /** Columns that no other table is known to have together. */
  readonly recognisedBy: readonly string[];
  readonly columns: ColumnMapping;
}

/** Tables whose facts do not stand in columns of their own, mapped as a whole. */
export const knownTables: readonly KnownTable[] = [
  {
    // Its Prisma schema has no cache or error columns: usage details are written to the metadata, errors to the status.
    name: 'LiteLLM_SpendLogs',
    recognisedBy: ['startTime', 'custom_llm_provider', 'metadata', 'cache_hit', 'call_type', 'prompt_tokens'],
    columns: {
      time: { column: 'startTime', as: 'timestamp in UTC' },
      request_id: { column: 'request_id' },
      user_id: { column: 'end_user' },
      feature: { column: 'request_tags', path: ['0'] },
      provider: { column: 'custom_llm_provider' },
      model: { column: 'model' },
      operation: {
        column: 'call_type',
        values: {
          completion: 'chat',
          acompletion: 'chat',
          embedding: 'embeddings',
          aembedding: 'embeddings',
        },
      },
      prompt_tokens: { column: 'prompt_tokens' },
      completion_tokens: { column: 'completion_tokens' },
      cache_read_tokens: {
        column: 'metadata',
        path: ['additional_usage_values', 'prompt_tokens_details', 'cached_tokens'],
      },
      cache_write_tokens: { column: 'metadata', path: ['additional_usage_values', 'cache_creation_input_tokens'] },
      reasoning_tokens: {
        column: 'metadata',
        path: ['additional_usage_values', 'completion_tokens_details', 'reasoning_tokens'],
      },
      response_cache: {
        column: 'cache_hit',
        values: { True: 'unspecified', true: 'unspecified', False: 'miss', false: 'miss', None: null, '': null },
      },
      total_cost_usd: { column: 'spend' },
      latency_ms: { column: 'request_duration_ms' },
      error_class: { column: 'status', values: { success: null, failure: 'other', '': null } },
      tenant: { column: 'team_id' },
      session_id: { column: 'session_id' },
    },
  },
];
