import { type LineageColumn, lineageColumns } from 'core/lineage/lineageRow';
import type { CoverageRequest, ModelsRequest, StoreSource, ValuesRequest } from '../storeRequest';
import { dimensionSql, filterSql } from './callSql';
import { allCalls, callsIn } from './callsSql';
import { fixedWindow } from './sqlWindow';

/**
 * Which models occur in a window, those of response-cache hits among them, and which models calls fell back from, without
 * provider and tier: whatever may have to be priced.
 */
export function modelsSql({ source, window }: ModelsRequest, rowLimit: number): string {
  return `WITH occurring AS (
  SELECT DISTINCT nullif("provider", '') AS provider, nullif("model", '') AS model,
    nullif("service_tier", '') AS service_tier, nullif("fallback_from", '') AS fallback_from
  ${callsIn(source, fixedWindow(window))}
)
SELECT provider, model, service_tier FROM occurring
UNION
SELECT NULL, fallback_from, NULL FROM occurring WHERE fallback_from IS NOT NULL
LIMIT ${rowLimit}`;
}

/** The values of a dimension, the most frequent first. */
export function valuesSql({ source, window, filters, dimension }: ValuesRequest, rowLimit: number): string {
  return `SELECT ${dimensionSql(dimension)} AS value
${callsIn(source, fixedWindow(window))}${filterSql(filters)}
GROUP BY 1
ORDER BY count(*) DESC, 1
LIMIT ${rowLimit}`;
}

/**
 * One row that says how many calls of the window, and how many of their tokens, have a value in each mapped column; and of
 * the whole table when the last call began and how many begin in the future. Calls are counted by which columns they have,
 * then the few combinations that occur are summed: asking for every column of every call takes several times as long.
 */
export function coverageSql({ source, window, filters = [] }: CoverageRequest): string {
  const columns = coverageColumns(source);
  const isRecorded = columns.map((column, index) => `(${recordedSql(column)})::int * ${2 ** index}`);
  const has = (column: LineageColumn) => `(recorded & ${2 ** columns.indexOf(column)}) <> 0`;
  const hasTokens = hasAll(columns, ['prompt_tokens', 'completion_tokens'])
    ? `${has('prompt_tokens')} AND ${has('completion_tokens')}`
    : 'false';
  return `SELECT coalesce(sum(calls), 0) AS rows,
  coalesce(sum(tokens), 0) AS tokens,
  coalesce(sum(calls) FILTER (WHERE ${hasTokens}), 0) AS with_tokens,
${columns
  .map(
    (column) => `  coalesce(sum(calls) FILTER (WHERE ${has(column)}), 0) AS ${column}_rows,
  coalesce(sum(tokens) FILTER (WHERE ${has(column)}), 0) AS ${column}_tokens,
`,
  )
  .join('')}  (SELECT count(*) ${allCalls(source)} WHERE "time" > now() + interval '1 minute') AS in_future,
  (SELECT max("time") ${allCalls(source)}) AS last_call
FROM (
  SELECT ${isRecorded.join(' + ')} AS recorded,
    count(*) AS calls,
    sum(greatest(coalesce("prompt_tokens", 0), 0) + greatest(coalesce("completion_tokens", 0), 0)) AS tokens
  ${callsIn(source, fixedWindow(window))}${filterSql(filters)}
  GROUP BY 1
) AS combination`;
}

/** The columns whose values coverage counts: all that are mapped, but the time, without which there is no call. */
export function coverageColumns({ columns }: Pick<StoreSource, 'columns'>): LineageColumn[] {
  return (Object.keys(lineageColumns) as LineageColumn[]).filter(
    (column) => column !== 'time' && (columns === undefined || columns[column] !== undefined),
  );
}

/** An empty text is not recorded. A column of a view may be of another type than the lineage table's: hence the cast. */
function recordedSql(column: LineageColumn): string {
  return lineageColumns[column] === 'text' ? `coalesce("${column}"::text, '') <> ''` : `"${column}" IS NOT NULL`;
}

function hasAll(columns: readonly LineageColumn[], wanted: readonly LineageColumn[]): boolean {
  return wanted.every((column) => columns.includes(column));
}
