import { ALL_VALUES, type QueryFilter } from '../query';
import { asList, asRecord, oneOf, say } from './fields';
import { parseDimension } from './parseBreakdowns';
import { QueryError } from './queryError';

export function parseFilter(raw: unknown): QueryFilter {
  const fields = asRecord(raw, 'filters');
  const dimension = parseDimension(fields['dimension'], 'filters');
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
