import { CustomVariableSupport, type DataQueryRequest, type DataQueryResponse } from '@grafana/data';
import type { Observable } from 'rxjs';
import type { TokenCostDataSource } from './datasource';
import { VariableQueryEditor } from './editors/VariableQueryEditor';
import { QUERY_VERSION, type VariableQuery } from './query';

/** Dashboard variables: the values of one dimension in the time range. */
export class TokenCostVariableSupport extends CustomVariableSupport<TokenCostDataSource, VariableQuery> {
  editor = VariableQueryEditor;

  constructor(private readonly dataSource: TokenCostDataSource) {
    super();
  }

  query(request: DataQueryRequest<VariableQuery>): Observable<DataQueryResponse> {
    // A variable's stored query has no ref of its own, and answers are joined to queries by it.
    const targets = request.targets.map((target) => ({ ...target, refId: target.refId ?? 'variable' }));
    return this.dataSource.query({ ...request, targets });
  }

  override getDefaultQuery(): Partial<VariableQuery> {
    return { version: QUERY_VERSION, analysis: 'variable', dimension: 'feature', filters: [] };
  }
}
