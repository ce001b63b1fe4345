/** Replaces dashboard variables in a text; a function as format gets a variable's own value, a list where it has several. */
export type Replace = (text: string, format?: (value: unknown) => string) => string;

const SINGLE_VARIABLE = /^\s*(?:\$\w+|\$\{[^{}]+\}|\[\[[^[\]]+\]\])\s*$/;

/**
 * Replaces the variables in a query's texts. In a list, an entry that is one variable becomes all of that variable's
 * values: exactly those, because they never pass through text that a comma or a quote in them could break.
 */
export function interpolateQuery(query: Readonly<Record<string, unknown>>, replace: Replace): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => [name, KEPT.has(name) ? value : interpolate(value, replace)]),
  );
}

/** Fields that Grafana owns: a data source reference may look like a variable and is resolved by Grafana itself. */
const KEPT: ReadonlySet<string> = new Set(['refId', 'datasource', 'key', 'hide', 'queryType']);

function interpolate(value: unknown, replace: Replace): unknown {
  if (typeof value === 'string') {
    return replace(value);
  }
  if (Array.isArray(value)) {
    return value.flatMap((entry: unknown) =>
      typeof entry === 'string' ? interpolateEntry(entry, replace) : [interpolate(entry, replace)],
    );
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, interpolate(field, replace)]));
  }
  return value;
}

function interpolateEntry(entry: string, replace: Replace): string[] {
  if (!SINGLE_VARIABLE.test(entry)) {
    return [replace(entry)];
  }
  let values: string[] | undefined;
  const text = replace(entry, (value) => {
    values = (Array.isArray(value) ? value : [value]).map(String);
    return values.join(',');
  });
  // A variable that does not exist, and an "All" with a text of its own, never reach the format function.
  return values ?? [text];
}
