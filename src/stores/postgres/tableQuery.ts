import type { StoreQuery } from '../store';

/** What Grafana's PostgreSQL data source wants: `format: table`, because its default turns text columns into labels. */
export function tableQuery(refId: string, rawSql: string): StoreQuery {
  return { refId, target: { rawSql, format: 'table', rawQuery: true, editorMode: 'code' }, text: rawSql };
}
