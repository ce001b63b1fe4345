import type { Builder, Dataquery } from '@grafana/grafana-foundation-sdk/cog';
import { bandDefaults } from 'core/bands/band';
import type { Breakdown } from 'core/usage/dimension';
import {
  type BandQuery,
  type ChainsQuery,
  type Comparison,
  type CoverageQuery,
  type DistributionQuery,
  QUERY_VERSION,
  type QueryFilter,
  type SeriesQuery,
  type TableQuery,
  type TokenCostQuery,
} from 'datasource/query';
import { chosenDataSource } from './datasource';
import { filterVariables } from './variables';

/** A query as a dashboard keeps it: the split and the comparison may be variables until the data source fills them in. */
type Interpolated<Query extends TokenCostQuery> = {
  readonly [Field in keyof Query]: Field extends 'compare'
    ? Comparison | '${compare}'
    : Field extends 'band'
      ? Query[Field] | '${band}'
      : Query[Field] extends readonly Breakdown[]
        ? readonly (Breakdown | '${split}')[]
        : Query[Field];
};

interface TargetChoice {
  /** Names the answer where a panel joins two. */
  readonly refId?: string | undefined;
  /** Calls that the panel is about, besides the board's own filters. */
  readonly only?: readonly QueryFilter[] | undefined;
}

type SeriesChoice = TargetChoice &
  Pick<Interpolated<SeriesQuery>, 'measure'> &
  Partial<Pick<Interpolated<SeriesQuery>, 'by' | 'compare' | 'top' | 'step' | 'amounts'>>;

type TableChoice = TargetChoice &
  Pick<Interpolated<TableQuery>, 'measures'> &
  Partial<
    Pick<Interpolated<TableQuery>, 'by' | 'compare' | 'limit' | 'sort' | 'amounts' | 'trend' | 'leaks' | 'drifts'>
  >;

type DistributionChoice = Pick<DistributionQuery, 'show'> &
  Partial<Pick<DistributionQuery, 'by' | 'limit' | 'amounts'>>;

type BandChoice = Pick<Interpolated<BandQuery>, 'show' | 'band' | 'limit'>;

/** Every target obeys every filter of the board. */
const boardFilters: readonly QueryFilter[] = filterVariables.map((dimension) => ({
  dimension,
  operator: 'in',
  values: [`\${${dimension}}`],
}));

function common({ refId = 'A', only = [] }: TargetChoice = {}) {
  return {
    refId,
    datasource: chosenDataSource,
    version: QUERY_VERSION,
    filters: [...boardFilters, ...only],
    compare: 'none',
    priceBasis: 'then',
  } as const;
}

/** A measure over time: of everything without `by`, else of the eight dearest groups and the rest. */
export function series({ refId, only, ...choice }: SeriesChoice): Builder<Dataquery> {
  return asTarget<SeriesQuery>({
    ...common({ refId, only }),
    analysis: 'series',
    by: [],
    top: 8,
    step: 'auto',
    amounts: 'short',
    ...choice,
  });
}

/** Measures of everything in one row without `by`, else of the 25 groups that lead and the rest. */
export function table({ refId, only, ...choice }: TableChoice): Builder<Dataquery> {
  return asTarget<TableQuery>({
    ...common({ refId, only }),
    analysis: 'table',
    by: [],
    limit: 25,
    sort: 'value',
    amounts: 'short',
    trend: false,
    leaks: false,
    drifts: false,
    ...choice,
  });
}

/** How cost is spread over all users: they are ranked and counted in the store. */
export function costPerUser(choice: DistributionChoice): Builder<Dataquery> {
  return asTarget<DistributionQuery>({
    ...common(),
    analysis: 'distribution',
    dimension: 'user',
    by: 'feature',
    limit: 25,
    amounts: 'short',
    ...choice,
  });
}

/** Cost by the hour of each feature beside its band; the panels of a board that share a limit share an answer. */
export function bands({ show, band, limit }: BandChoice): Builder<Dataquery> {
  return asTarget<BandQuery>({
    ...common(),
    analysis: 'band',
    by: 'feature',
    show,
    band,
    floorUsd: bandDefaults.trailing.floorUsd,
    limit,
  });
}

/** Requests by the number of attempts they took. */
export function chains(): Builder<Dataquery> {
  return asTarget<ChainsQuery>({ ...common(), analysis: 'chains' });
}

/** What is recorded of each fact, or the models without a price. */
export function coverage(show: CoverageQuery['show']): Builder<Dataquery> {
  return asTarget<CoverageQuery>({ ...common(), analysis: 'coverage', show });
}

/** The generator knows the queries of Grafana's own data sources only; this is how it lets another one's pass. */
function asTarget<Query extends TokenCostQuery>(query: Interpolated<Query>): Builder<Dataquery> {
  return { build: () => ({ ...query, _implementsDataqueryVariant: () => undefined }) };
}
