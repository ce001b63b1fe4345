import type { AdHocVariableFilter, MetricFindValue } from '@grafana/data';
import { dimensionNames, dimensions, isDimension } from 'core/usage/dimension';
import { QueryError } from './parse/queryError';
import type { QueryFilter } from './query';

/** What ad hoc filters can filter by: every dimension, under the name that queries use. */
export function adHocKeys(): MetricFindValue[] {
  return dimensionNames.map((name) => ({ text: dimensions[name].label, value: name }));
}

/** A dashboard's ad hoc filters as filters of a query. Throws `QueryError` for a key or operator that cannot be answered. */
export function parseAdHocFilters(filters: readonly AdHocVariableFilter[] = []): QueryFilter[] {
  return filters.map(({ key, operator, value, values }) => {
    if (!isDimension(key)) {
      throw new QueryError(
        `Ad hoc filter: "${key}" is nothing that calls can be filtered by. Choose one of: ${dimensionNames.join(', ')}.`,
      );
    }
    switch (operator) {
      case '=':
        return { dimension: key, operator: 'in', values: [value] };
      case '!=':
        return { dimension: key, operator: 'not in', values: [value] };
      case '=|':
        return { dimension: key, operator: 'in', values: values ?? [value] };
      case '!=|':
        return { dimension: key, operator: 'not in', values: values ?? [value] };
      default:
        throw new QueryError(
          `Ad hoc filter on ${key}: the operator ${operator} cannot be answered. Use =, !=, "one of" or "not one of".`,
        );
    }
  });
}
