import { dimensions } from 'core/usage/dimension';
import { type Fields, asRecord, isSet, oneOf, parseCount, say } from './parse/fields';
import { parseBand } from './parse/parseBand';
import { checkTokenClass, parseBreakdowns, parseDimension } from './parse/parseBreakdowns';
import { parseCommon } from './parse/parseCommon';
import { parseMeasure } from './parse/parseMeasure';
import { parseTable } from './parse/parseTable';
import { breakdownLimits, countLimits, queryDefaults } from './parse/queryDefaults';
import { QueryError } from './parse/queryError';
import {
  type CallsQuery,
  type ChainsQuery,
  type CoverageQuery,
  type DistributionQuery,
  QUERY_VERSION,
  type SeriesQuery,
  type TokenCostQuery,
  type VariableQuery,
  amountStyles,
  callSorts,
  coverageShows,
  distributionShows,
  steps,
} from './query';

/** A dashboard's JSON, a URL or an older version of this plugin -> a query that can be trusted. Throws `QueryError`. */
export function parseQuery(raw: unknown): TokenCostQuery {
  const fields = asRecord(raw, 'query');
  const version = fields['version'] ?? QUERY_VERSION;
  if (version !== QUERY_VERSION) {
    throw new QueryError(`version: this query was made by a newer plugin (${say(version)}). Update LLM Token Cost.`);
  }
  const analysis = fields['analysis'];
  switch (analysis) {
    case 'series':
      return parseSeries(fields);
    case 'table':
      return parseTable(fields);
    case 'distribution':
      return parseDistribution(fields);
    case 'band':
      return parseBand(fields);
    case 'chains':
      return parseChains(fields);
    case 'calls':
      return parseCalls(fields);
    case 'coverage':
      return parseCoverage(fields);
    case 'variable':
      return parseVariable(fields);
    default:
      throw new QueryError(
        `analysis: ${isSet(analysis) ? `${say(analysis)} is none` : 'this query does not say what to show'}. Choose it in the query editor, or write one of: series, table, distribution, band, chains, calls, coverage, variable.`,
      );
  }
}

function parseSeries(fields: Fields): SeriesQuery {
  const by = parseBreakdowns(fields, breakdownLimits.series);
  const measure = parseMeasure(fields['measure'] ?? queryDefaults.measure);
  checkTokenClass(by, [measure]);
  const { legend } = fields;
  if (isSet(legend) && typeof legend !== 'string') {
    throw new QueryError(`legend: expected a text such as {{feature}}, got ${say(legend)}.`);
  }
  return {
    ...parseCommon(fields),
    analysis: 'series',
    measure,
    by,
    top: parseCount(fields['top'] ?? queryDefaults.top, 'top', countLimits.top),
    step: oneOf(fields, 'step', steps, queryDefaults.step),
    amounts: oneOf(fields, 'amounts', amountStyles, queryDefaults.amounts),
    ...(typeof legend === 'string' && isSet(legend) && { legend }),
  };
}

function parseDistribution(fields: Fields): DistributionQuery {
  const dimension = parseDimension(valueOr(fields['dimension'], queryDefaults.dimension), 'dimension');
  const show = oneOf(fields, 'show', distributionShows, queryDefaults.distributionShow);
  const by = parseDimension(valueOr(fields['by'], queryDefaults.concentrationBy), 'by');
  if (show === 'concentration' && by === dimension) {
    throw new QueryError(
      `by: what the dearest of "${dimensions[dimension].label}" cost cannot be broken down by the same dimension. Choose another, such as feature.`,
    );
  }
  return {
    ...parseCommon(fields),
    analysis: 'distribution',
    dimension,
    show,
    by,
    limit: parseCount(fields['limit'] ?? queryDefaults.limit, 'limit', countLimits.limit),
    amounts: oneOf(fields, 'amounts', amountStyles, queryDefaults.amounts),
  };
}

function parseChains(fields: Fields): ChainsQuery {
  return { ...parseCommon(fields), analysis: 'chains' };
}

function parseCalls(fields: Fields): CallsQuery {
  return {
    ...parseCommon(fields),
    analysis: 'calls',
    limit: parseCount(fields['limit'] ?? queryDefaults.limit, 'limit', countLimits.limit),
    sort: oneOf(fields, 'sort', callSorts, queryDefaults.callSort),
  };
}

function parseCoverage(fields: Fields): CoverageQuery {
  return {
    ...parseCommon(fields),
    analysis: 'coverage',
    show: oneOf(fields, 'show', coverageShows, queryDefaults.coverageShow),
  };
}

function parseVariable(fields: Fields): VariableQuery {
  return {
    ...parseCommon(fields),
    analysis: 'variable',
    dimension: parseDimension(fields['dimension'], 'dimension'),
  };
}

function valueOr(value: unknown, fallback: string): unknown {
  return isSet(value) ? value : fallback;
}
