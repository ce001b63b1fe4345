import type { DataQuery } from '@grafana/schema';
import type { BandKind } from 'core/bands/band';
import type { Breakdown, Dimension } from 'core/usage/dimension';
import type { Measure } from 'core/usage/measure';

export const PLUGIN_ID = 'llmops-tokencost-datasource';
export const QUERY_VERSION = 1;

export const comparisons = ['none', '1 week', 'previous range'] as const;
export type Comparison = (typeof comparisons)[number];

export const steps = ['auto', '5 minutes', 'hour', 'day'] as const;
export type Step = (typeof steps)[number];

export const priceBases = ['then', 'today'] as const;
export type PriceBasis = (typeof priceBases)[number];

/** Money short, at three digits of any size (`$1.23K`), or totals of it to the cent (`$1,234.56`). */
export const amountStyles = ['short', 'exact'] as const;
export type AmountStyle = (typeof amountStyles)[number];

export const distributionShows = ['summary', 'histogram', 'ranking', 'concentration'] as const;
export type DistributionShow = (typeof distributionShows)[number];

export const coverageShows = ['facts', 'models'] as const;
export type CoverageShow = (typeof coverageShows)[number];

export const bandShows = ['bands', 'broken', 'summary'] as const;
export type BandShow = (typeof bandShows)[number];

export const callSorts = ['cost', 'time'] as const;
export type CallSort = (typeof callSorts)[number];

export interface QueryFilter {
  readonly dimension: Dimension;
  readonly operator: 'in' | 'not in';
  /** Values or dashboard variables; `ALL_VALUES` among them switches the filter off. */
  readonly values: readonly string[];
}

/** What a dashboard variable's "All" stands for in a filter: every value, the unnamed ones included. */
export const ALL_VALUES = '__all';

interface CommonQuery extends DataQuery {
  readonly version: typeof QUERY_VERSION;
  readonly filters: readonly QueryFilter[];
  readonly compare: Comparison;
  readonly priceBasis: PriceBasis;
  /** IANA name of the zone that days and hours are cut in; the data source's own where absent. */
  readonly timeZone?: string;
}

/** A measure over time, one series per group: the `top` dearest groups and an exact "other". */
export interface SeriesQuery extends CommonQuery {
  readonly analysis: 'series';
  readonly measure: Measure;
  readonly by: readonly Breakdown[];
  readonly top: number;
  readonly step: Step;
  readonly amounts: AmountStyle;
  /** How series are named, such as `{{feature}} on {{model}}`; by their values where absent. */
  readonly legend?: string;
}

/** Measures by group, the dearest first, `limit` groups and an exact "other". */
export interface TableQuery extends CommonQuery {
  readonly analysis: 'table';
  readonly measures: readonly Measure[];
  readonly by: readonly Breakdown[];
  readonly limit: number;
  /** Order by the first measure, or by how much it changed in either direction. */
  readonly sort: 'value' | 'change';
  readonly amounts: AmountStyle;
  /** Adds the first measure's last 14 days as a sparkline column. */
  readonly trend: boolean;
  /** Adds a mark where a group's cost doubled within a week with no more traffic. Needs exactly one dimension. */
  readonly leaks: boolean;
  /** Adds how a group's cost per request moves over 14 days, and by how much that is uncertain. Needs exactly one dimension. */
  readonly drifts: boolean;
}

/** How cost is spread over the values of a dimension with very many of them; ranked and binned in the store. */
export interface DistributionQuery extends CommonQuery {
  readonly analysis: 'distribution';
  readonly dimension: Dimension;
  readonly show: DistributionShow;
  /** What the dearest 1 % are broken down by in `concentration`. */
  readonly by: Dimension;
  readonly limit: number;
  readonly amounts: AmountStyle;
}

/** Cost by the hour beside what was to be expected, for each of the `limit` dearest values; or the hours above it. */
export interface BandQuery extends CommonQuery {
  readonly analysis: 'band';
  readonly by: Dimension;
  readonly show: BandShow;
  readonly band: BandKind;
  /** What the kind of band starts from where absent, so that the kind may be a dashboard variable. */
  readonly sigmas?: number;
  /** Hours that cost no more dollars than this are never above the band. */
  readonly floorUsd: number;
  readonly limit: number;
}

/** Requests by the number of attempts they took. */
export interface ChainsQuery extends CommonQuery {
  readonly analysis: 'chains';
}

/** Single calls with what each cost and why: the dearest first, or the newest. */
export interface CallsQuery extends CommonQuery {
  readonly analysis: 'calls';
  readonly limit: number;
  readonly sort: CallSort;
}

/** What is recorded and what not, column by column; or the models without a price, each with what to do. */
export interface CoverageQuery extends CommonQuery {
  readonly analysis: 'coverage';
  readonly show: CoverageShow;
}

/** The values a dimension takes in the time range, for dashboard variables. */
export interface VariableQuery extends CommonQuery {
  readonly analysis: 'variable';
  readonly dimension: Dimension;
}

export type TokenCostQuery =
  SeriesQuery | TableQuery | DistributionQuery | BandQuery | ChainsQuery | CallsQuery | CoverageQuery | VariableQuery;
