import type { ColumnMapping, ColumnSource } from 'core/lineage/columnMapping';
import type { LineageColumn } from 'core/lineage/lineageRow';
import { requiredColumns } from 'core/lineage/parseColumnMapping';
import { suggestMapping } from 'core/lineage/suggestMapping';
import { unmappedColumns } from 'core/lineage/unmappedColumns';

/** The gen_ai (or general) attribute that says the same as a lineage column; null where no convention has one. */
const attributes: Readonly<Record<LineageColumn, string | null>> = {
  time: null,
  request_id: null,
  attempt: null,
  user_id: 'user.id',
  feature: null,
  provider: 'gen_ai.provider.name',
  model: 'gen_ai.response.model',
  fallback_from: null,
  operation: 'gen_ai.operation.name',
  prompt_tokens: 'gen_ai.usage.input_tokens',
  completion_tokens: 'gen_ai.usage.output_tokens',
  cache_read_tokens: 'gen_ai.usage.cache_read.input_tokens',
  cache_write_tokens: 'gen_ai.usage.cache_creation.input_tokens',
  cache_write_1h_tokens: null,
  reasoning_tokens: 'gen_ai.usage.reasoning.output_tokens',
  service_tier: 'openai.response.service_tier',
  response_cache: null,
  total_cost_usd: null,
  latency_ms: 'gen_ai.client.operation.duration',
  error_class: 'error.type',
  http_status: 'http.response.status_code',
  environment: 'deployment.environment.name',
  service: 'service.name',
  tenant: null,
  session_id: 'gen_ai.conversation.id',
  trace_id: null,
  span_id: null,
};

/** What a table needs besides tokens and time, so that its cost is known and is someone's. */
const lineageNeeds: readonly LineageColumn[] = [
  ...requiredColumns,
  'model',
  'user_id',
  'feature',
  'error_class',
  'latency_ms',
];

export interface ColumnReport {
  readonly lines: readonly object[];
  /** Columns of the lineage that no column of the table seems to carry. */
  readonly missing: readonly LineageColumn[];
}

/**
 * What the columns of a table mean, judged by their names: a line for each, then one with what is missing and the mapping
 * for the data source's settings.
 */
export function reportColumns(names: readonly string[]): ColumnReport {
  const { columns, promptTokens, recognised } = suggestMapping(names.map((name) => ({ name })));
  const missing = lineageNeeds.filter((column) => columns[column] === undefined);
  const used = Object.entries(columns) as [LineageColumn, ColumnSource][];
  return {
    missing,
    lines: [
      ...names.map((name) => {
        const carries = used
          .filter(([, source]) => 'column' in source && source.column === name)
          .map(([column]) => column);
        return { column: name, carries, attribute: carries.map((column) => attributes[column]) };
      }),
      {
        complete: missing.length === 0,
        recognised: recognised ?? null,
        missing,
        unmapped: unmappedColumns(columns),
        promptTokens,
        columns: shortMapping(columns),
      },
    ],
  };
}

/** A source that is nothing but a column is written as its name. */
function shortMapping(columns: ColumnMapping): object {
  return Object.fromEntries(
    Object.entries(columns).map(([name, source]) => [
      name,
      'column' in source && Object.keys(source).length === 1 ? source.column : source,
    ]),
  );
}
