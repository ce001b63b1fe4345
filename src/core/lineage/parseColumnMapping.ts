import { type JsonObject, isJsonObject } from '../jsonObject';
import { type ColumnCast, type ColumnMapping, type ColumnSource, columnCasts } from './columnMapping';
import { type LineageColumn, type LineageKind, lineageColumns, responseCaches } from './lineageRow';

/** Columns without which no call can be placed in time or priced. */
export const requiredColumns = [
  'time',
  'prompt_tokens',
  'completion_tokens',
] as const satisfies readonly LineageColumn[];

const times = ['timestamp', 'timestamp in UTC', 'epoch seconds', 'epoch milliseconds'] as const;

/** How the values of each kind of column may be read; the first is what is meant where nothing is said. */
export const castsOf: Readonly<Record<LineageKind, readonly ColumnCast[]>> = {
  time: times,
  text: ['text'],
  response_cache: ['text'],
  tokens: ['integer'],
  count: ['integer'],
  decimal: ['number'],
  duration: ['number', 'seconds'],
};

export interface ParsedColumnMapping {
  /** Every column that can be used, also where others cannot. */
  readonly columns: ColumnMapping;
  /** One sentence per problem, beginning with the place: `columns.model: ...`. Empty where all is well. */
  readonly errors: readonly string[];
}

/**
 * A column mapping as it stands in a provisioning file -> sources by lineage column. A plain text is a column's name. What
 * is wrong is told, all of it at once, and never dropped in silence.
 */
export function parseColumnMapping(value: unknown): ParsedColumnMapping {
  if (typeof value === 'string') {
    return none('columns: is a text. Write an object, such as {"time": "created_at"}, not JSON inside of quotes.');
  }
  if (!isJsonObject(value)) {
    return none('columns: expected an object of lineage columns, such as {"time": "created_at"}.');
  }
  const columns: Partial<Record<LineageColumn, ColumnSource>> = {};
  const errors: string[] = [];
  for (const [name, source] of Object.entries(value)) {
    if (!isLineageColumn(name)) {
      errors.push(
        `columns.${name}: no column of the lineage table. It has these: ${Object.keys(lineageColumns).join(', ')}.`,
      );
      continue;
    }
    const problem = problemOf(name, source);
    if (problem === undefined) {
      columns[name] = sourceOf(source as string | ColumnSource);
    } else {
      errors.push(`columns.${name}: ${problem}`);
    }
  }
  const missing = requiredColumns.filter((name) => !Object.hasOwn(value, name));
  return { columns, errors: [...errors, ...missing.map(missingColumn)] };
}

function none(error: string): ParsedColumnMapping {
  return { columns: {}, errors: [error] };
}

function missingColumn(name: LineageColumn): string {
  return `columns.${name}: is missing, and without it no cost can be computed. Name the column of your table that holds it.`;
}

function isLineageColumn(name: string): name is LineageColumn {
  return Object.hasOwn(lineageColumns, name);
}

/** What is wrong with one source and how to mend it; `undefined` where it can be used as it is. */
function problemOf(name: LineageColumn, source: unknown): string | undefined {
  if (typeof source === 'string') {
    return columnProblem(source);
  }
  if (!isJsonObject(source)) {
    return `expected a column's name or an object, got ${JSON.stringify(source)}.`;
  }
  const kind = lineageColumns[name];
  return 'constant' in source ? constantProblem(kind, source) : readingProblem(kind, source);
}

function constantProblem(kind: LineageKind, source: JsonObject): string | undefined {
  const { constant } = source;
  if (Object.keys(source).length > 1) {
    return 'a constant stands alone. Remove the other fields, or the constant.';
  }
  if (typeof constant !== 'string') {
    return `constant: expected a text, got ${JSON.stringify(constant)}.`;
  }
  return kind === 'time' ? 'calls cannot all begin at once: name a column.' : textProblem(kind, 'constant', constant);
}

const readingFields = ['column', 'path', 'as', 'values'];

function readingProblem(kind: LineageKind, source: JsonObject): string | undefined {
  const unknown = Object.keys(source).find((field) => !readingFields.includes(field));
  if (unknown !== undefined) {
    return `"${unknown}" is no field of a mapping. Use ${readingFields.join(', ')}, or constant alone.`;
  }
  const { column, path, as, values } = source;
  return columnProblem(column) ?? pathProblem(path) ?? castProblem(kind, as) ?? valuesProblem(kind, values);
}

function columnProblem(column: unknown): string | undefined {
  return typeof column === 'string' && column !== '' && !column.includes('\0')
    ? undefined
    : `column: expected the name of a column of your table, got ${JSON.stringify(column) ?? 'nothing'}.`;
}

function pathProblem(path: unknown): string | undefined {
  const isPath = Array.isArray(path) && path.length > 0 && path.every((key) => typeof key === 'string' && isText(key));
  return path === undefined || isPath
    ? undefined
    : `path: expected a list of JSON keys as texts, such as ["usage", "input_tokens"], got ${JSON.stringify(path)}.`;
}

function castProblem(kind: LineageKind, as: unknown): string | undefined {
  if (as === undefined || castsOf[kind].some((cast) => cast === as)) {
    return undefined;
  }
  const known = columnCasts.some((cast) => cast === as) ? 'does not fit this column' : 'is not known';
  return `as: ${JSON.stringify(as)} ${known}. It can be read as ${castsOf[kind].map((cast) => `"${cast}"`).join(', ')}.`;
}

function valuesProblem(kind: LineageKind, values: unknown): string | undefined {
  if (values === undefined) {
    return undefined;
  }
  if (kind === 'time') {
    return 'values: times are not replaced one by one. Remove it.';
  }
  if (!isJsonObject(values)) {
    return `values: expected an object of texts, such as {"True": "exact"}, got ${JSON.stringify(values)}.`;
  }
  for (const [from, to] of Object.entries(values)) {
    if (to !== null && typeof to !== 'string') {
      return `values: ${JSON.stringify(from)} is replaced by ${JSON.stringify(to)}. Write a text, or null for "not recorded".`;
    }
    const problem = textProblem('text', 'values', from) ?? (to === null ? undefined : textProblem(kind, 'values', to));
    if (problem !== undefined) {
      return problem;
    }
  }
  return undefined;
}

/** Whether a written text can be a value of this kind of column. */
function textProblem(kind: LineageKind, field: string, text: string): string | undefined {
  if (!isText(text)) {
    return `${field}: a text cannot hold a NUL character.`;
  }
  switch (kind) {
    case 'tokens':
    case 'count':
      return /^-?\d{1,15}$/.test(text) ? undefined : `${field}: ${JSON.stringify(text)} is no whole number.`;
    case 'decimal':
    case 'duration':
      return /^-?\d{1,15}(\.\d{1,15})?$/.test(text) ? undefined : `${field}: ${JSON.stringify(text)} is no number.`;
    case 'response_cache':
      return responseCaches.some((cache) => cache === text)
        ? undefined
        : `${field}: ${JSON.stringify(text)} is no kind of response cache. Write ${responseCaches.join(', ')}; null for none.`;
    case 'text':
    case 'time':
      return undefined;
    default:
      return kind satisfies never;
  }
}

function sourceOf(source: string | ColumnSource): ColumnSource {
  return typeof source === 'string' ? { column: source } : source;
}

function isText(text: string): boolean {
  return !text.includes('\0');
}
