import {
  type CoreApp,
  type DataFrame,
  type DataQueryError,
  type DataQueryRequest,
  type DataQueryResponse,
  DataSourceApi,
  type DataSourceGetTagValuesOptions,
  type DataSourceInstanceSettings,
  LoadingState,
  type MetricFindValue,
  type ScopedVars,
  type TestDataSourceResponse,
  type TimeRange,
  getDefaultTimeRange,
} from '@grafana/data';
import { type TemplateSrv, getDataSourceSrv, getTemplateSrv } from '@grafana/runtime';
import { isDimension } from 'core/usage/dimension';
import { createAnswerMemo } from 'execution/answerMemo';
import { type DelegateMemo, type DelegationLog, askDelegate } from 'execution/askDelegate';
import { getDelegate, messageOf } from 'execution/delegate';
import { DelegateQueryError } from 'execution/delegateQueryError';
import { oneNotice } from 'frames/oneNotice';
import { createColorBook } from 'frames/seriesColor';
import type { TraceSource } from 'frames/traceLink';
import { type Observable, catchError, defer, forkJoin, from, map, of, switchMap } from 'rxjs';
import { storeForType } from 'stores/stores';
import { adHocKeys } from './adHocFilters';
import { defaultQuery, describeQuery } from './describeQuery';
import { fetchValues } from './fetchValues';
import { interpolateQuery } from './interpolateQuery';
import { activeFilters } from './parse/parseFilter';
import { parseQuery } from './parseQuery';
import { contextOf, plannedText } from './plannedText';
import { PLUGIN_ID, type TokenCostQuery } from './query';
import { runQuery } from './runQuery';
import { type TokenCostJsonData, type TokenCostSettings, readSettings } from './settings';
import { testConnection } from './testConnection';
import { TokenCostVariableSupport } from './variableSupport';

/** Answers cost questions from the user's own data source: asks it for tokens, prices and shapes them in the browser. */
export class TokenCostDataSource extends DataSourceApi<TokenCostQuery, TokenCostJsonData> {
  readonly settings: TokenCostSettings;
  private readonly memo: DelegateMemo = createAnswerMemo();
  private readonly colors = createColorBook();

  constructor(
    instanceSettings: DataSourceInstanceSettings<TokenCostJsonData>,
    private readonly templates: Pick<TemplateSrv, 'replace' | 'getVariables'> = getTemplateSrv(),
  ) {
    super(instanceSettings);
    this.settings = readSettings(instanceSettings.jsonData);
    this.variables = new TokenCostVariableSupport(this);
  }

  /** One response with the frames of every query that succeeded and an error for every one that did not. */
  override query(request: DataQueryRequest<TokenCostQuery>): Observable<DataQueryResponse> {
    const targets = request.targets.filter((target) => target.hide !== true);
    if (targets.length === 0) {
      return of({ data: [], state: LoadingState.Done });
    }
    return forkJoin(targets.map((target) => this.runTarget(target, request))).pipe(map(mergeResponses));
  }

  private runTarget(target: TokenCostQuery, request: DataQueryRequest<TokenCostQuery>): Observable<TargetResult> {
    const log: DelegationLog = { executed: [], notices: [], traceIds: [] };
    return defer(() => {
      const query = parseQuery(this.interpolate(target, request.scopedVars));
      const { delegateUid } = this.settings;
      return from(getDelegate({ uid: delegateUid, ownType: PLUGIN_ID, scopedVars: request.scopedVars })).pipe(
        switchMap(({ dataSource, store }) => {
          const ask = askDelegate({ dataSource, request, refId: target.refId, log, memo: this.memo });
          return runQuery({ store, ask }, query, {
            settings: this.settings,
            request,
            now: Date.now(),
            colors: this.colors,
            dataSource: this.uid,
            traces: traceSource(this.settings.traceDataSource),
          });
        }),
        map((frames): TargetResult => ({ frames: withLog(frames, log), traceIds: log.traceIds })),
      );
    }).pipe(catchError((reason: unknown) => of({ error: errorOf(reason, target.refId), traceIds: log.traceIds })));
  }

