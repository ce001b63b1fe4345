import type { LineageColumn, LineageRow } from 'core/lineage/lineageRow';
import { columnNames } from './callLogSource';
import type { ColumnPlan } from './columnPlan';
import { type LogRecord, isSplit } from './logRecord';
import { parseCell } from './parseCell';

/** A row that was left out, with what its owner needs to mend it. */
export interface RejectedRow {
  /** Line of the file, from 1; the header is part of the count. */
  readonly line: number;
  /** Null where the row as a whole is wrong. */
  readonly column: LineageColumn | null;
  readonly header: string | null;
  readonly value: string | null;
  readonly reason: string;
  /** The record as it stands in the file. */
  readonly record: string;
}

export interface RowOptions {
  readonly plan: ColumnPlan;
  readonly zone: string;
  /** Number of the file, from 1: part of the request id of a row that has none. */
  readonly fileNumber: number;
}

type ParsedRow = { readonly row: LineageRow } | { readonly rejected: RejectedRow };
type PlannedCell = ColumnPlan['cells'][number];
type Values = Record<string, LineageRow[LineageColumn]>;
type ReadCells = { readonly values: Values } | { readonly reason: string; readonly cell: PlannedCell };

const nothingRecorded: Values = Object.fromEntries(columnNames.map((column) => [column, null]));

/** The lineage row of a record, or why it is left out. A row without a request id becomes its own request. */
export function parseRow(record: LogRecord, options: RowOptions): ParsedRow {
  const { plan, fileNumber } = options;
  const { cells, line } = record;
  if (!isSplit(cells)) {
    return rejectRow(record, cells.reason);
  }
  if (cells.length !== plan.headers.length) {
    return rejectRow(record, wrongCount(cells.length, plan.headers.length));
  }
  const read = readCells(cells, options);
  if ('reason' in read) {
    const { column, index } = read.cell;
    const place = { column, header: plan.headers[index] ?? null, value: cells[index] ?? null };
    return rejectRow(record, read.reason, place);
  }
  const { values } = read;
  values['attempt'] ??= 1;
  values['request_id'] ??= `row-${fileNumber}-${line}`;
  // Every column is in `nothingRecorded`, and what parseCell read is of its column's kind.
  const row = values as unknown as LineageRow;
  const contradiction = findContradiction(row);
  return contradiction === undefined ? { row } : rejectRow(record, contradiction);
}

function readCells(cells: readonly string[], { plan, zone }: RowOptions): ReadCells {
  const values: Values = { ...nothingRecorded, ...plan.constants };
  for (const cell of plan.cells) {
    const parsed = parseCell(cell.column, cells[cell.index] ?? '', zone);
    if ('reason' in parsed) {
      return { reason: parsed.reason, cell };
    }
    if (cell.column === 'time' && parsed.value === null) {
      return { reason: 'is empty, and a call without a time cannot be placed.', cell };
    }
    values[cell.column] = parsed.value;
  }
  return { values };
}

function rejectRow(
  { line, text }: LogRecord,
  reason: string,
  place: Pick<RejectedRow, 'column' | 'header' | 'value'> = { column: null, header: null, value: null },
): ParsedRow {
  return { rejected: { line, ...place, reason, record: text } };
}

function wrongCount(found: number, expected: number): string {
  return found < expected
    ? `has too few cells: ${found} instead of ${expected}.`
    : `has too many cells: ${found} instead of ${expected}. A value with a comma stands in double quotes.`;
}

/** Why the token counts of a row cannot all be true: each part must fit into its whole. */
function findContradiction(row: LineageRow): string | undefined {
  const {
    prompt_tokens: prompt,
    cache_read_tokens: read,
    cache_write_tokens: write,
    cache_write_1h_tokens: write1h,
  } = row;
  const cached = [read, write].reduce<number>((sum, part) => (part === null ? sum : sum + part), 0);
  if (prompt !== null && cached > prompt) {
    return (
      `prompt_tokens ${prompt} is less than cache_read_tokens + cache_write_tokens = ${cached}: prompt_tokens must include ` +
      'the cached tokens. Some providers report them beside the input: add them up first.'
    );
  }
  if (write1h !== null && write1h > 0 && (write === null || write1h > write)) {
    return `cache_write_1h_tokens ${write1h} is more than cache_write_tokens ${write ?? '(not recorded)'}, which must include it.`;
  }
  if (row.reasoning_tokens !== null && row.completion_tokens !== null && row.reasoning_tokens > row.completion_tokens) {
    return (
      `reasoning_tokens ${row.reasoning_tokens} is more than completion_tokens ${row.completion_tokens}: completion_tokens ` +
      'must include the reasoning.'
    );
  }
  return undefined;
}
