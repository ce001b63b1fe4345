import { type DsQuery, type DsQueryRequest, parseDsQueryRequest } from './dsQueryRequest';
import { type FrameField, writeField } from './frameField';
import { MacroError, expandMacros } from './macros';
import type { ReadSql } from './sqlReader';
import { readNumericTime, toTimeSeries } from './timeSeries';

export const POSTGRES_TYPE = 'grafana-postgresql-datasource';

/** Grafana's `dataproxy.row_limit`. */
const ROW_LIMIT = 1_000_000;

/** An HTTP answer; the body is JSON text. */
export interface Answer {
  readonly status: number;
  readonly body: string;
}

interface DsQueryOptions {
  readonly read: ReadSql;
  /** The plugin id of each data source by its uid. */
  readonly dataSourceTypes: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  readonly rowLimit?: number;
}

/**
 * What Grafana 12.3 answers to POST /api/ds/query (recorded in fixtures/grafana-exchanges). One failing query makes
 * the whole answer a 400, with the good results beside the error.
 */
export async function answerDsQuery(body: unknown, options: DsQueryOptions): Promise<Answer> {
  const request = parseDsQueryRequest(body);
  if (typeof request === 'string') {
    return json(400, { message: request });
  }
  for (const { datasourceUid } of request.queries) {
    const type = options.dataSourceTypes[datasourceUid];
    if (type === undefined) {
      return json(404, { message: 'Data source not found' });
    }
    if (type !== POSTGRES_TYPE) {
      return pluginUnavailable();
    }
  }
  const results: string[] = [];
  let failed = false;
  for (const query of request.queries) {
    if (query.rawSql === '') {
      continue;
    }
    const result = await answerQuery(query, request, options);
    failed ||= result.failed;
    results.push(`${JSON.stringify(query.refId)}:${result.text}`);
  }
  return { status: failed ? 400 : 200, body: `{"results":{${results.join(',')}}}` };
}

/** What Grafana answers where a data source without a backend is asked for anything. */
export function pluginUnavailable(): Answer {
  return json(500, { statusCode: 500, messageId: 'plugin.unavailable', message: 'Plugin unavailable' });
}

async function answerQuery(query: DsQuery, request: DsQueryRequest, options: DsQueryOptions) {
  let executedQueryString: string | undefined;
  try {
    executedQueryString = expandMacros(query.rawSql, { ...request, intervalMs: query.intervalMs });
    const columns = await options.read(executedQueryString, options.signal);
    const rowLimit = options.rowLimit ?? ROW_LIMIT;
    const limited = (columns[0]?.cells.length ?? 0) > rowLimit;
    const kept = limited ? columns.map((field) => ({ ...field, cells: field.cells.slice(0, rowLimit) })) : columns;
    const notices = limited ? [rowLimitNotice(rowLimit)] : undefined;
    return {
      failed: false,
      text: `{"status":200,"frames":[${writeFrame({ query, executedQueryString, notices }, kept)}]}`,
    };
  } catch (error) {
    options.signal?.throwIfAborted();
    const { text, source } = describeError(error);
    const frame = writeFrame({ query, executedQueryString, notices: undefined }, []);
    const head = JSON.stringify({ error: text, errorSource: source, status: 500 }).slice(0, -1);
    return { failed: true, text: `${head},"frames":[${frame}]}` };
  }
}

function rowLimitNotice(rowLimit: number) {
  return {
    severity: 'warning',
    text: `Results have been limited to ${rowLimit} because the SQL row limit was reached`,
  };
}

function describeError(error: unknown): { readonly text: string; readonly source: 'plugin' | 'downstream' } {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof MacroError) {
    return { text: `interpolation failed: ${message}`, source: 'plugin' };
  }
  // PGlite gives PostgreSQL's bare message, where Grafana's driver puts its own name before it.
  const fromDatabase = error instanceof Error && 'severity' in error;
  return { text: fromDatabase ? `db query error: pq: ${message}` : message, source: 'downstream' };
}

interface FrameHead {
  readonly query: DsQuery;
  readonly executedQueryString: string | undefined;
  readonly notices: readonly unknown[] | undefined;
}

function writeFrame({ query, executedQueryString, notices }: FrameHead, columns: readonly FrameField[]): string {
  // Without rows Grafana drops the fields as well, in both formats.
  const isEmpty = (columns[0]?.cells.length ?? 0) === 0;
  const rows = isEmpty ? [] : readNumericTime(columns);
  const series = query.format === 'time_series' && !isEmpty ? toTimeSeries(rows) : { fields: rows, widened: false };
  const type = series.widened ? { type: 'timeseries-wide', typeVersion: [0, 1] } : { typeVersion: [0, 0] };
  const fields = series.fields.map(writeField);
  const meta = JSON.stringify({ ...type, notices, executedQueryString });
  const schema = `{"refId":${JSON.stringify(query.refId)},"meta":${meta},"fields":[${fields.map((field) => field.schema).join(',')}]}`;
  const data = [
    `"values":[${fields.map((field) => field.values).join(',')}]`,
    sparseText(
      'entities',
      fields.map((field) => field.entities),
    ),
    sparseText(
      'nanos',
      fields.map((field) => field.nanos),
    ),
  ];
  return `{"schema":${schema},"data":{${data.filter((part) => part !== '').join(',')}}}`;
}

function sparseText(name: string, parts: ReadonlyArray<string | undefined>): string {
  return parts.some((part) => part !== undefined) ? `"${name}":[${parts.map((part) => part ?? 'null').join(',')}]` : '';
}

function json(status: number, body: unknown): Answer {
  return { status, body: JSON.stringify(body) };
}
