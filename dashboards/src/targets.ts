import type { Builder, Dataquery } from '@grafana/grafana-foundation-sdk/cog';
import { type Comparison, QUERY_VERSION, type QueryFilter, type SeriesQuery, type TableQuery } from 'datasource/query';
import { chosenDataSource } from './datasource';
import { filterVariables } from './variables';

/** A query as a dashboard keeps it: the split and the comparison may be variables until the data source fills them in. */
type Interpolated<Query extends SeriesQuery | TableQuery> = Omit<Query, 'by' | 'compare'> & {
  readonly by: readonly (Query['by'][number] | '${split}')[];
  readonly compare: Comparison | '${compare}';
};

type SeriesChoice = Pick<Interpolated<SeriesQuery>, 'measure'> &
  Partial<Pick<Interpolated<SeriesQuery>, 'by' | 'compare' | 'top' | 'step'>>;

type TableChoice = Pick<Interpolated<TableQuery>, 'measures'> &
  Partial<Pick<Interpolated<TableQuery>, 'by' | 'compare' | 'limit' | 'sort' | 'trend'>>;

/** Every target obeys every filter of the board. */
const filters: readonly QueryFilter[] = filterVariables.map((dimension) => ({
  dimension,
  operator: 'in',
  values: [`\${${dimension}}`],
}));

const common = {
  refId: 'A',
  datasource: chosenDataSource,
  version: QUERY_VERSION,
  filters,
  compare: 'none',
  priceBasis: 'then',
} as const;

/** A measure over time: of everything without `by`, else of the eight dearest groups and the rest. */
export function series(choice: SeriesChoice): Builder<Dataquery> {
  const query: Interpolated<SeriesQuery> = { ...common, analysis: 'series', by: [], top: 8, step: 'auto', ...choice };
  return asTarget(query);
}

/** Measures of everything in one row without `by`, else of the 25 groups that lead and the rest. */
export function table(choice: TableChoice): Builder<Dataquery> {
  const query: Interpolated<TableQuery> = {
    ...common,
    analysis: 'table',
    by: [],
    limit: 25,
    sort: 'value',
    trend: false,
    ...choice,
  };
  return asTarget(query);
}

/** The generator knows the queries of Grafana's own data sources only; this is how it lets another one's pass. */
function asTarget(query: Interpolated<SeriesQuery> | Interpolated<TableQuery>): Builder<Dataquery> {
  return { build: () => ({ ...query, _implementsDataqueryVariant: () => undefined }) };
}
