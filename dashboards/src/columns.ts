import type { DataTransformerConfig } from '@grafana/grafana-foundation-sdk/dashboard';

/** Shows these columns, by display name, in this order. One that an answer does not have (no comparison) is left out. */
export function showColumns(names: readonly string[]): DataTransformerConfig[] {
  return [
    { id: 'filterFieldsByName', options: { include: { names: [...names] } } },
    {
      id: 'organize',
      options: {
        excludeByName: {},
        indexByName: Object.fromEntries(names.map((name, index) => [name, index])),
        renameByName: {},
      },
    },
  ];
}

/** Keeps the rows whose column matches, or drops them. `isNotNull` needs no value. */
export function filterRows({
  rows,
  column,
  matcher,
}: {
  readonly rows: 'keep' | 'drop';
  readonly column: string;
  readonly matcher: { readonly id: 'isNotNull' } | { readonly id: 'equal' | 'regex'; readonly value: string };
}): DataTransformerConfig {
  return {
    id: 'filterByValue',
    options: {
      type: rows === 'keep' ? 'include' : 'exclude',
      match: 'all',
      filters: [
        {
          fieldName: column,
          config: { id: matcher.id, options: 'value' in matcher ? { value: matcher.value } : {} },
        },
      ],
    },
  };
}

/** Keeps the first rows of a sorted table. */
export function firstRows(count: number): DataTransformerConfig {
  return { id: 'limit', options: { limitField: count } };
}

/** Leaves out the fields of these display names. */
export function withoutFields(names: readonly string[]): DataTransformerConfig {
  return { id: 'filterFieldsByName', options: { exclude: { names: [...names] } } };
}

/** One table from two answers, with a row for each value of the column that both have. */
export function joinBy(column: string): DataTransformerConfig {
  return { id: 'joinByField', options: { byField: column, mode: 'outer' } };
}
