import type { ColumnCast, ColumnMapping, ColumnSource, PromptTokenRule } from 'core/lineage/columnMapping';
import { type LineageColumn, type LineageKind, lineageColumns } from 'core/lineage/lineageRow';
import { quoteIdentifier, quoteTable, quoteText } from './quote';
import type { SqlInstant, SqlWindow } from './sqlWindow';

export interface MappedTable {
  readonly table: string;
  readonly columns: ColumnMapping;
  readonly promptTokens: PromptTokenRule;
}

/**
 * `(SELECT ... FROM table ...) AS call`: a table of another shape under the lineage table's column names, of which every
 * one is there in its own type and no other. Columns that nobody reads cost nothing. `OFFSET 0` keeps PostgreSQL from writing
 * every expression out wherever its column is used: reading tokens out of JSON ten times a call took ten times as long.
 */
export function mappedCallsSql({ table, columns, promptTokens }: MappedTable, restriction: string): string {
  const mapped = lineageNames().map((name) => {
    const value = name === 'prompt_tokens' ? promptSql(columns, promptTokens) : valueSql(name, columns[name]);
    return `${value} AS ${quoteIdentifier(name)}`;
  });
  return `(
  SELECT ${mapped.join(',\n    ')}
  FROM ${quoteTable(table)}${restriction}${restriction === '' ? '' : '\n  OFFSET 0'}
) AS call`;
}

/**
 * ` WHERE ...` on the time column as it is stored, so that its index is used: a comparison of the mapped time would have to
 * compute it for every row. It may let some rows of the same second pass, never leave one out. Empty where the time sits
 * inside of a JSON value.
 */
export function storedWindowSql({ time }: ColumnMapping, { from, to }: SqlWindow): string {
  const stored = storedTimeSql(time);
  const form = storedForm(castOf(time));
  return stored === undefined || form === undefined
    ? ''
    : `\n  WHERE ${stored} >= ${from[form]} AND ${stored} < ${to[form]}`;
}

/** ` ORDER BY ... LIMIT`: the newest calls by the stored time, which is in the order of the mapped one. */
export function newestSql({ time }: ColumnMapping, limit: number): string {
  const stored = storedTimeSql(time) ?? valueSql('time', time);
  return `\n  WHERE ${stored} IS NOT NULL\n  ORDER BY ${stored} DESC\n  LIMIT ${limit}`;
}

/** The column that times are stored in; `undefined` where it holds them inside of a JSON value. */
function storedTimeSql(time: ColumnSource | undefined): string | undefined {
  return time === undefined || 'constant' in time || time.path !== undefined ? undefined : quoteIdentifier(time.column);
}

function castOf(source: ColumnSource | undefined): ColumnCast | undefined {
  return source === undefined || 'constant' in source ? undefined : source.as;
}

/** Which form of an instant a stored time is compared with; `undefined` for what is no time. */
function storedForm(as: ColumnCast | undefined): keyof SqlInstant | undefined {
  switch (as) {
    case 'timestamp in UTC':
      return 'utcClock';
    case 'epoch seconds':
      return 'epochSeconds';
    case 'epoch milliseconds':
      return 'epochMilliseconds';
    case 'timestamp':
    case undefined:
      return 'instant';
    case 'text':
    case 'integer':
    case 'number':
    case 'seconds':
      return undefined;
    default:
      return as satisfies never;
  }
}

/** Prompt tokens by the lineage table's rule, which includes cached ones. Where none are recorded, none are added. */
function promptSql(columns: ColumnMapping, promptTokens: PromptTokenRule): string {
  const prompt = valueSql('prompt_tokens', columns.prompt_tokens);
  switch (promptTokens) {
    case 'inclusive':
      return prompt;
    case 'exclusive': {
      const cached = (['cache_read_tokens', 'cache_write_tokens'] as const).filter((name) => columns[name]);
      return [prompt, ...cached.map((name) => `coalesce(${valueSql(name, columns[name])}, 0)`)].join(' + ');
    }
    default:
      return promptTokens satisfies never;
  }
}

const types: Readonly<Record<LineageKind, string>> = {
  time: 'timestamptz',
  text: 'text',
  response_cache: 'text',
  tokens: 'bigint',
  count: 'bigint',
  decimal: 'numeric',
  duration: 'double precision',
};

/** One lineage column's value in its own type; NULL where nothing holds it. */
function valueSql(name: LineageColumn, source: ColumnSource | undefined): string {
  const kind = lineageColumns[name];
  if (source === undefined) {
    return `NULL::${types[kind]}`;
  }
  if ('constant' in source) {
    return `${quoteText(source.constant)}::${types[kind]}`;
  }
  const { column, path, values, as } = source;
  const stored = path === undefined ? quoteIdentifier(column) : jsonTextSql(column, path);
  const isStored = path === undefined && values === undefined;
  return castSql(kind, { as, value: replacedSql(stored, values), isStored });
}

/** The cast to `jsonb` costs nothing where the column is one, and lets JSON in a `json` or `text` column be read as well. */
function jsonTextSql(column: string, path: readonly string[]): string {
  return `(${quoteIdentifier(column)}::jsonb #>> ARRAY[${path.map(quoteText).join(', ')}]::text[])`;
}

function replacedSql(stored: string, values: Readonly<Record<string, string | null>> | undefined): string {
  const cases = Object.entries(values ?? {}).map(
    ([from, to]) => `WHEN ${quoteText(from)} THEN ${to === null ? 'NULL' : quoteText(to)}`,
  );
  return cases.length === 0 ? stored : `(CASE ${stored}::text ${cases.join(' ')} ELSE ${stored}::text END)`;
}

interface ReadValue {
  readonly as: ColumnCast | undefined;
  readonly value: string;
  /** Whether the value is the column itself and not a text made from it. */
  readonly isStored: boolean;
}

function castSql(kind: LineageKind, { as, value, isStored }: ReadValue): string {
  switch (kind) {
    case 'time':
      return instantSql(as, value);
    case 'tokens':
    case 'count':
      // JSON and text may write a whole number as 12.0, which bigint alone refuses; numbers need no detour.
      return isStored && as === undefined ? `${value}::bigint` : `${value}::numeric::bigint`;
    case 'duration':
      return as === 'seconds' ? `(${value}::double precision * 1000)` : `${value}::double precision`;
    case 'decimal':
    case 'text':
    case 'response_cache':
      return `${value}::${types[kind]}`;
    default:
      return kind satisfies never;
  }
}

function instantSql(as: ColumnCast | undefined, value: string): string {
  switch (as) {
    case 'timestamp in UTC':
      return `(${value}::timestamp AT TIME ZONE 'UTC')`;
    case 'epoch seconds':
      return `to_timestamp(${value}::double precision)`;
    case 'epoch milliseconds':
      return `to_timestamp(${value}::double precision / 1000)`;
    case 'timestamp':
    case 'text':
    case 'integer':
    case 'number':
    case 'seconds':
    case undefined:
      return `${value}::timestamptz`;
    default:
      return as satisfies never;
  }
}

function lineageNames(): LineageColumn[] {
  return Object.keys(lineageColumns) as LineageColumn[];
}
