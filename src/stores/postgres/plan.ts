import type { ModelKey } from 'core/pricing/rateSheet';
import type { Plan, Store } from '../store';
import { type StoreAnswer, StoreReadError } from '../storeAnswer';
import type { StoreRequest } from '../storeRequest';
import type { StoreRows } from '../storeRows';
import { callRowsSql } from './callRowsSql';
import { chainsSql } from './chainsSql';
import { coverageColumns, coverageSql, modelsSql, valuesSql } from './coverageSql';
import { concentrationSql, distributionSql } from './distributionSql';
import { explainError } from './explainError';
import { hourlySql } from './hourlyCostSql';
import { planRule } from './planRule';
import { previewSql } from './previewSql';
import { readChains, readCoverage, readModels, readRequests, readUsage, readValues } from './read';
import { readCalls } from './readCalls';
import { readConcentration, readDistribution } from './readDistribution';
import { readHourly } from './readHourly';
import { requestsSql } from './requestsSql';
import { tableQuery } from './tableQuery';
import { usageSql } from './usageSql';

/** Rows that one query may return: 100,000 usage rows are some 15 MB of JSON, about what a browser takes without a pause. */
export const ROW_CAP = 100_000;

/** PostgreSQL (13 or newer) with the lineage table of `lineage.sql`. */
export const postgres: Store = {
  name: 'PostgreSQL',
  dataSourceTypes: ['grafana-postgresql-datasource', 'postgres'],
  plan<Request extends StoreRequest>(request: Request, answers: readonly StoreAnswer[]) {
    const [answer] = answers;
    return (answer === undefined ? ask(request) : read(request, answer)) as Plan<StoreRows[Request['kind']]>;
  },
  planRule,
  explainError,
};

function ask(request: StoreRequest): Plan<never> {
  return { kind: 'queries', queries: [tableQuery(request.kind, sqlOf(request))] };
}

function sqlOf(request: StoreRequest): string {
  // One row more than may be shown tells a full answer from a cut one.
  const rowLimit = ROW_CAP + 1;
  switch (request.kind) {
    case 'models':
      return modelsSql(request, rowLimit);
    case 'usage':
      return usageSql(request, rowLimit);
    case 'requests':
      return requestsSql(request, rowLimit);
    case 'chains':
      return chainsSql(request, rowLimit);
    case 'distribution':
      return distributionSql(request);
    case 'concentration':
      return concentrationSql(request, rowLimit);
    case 'hourly':
      return hourlySql(request, rowLimit);
    case 'calls':
      return callRowsSql(request);
    case 'values':
      return valuesSql(request, rowLimit);
    case 'coverage':
      return coverageSql(request);
    case 'preview':
      return previewSql(request);
    default:
      return request satisfies never;
  }
}

function read(request: StoreRequest, answer: StoreAnswer): Plan<StoreRows[StoreRequest['kind']]> {
  if (answer.refId !== request.kind) {
    throw new StoreReadError(`Asked for ${request.kind}, was answered ${answer.refId}`);
  }
  switch (request.kind) {
    case 'models':
      return allModels(readModels(answer));
    case 'usage':
      return capped(readUsage(answer, request.by.length, request.facets));
    case 'requests':
      return capped(readRequests(answer, request.rest === undefined ? request.by.length : 0));
    case 'chains':
      return capped(readChains(answer, request.by.length));
    case 'distribution':
      return { kind: 'rows', rows: readDistribution(answer), truncated: false };
    case 'concentration':
      return capped(readConcentration(answer));
    case 'hourly':
      return readHourly(answer, ROW_CAP);
    case 'calls':
      return { kind: 'rows', rows: readCalls(answer), truncated: false };
    case 'values':
      return capped(readValues(answer));
    case 'coverage':
      return { kind: 'rows', rows: readCoverage(answer, coverageColumns(request.source)), truncated: false };
    case 'preview':
      return { kind: 'rows', rows: { columns: answer.columns }, truncated: false };
    default:
      return request satisfies never;
  }
}

/** A model that is left out could be priced wrongly without a sign, so there is no partial answer to this one. */
function allModels(models: readonly ModelKey[]): { kind: 'rows'; rows: readonly ModelKey[]; truncated: boolean } {
  if (models.length > ROW_CAP) {
    throw new StoreReadError(
      `The table has more than ${ROW_CAP} different models in this time range. Check what its column "model" holds.`,
    );
  }
  return { kind: 'rows', rows: models, truncated: false };
}

function capped<Row>(rows: readonly Row[]): { kind: 'rows'; rows: readonly Row[]; truncated: boolean } {
  return { kind: 'rows', rows: rows.slice(0, ROW_CAP), truncated: rows.length > ROW_CAP };
}
