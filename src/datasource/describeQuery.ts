import { type Breakdown, type Dimension, dimensions, isDimension } from 'core/usage/dimension';
import { type Measure, isMeasure, measures } from 'core/usage/measure';
import { queryDefaults } from './parse/queryDefaults';
import { type BandQuery, type DistributionQuery, QUERY_VERSION, type SeriesQuery, type TokenCostQuery } from './query';

/** What a new query asks: cost over time by feature. */
export const defaultQuery: Omit<SeriesQuery, 'refId'> = {
  version: QUERY_VERSION,
  analysis: 'series',
  measure: queryDefaults.measure,
  by: ['feature'],
  top: queryDefaults.top,
  step: queryDefaults.step,
  amounts: queryDefaults.amounts,
  filters: [],
  compare: queryDefaults.compare,
  priceBasis: queryDefaults.priceBasis,
};

/**
 * A query in one line, for collapsed editors and query history. It is given stored queries as they are, so variables are
 * shown by name and what is absent is what `parseQuery` would take for it.
 */
export function describeQuery(query: TokenCostQuery): string {
  switch (query.analysis) {
    case 'series':
      return `${measureLabel(query.measure ?? queryDefaults.measure)}${byText(query.by)} over time`;
    case 'table':
      return `${(query.measures ?? [queryDefaults.measure]).map(measureLabel).join(', ')}${byText(query.by)}`;
    case 'distribution':
      return describeDistribution(query);
    case 'band':
      return describeBand(query);
    case 'chains':
      return 'Requests by attempts';
    case 'calls':
      return query.sort === 'time' ? 'Newest calls' : 'Dearest calls';
    case 'coverage':
      return query.show === 'models' ? 'Models without a price' : 'What is recorded';
    case 'variable':
      return `Values of ${dimensionLabel(query.dimension)}`;
    default:
      query satisfies never;
      return '';
  }
}

function describeDistribution(query: DistributionQuery): string {
  const dimension = dimensionLabel(query.dimension ?? queryDefaults.dimension);
  const show = query.show ?? queryDefaults.distributionShow;
  switch (show) {
    case 'summary':
      return `Spread of cost over ${dimension}`;
    case 'histogram':
      return `${dimension} by cost`;
    case 'ranking':
      return `Dearest of ${dimension}`;
    case 'concentration':
      return `What the dearest of ${dimension} cost by ${dimensionLabel(query.by ?? queryDefaults.concentrationBy)}`;
    default:
      // A stored query may hold a variable here.
      return `${String(show)} of ${dimension}`;
  }
}

function describeBand(query: BandQuery): string {
  const by = dimensionLabel(query.by ?? queryDefaults.bandBy);
  const band = query.band ?? queryDefaults.band;
  const show = query.show ?? queryDefaults.bandShow;
  switch (show) {
    case 'bands':
      return `Cost by ${by} with its ${band} band`;
    case 'broken':
      return `Hours above the ${band} band by ${by}`;
    case 'summary':
      return `How many of ${by} are above the ${band} band`;
    default:
      // A stored query may hold a variable here.
      return `${String(show)} of the ${String(band)} band by ${by}`;
  }
}

function byText(by: readonly Breakdown[] | undefined): string {
  return by === undefined || by.length === 0 ? '' : ` by ${by.map(breakdownLabel).join(' and ')}`;
}

export function breakdownLabel(breakdown: Breakdown): string {
  return breakdown === 'tokenClass' ? 'Token class' : dimensionLabel(breakdown);
}

function dimensionLabel(dimension: Dimension): string {
  return isDimension(dimension) ? dimensions[dimension].label : dimension;
}

function measureLabel(measure: Measure): string {
  return isMeasure(measure) ? measures[measure].label : measure;
}
