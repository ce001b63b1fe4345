import { queryDefaults } from '../parseQuery';
import type { SeriesQuery, TableQuery } from '../query';

/** A query that the panel editor can show: variables have an editor of their own. */
export type PanelQuery = SeriesQuery | TableQuery;

/** The same question as a chart or as a table: what both have in common is kept, the rest gets its default. */
export function changeAnalysis(query: PanelQuery, analysis: PanelQuery['analysis']): PanelQuery {
  if (query.analysis === analysis) {
    return query;
  }
  if (query.analysis === 'series') {
    const { measure, top: _top, step: _step, ...common } = query;
    return {
      ...common,
      analysis: 'table',
      measures: [measure],
      limit: queryDefaults.limit,
      sort: 'value',
      trend: false,
    };
  }
  const { measures, limit: _limit, sort: _sort, trend: _trend, ...common } = query;
  return {
    ...common,
    analysis: 'series',
    measure: measures[0] ?? queryDefaults.measure,
    top: queryDefaults.top,
    step: queryDefaults.step,
  };
}
