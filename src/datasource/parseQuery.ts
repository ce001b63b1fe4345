import { breakdownNames, dimensionNames, isBreakdown, isDimension } from 'core/usage/dimension';
import { isMeasure, measureNames, measures } from 'core/usage/measure';
import { isTimeZone } from 'core/usage/step';
import {
  ALL_VALUES,
  QUERY_VERSION,
  type QueryFilter,
  type SeriesQuery,
  type TableQuery,
  type TokenCostQuery,
  type VariableQuery,
  comparisons,
  priceBases,
  steps,
} from './query';

/** A query that cannot be run as it stands. Names the field, what it holds and what it may hold. */
export class QueryError extends Error {
  override name = 'QueryError';
}

export const queryDefaults = {
  measure: 'cost',
  top: 8,
  limit: 25,
  step: 'auto',
  compare: 'none',
  priceBasis: 'then',
} as const;

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
    case 'variable':
      return parseVariable(fields);
    default:
      throw new QueryError(`analysis: ${say(analysis)} is none. Choose one of: series, table, variable.`);
  }
}

/** How many groups a query may show by themselves. */
export const countLimits = { top: 50, limit: 1000 } as const;

type Fields = Readonly<Record<string, unknown>>;

function parseCommon(fields: Fields) {
  const timeZone = fields['timeZone'];
  return {
    refId: typeof fields['refId'] === 'string' ? fields['refId'] : 'A',
    version: QUERY_VERSION,
    filters: asList(fields['filters'] ?? [], 'filters').map(parseFilter),
    compare: oneOf(fields, 'compare', comparisons, queryDefaults.compare),
    priceBasis: oneOf(fields, 'priceBasis', priceBases, queryDefaults.priceBasis),
    ...(isSet(timeZone) && { timeZone: parseTimeZone(timeZone) }),
  } as const;
}

function parseSeries(fields: Fields): SeriesQuery {
  const by = parseBreakdowns(fields);
  const measure = parseMeasure(fields['measure'] ?? queryDefaults.measure);
  checkBreakdowns(by, [measure]);
  return {
    ...parseCommon(fields),
    analysis: 'series',
    measure,
    by,
    top: parseCount(fields['top'] ?? queryDefaults.top, 'top', countLimits.top),
    step: oneOf(fields, 'step', steps, queryDefaults.step),
  };
}

function parseTable(fields: Fields): TableQuery {
  const by = parseBreakdowns(fields);
  const asked = asList(fields['measures'] ?? [queryDefaults.measure], 'measures').map(parseMeasure);
  if (asked.length === 0) {
    throw new QueryError('measures: choose at least one.');
  }
  checkBreakdowns(by, asked);
  return {
    ...parseCommon(fields),
    analysis: 'table',
    measures: [...new Set(asked)],
    by,
    limit: parseCount(fields['limit'] ?? queryDefaults.limit, 'limit', countLimits.limit),
    sort: oneOf(fields, 'sort', ['value', 'change'], 'value'),
    trend: fields['trend'] === true,
  };
}

function parseVariable(fields: Fields): VariableQuery {
  const dimension = fields['dimension'];
  if (!isDimension(dimension)) {
    throw new QueryError(`dimension: ${say(dimension)} is none. Choose one of: ${dimensionNames.join(', ')}.`);
  }
  return { ...parseCommon(fields), analysis: 'variable', dimension };
}

function parseBreakdowns(fields: Fields) {
  const names = asList(fields['by'] ?? [], 'by').filter((name) => isSet(name) && name !== 'none');
  const by = names.map((name) => {
    if (!isBreakdown(name)) {
      throw new QueryError(`by: ${say(name)} is no dimension. Choose among: ${breakdownNames.join(', ')}.`);
    }
    return name;
  });
  const distinct = [...new Set(by)];
  if (distinct.length > 2) {
    throw new QueryError(`by: at most two dimensions can be shown at once, not ${distinct.join(', ')}.`);
  }
  return distinct;
}

/** Bad combinations are explained before anything runs. */
function checkBreakdowns(by: SeriesQuery['by'], asked: readonly SeriesQuery['measure'][]): void {
  const wrong = asked.find((measure) => measure !== 'cost' && measure !== 'tokens');
  if (by.includes('tokenClass') && wrong !== undefined) {
    throw new QueryError(
      `by: "${measures[wrong].label}" cannot be split by token class, because a call has tokens of several classes. Only cost and tokens can.`,
    );
  }
}

function parseMeasure(value: unknown) {
  if (!isMeasure(value)) {
    throw new QueryError(`measure: ${say(value)} is none. Choose one of: ${measureNames.join(', ')}.`);
  }
  return value;
}

function parseFilter(raw: unknown): QueryFilter {
  const fields = asRecord(raw, 'filters');
  const dimension = fields['dimension'];
  if (!isDimension(dimension)) {
    throw new QueryError(`filters: ${say(dimension)} is no dimension. Choose one of: ${dimensionNames.join(', ')}.`);
  }
  const values = asList(fields['values'] ?? [], 'filters.values').map((value) => {
    if (typeof value !== 'string') {
      throw new QueryError(`filters: a value of ${dimension} has to be text, got ${say(value)}.`);
    }
    return value;
  });
  return { dimension, operator: oneOf(fields, 'operator', ['in', 'not in'], 'in'), values };
}

/** The filters that say something: "All" is none, and neither is a variable in which nothing is selected. */
export function activeFilters(filters: readonly QueryFilter[]): QueryFilter[] {
  return filters
    .map((filter) => ({ ...filter, values: filter.values.filter((value) => value !== '') }))
    .filter(({ values }) => values.length > 0 && !values.includes(ALL_VALUES));
}

function parseTimeZone(value: unknown): string {
  if (typeof value !== 'string' || !isTimeZone(value)) {
    throw new QueryError(`timeZone: ${say(value)} is no time zone. Write a name such as Europe/Berlin, or UTC.`);
  }
  return value;
}

function parseCount(value: unknown, name: string, most: number): number {
  const count = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof count !== 'number' || !Number.isInteger(count) || count < 1 || count > most) {
    throw new QueryError(`${name}: ${say(value)} has to be a whole number from 1 to ${most}.`);
  }
  return count;
}

function oneOf<const Option extends string>(
  fields: Fields,
  name: string,
  options: readonly Option[],
  fallback: Option,
): Option {
  const value = fields[name];
  if (!isSet(value)) {
    return fallback;
  }
  const option = options.find((each) => each === value);
  if (option === undefined) {
    throw new QueryError(`${name}: ${say(value)} is none of ${options.join(', ')}.`);
  }
  return option;
}

function asRecord(value: unknown, name: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new QueryError(`${name}: expected an object, got ${say(value)}.`);
  }
  return value as Fields;
}

function asList(value: unknown, name: string): readonly unknown[] {
  if (!Array.isArray(value)) {
    throw new QueryError(`${name}: expected a list, got ${say(value)}.`);
  }
  return value;
}

function isSet(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}

function say(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}
