import type { Breakdown } from 'core/usage/dimension';
import type { Measure } from 'core/usage/measure';
import { breakdownLimits, queryDefaults } from '../parse/queryDefaults';
import type {
  BandQuery,
  CallsQuery,
  ChainsQuery,
  CoverageQuery,
  DistributionQuery,
  SeriesQuery,
  TableQuery,
} from '../query';

/** A query that the panel editor can show: variables have an editor of their own. */
export type PanelQuery =
  SeriesQuery | TableQuery | DistributionQuery | BandQuery | ChainsQuery | CallsQuery | CoverageQuery;

export const panelAnalyses = [
  'series',
  'table',
  'distribution',
  'band',
  'chains',
  'calls',
  'coverage',
] as const satisfies ReadonlyArray<PanelQuery['analysis']>;

/** The same question asked in another way: what both have in common is kept, the rest gets its default. */
export function changeAnalysis(query: PanelQuery, analysis: PanelQuery['analysis']): PanelQuery {
  if (query.analysis === analysis) {
    return query;
  }
  const common = commonOf(query);
  const by = breakdownsOf(query);
  switch (analysis) {
    case 'series':
      return {
        ...common,
        analysis,
        measure: measureOf(query),
        by: by.slice(0, breakdownLimits.series),
        top: queryDefaults.top,
        step: queryDefaults.step,
        amounts: queryDefaults.amounts,
      };
    case 'table':
      return {
        ...common,
        analysis,
        measures: [measureOf(query)],
        by,
        limit: queryDefaults.limit,
        sort: 'value',
        amounts: queryDefaults.amounts,
        trend: false,
        leaks: false,
        drifts: false,
      };
    case 'distribution':
      return {
        ...common,
        analysis,
        dimension: queryDefaults.dimension,
        show: queryDefaults.distributionShow,
        by: queryDefaults.concentrationBy,
        limit: queryDefaults.limit,
        amounts: queryDefaults.amounts,
      };
    case 'band':
      return {
        ...common,
        analysis,
        by: queryDefaults.bandBy,
        show: queryDefaults.bandShow,
        band: queryDefaults.band,
        floorUsd: queryDefaults.floorUsd,
        limit: queryDefaults.limit,
      };
    case 'chains':
      return { ...common, analysis };
    case 'calls':
      return { ...common, analysis, limit: queryDefaults.limit, sort: queryDefaults.callSort };
    case 'coverage':
      return { ...common, analysis, show: queryDefaults.coverageShow };
    default:
      return analysis satisfies never;
  }
}

type Common = Omit<ChainsQuery, 'analysis'>;

const commonFields: ReadonlySet<string> = new Set([
  'refId',
  'datasource',
  'hide',
  'key',
  'queryType',
  'version',
  'filters',
  'compare',
  'priceBasis',
  'timeZone',
] satisfies Array<keyof Common>);

function commonOf(query: PanelQuery): Common {
  // What remains are the fields of `Common`, because these are the names of all of them.
  return Object.fromEntries(Object.entries(query).filter(([name]) => commonFields.has(name))) as unknown as Common;
}

function measureOf(query: PanelQuery): Measure {
  if (query.analysis === 'series') {
    return query.measure;
  }
  return (query.analysis === 'table' ? query.measures[0] : undefined) ?? queryDefaults.measure;
}

function breakdownsOf(query: PanelQuery): readonly Breakdown[] {
  return query.analysis === 'series' || query.analysis === 'table' ? query.by : ['feature'];
}
