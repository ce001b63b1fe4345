import type { DataFrame, DataQueryRequest, MetricFindValue, ScopedVars } from '@grafana/data';
import { DataSourceWithBackend } from '@grafana/runtime';
import type { DataQuery } from '@grafana/schema';
import { lastValueFrom } from 'rxjs';
import { templateSrv } from './templateSrv';

interface SqlQuery extends DataQuery {
  rawSql?: string;
  format?: string;
}

/** Stands in for Grafana's PostgreSQL data source: the same request to the same address, quoting as it does. */
export class PostgresDataSource extends DataSourceWithBackend<SqlQuery> {
  override applyTemplateVariables({ refId, datasource, rawSql, format }: SqlQuery, scopedVars: ScopedVars): SqlQuery {
    return { refId, datasource, format, rawSql: templateSrv.replace(rawSql, scopedVars, quoteValue) };
  }

  override filterQuery(query: SqlQuery): boolean {
    return !query.hide && Boolean(query.rawSql);
  }

  override async metricFindQuery(query: string | SqlQuery, options?: Partial<DataQueryRequest<SqlQuery>>) {
    const rawSql = typeof query === 'string' ? query : query.rawSql;
    const target: SqlQuery = { refId: 'variable', rawSql, format: 'table', datasource: this.getRef() };
    const request = { ...options, targets: [target], scopedVars: options?.scopedVars ?? {} };
    // The options of a variable lack what only panels have: interval, panel, time zone.
    const { data } = await lastValueFrom(this.query(request as DataQueryRequest<SqlQuery>));
    const frame = data[0] as DataFrame | undefined;
    const values: readonly unknown[] = frame?.fields[0]?.values ?? [];
    return values.map((value): MetricFindValue => ({ text: String(value) }));
  }
}

interface FormattedVariable {
  readonly multi?: boolean;
  readonly includeAll?: boolean;
}

function quoteValue(value: string | number | ReadonlyArray<string | number>, variable: FormattedVariable): string {
  if (typeof value === 'string') {
    const escaped = value.replaceAll("'", "''");
    return variable.multi || variable.includeAll ? `'${escaped}'` : escaped;
  }
  return typeof value === 'number' ? String(value) : value.map((item) => quoteValue(item, { multi: true })).join(',');
}