  override getDefaultQuery(_app: CoreApp): Partial<TokenCostQuery> {
    return defaultQuery;
  }

  override getQueryDisplayText(query: TokenCostQuery): string {
    return describeQuery(query);
  }

  override interpolateVariablesInQueries(queries: TokenCostQuery[], scopedVars: ScopedVars): TokenCostQuery[] {
    // Not parsed: a query that cannot run has to arrive in Explore to be mended there.
    return queries.map((query) => {
      const interpolated = { ...query, ...this.interpolate(query, scopedVars), datasource: this.getRef() };
      return { ...interpolated, filters: activeFilters(interpolated.filters ?? []) };
    });
  }

  /** The dashboard's variables as a query refers to them, for the editors. */
  variableNames(): string[] {
    return this.templates.getVariables().map(({ name }) => `$${name}`);
  }

  override getTagKeys(): Promise<MetricFindValue[]> {
    return Promise.resolve(adHocKeys());
  }

  /**
   * What a query would send to the delegate; `undefined` where no delegate is chosen or no range known. Throws `QueryError`
   * where the query cannot be run in that range.
   */
  plannedText(query: TokenCostQuery, range: TimeRange | undefined): string | undefined {
    const type = this.settings.delegateUid === '' ? undefined : delegateType(this.settings.delegateUid);
    const store = type === undefined ? undefined : storeForType(type);
    return store === undefined || range === undefined
      ? undefined
      : plannedText(store, parseQuery(this.interpolate(query, {})), contextOf(this.settings, range));
  }

  /** The values of an ad hoc filter's key in the time range of the dashboard. */
  override async getTagValues({
    key,
    timeRange,
  }: DataSourceGetTagValuesOptions<TokenCostQuery>): Promise<MetricFindValue[]> {
    if (!isDimension(key)) {
      return [];
    }
    const values = await fetchValues(this, key, timeRange ?? getDefaultTimeRange());
    return values.map((value) => ({ text: value, value }));
  }

  override testDatasource(): Promise<TestDataSourceResponse> {
    return testConnection(this.settings);
  }

  private interpolate(query: TokenCostQuery, scopedVars: ScopedVars): Record<string, unknown> {
    return interpolateQuery({ ...query }, (text, format) => this.templates.replace(text, scopedVars, format));
  }
}

function traceSource(uid: string | undefined): TraceSource | undefined {
  const source = uid === undefined ? undefined : getDataSourceSrv().getInstanceSettings({ uid });
  return source && { uid: source.uid, name: source.name, type: source.type };
}

function delegateType(uid: string): string | undefined {
  return getDataSourceSrv().getInstanceSettings({ uid })?.type;
}

type TargetResult = { readonly traceIds: readonly string[] } & (
  { readonly frames: readonly DataFrame[] } | { readonly error: DataQueryError }
);

function mergeResponses(results: readonly TargetResult[]): DataQueryResponse {
  const data = results.flatMap((result) => ('frames' in result ? result.frames : []));
  const errors = results.flatMap((result) => ('error' in result ? [result.error] : []));
  const traceIds = [...new Set(results.flatMap((result) => result.traceIds))];
  const [error] = errors;
  return {
    data,
    state: error === undefined ? LoadingState.Done : LoadingState.Error,
    ...(error !== undefined && { errors, error }),
    ...(traceIds.length > 0 && { traceIds }),
  };
}

/** The delegate's own notices, and the text it ran for the query inspector, once for all frames of an answer. */
function withLog([first, ...others]: readonly DataFrame[], { executed, notices }: DelegationLog): DataFrame[] {
  if (first === undefined) {
    return [];
  }
  const meta = {
    ...first.meta,
    notices: oneNotice([...(first.meta?.notices ?? []), ...notices]),
    executedQueryString: executed.join(';\n\n'),
  };
  return [{ ...first, meta }, ...others];
}

function errorOf(reason: unknown, refId: string): DataQueryError {
  const { status, traceId } = reason instanceof DelegateQueryError ? reason : { status: undefined, traceId: undefined };
  return {
    refId,
    message: messageOf(reason),
    ...(status !== undefined && { status }),
    ...(traceId !== undefined && { traceId }),
  };
}
