export interface DsQuery {
  readonly refId: string;
  readonly datasourceUid: string;
  readonly rawSql: string;
  readonly format: 'table' | 'time_series';
  readonly intervalMs: number;
}

export interface DsQueryRequest {
  /** Epoch milliseconds. */
  readonly from: number;
  readonly to: number;
  readonly queries: readonly DsQuery[];
}

/** The request of POST /api/ds/query, or a sentence saying what is wrong with it. */
export function parseDsQueryRequest(body: unknown): DsQueryRequest | string {
  const { from, to, queries } = asRecord(body);
  if (!Array.isArray(queries) || queries.length === 0) {
    return 'No queries found';
  }
  const range = { from: Number(from), to: Number(to) };
  if (!Number.isFinite(range.from) || !Number.isFinite(range.to)) {
    return `Bad time range: from ${String(from)} to ${String(to)}; the preview takes epoch milliseconds`;
  }
  return { ...range, queries: queries.map(parseQuery) };
}

function parseQuery(query: unknown): DsQuery {
  const { refId, datasource, rawSql, format, intervalMs } = asRecord(query);
  const { uid } = asRecord(datasource);
  return {
    refId: typeof refId === 'string' ? refId : 'A',
    datasourceUid: typeof uid === 'string' ? uid : '',
    rawSql: typeof rawSql === 'string' ? rawSql.trim() : '',
    format: format === 'table' ? 'table' : 'time_series',
    intervalMs: typeof intervalMs === 'number' && intervalMs > 0 ? intervalMs : 1000,
  };
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
