import type { LineageColumn, LineageRow } from 'core/lineage/lineageRow';
import { CallLogError } from './callLogError';
import { type CallLogSource, columnNames, requiredColumns } from './callLogSource';
import { likelyHeader } from './nearestName';
import { parseCell } from './parseCell';

/** Where each lineage column of a file comes from; columns that are in none of the lists are not recorded. */
export interface ColumnPlan {
  readonly headers: readonly string[];
  /** Cells by their position in a row, from 0. */
  readonly cells: ReadonlyArray<{ readonly column: LineageColumn; readonly index: number }>;
  readonly constants: Partial<LineageRow>;
  readonly notRecorded: readonly LineageColumn[];
  readonly unusedHeaders: readonly string[];
}

/**
 * Finds the lineage columns among the headers: by `--map`, else by their own name, exactly or else in any case. Throws where a
 * required column has neither a header nor a constant; look-alikes are proposed in the message and not guessed.
 */
export function planColumns(source: CallLogSource, headerCells: readonly string[]): ColumnPlan {
  const headers = headerCells.map((header) => header.trim());
  checkHeaders(source, headers);

  const cells: Array<{ column: LineageColumn; index: number }> = [];
  const constants: Record<string, LineageRow[LineageColumn]> = {};
  const notRecorded: LineageColumn[] = [];
  for (const column of columnNames) {
    const constant = source.constants[column];
    if (constant !== undefined) {
      constants[column] = parseConstant(source, column, constant);
      continue;
    }
    const index = findHeader(source, headers, column);
    if (index === undefined) {
      notRecorded.push(column);
    } else {
      cells.push({ column, index });
    }
  }
  checkRequired(source, headers, notRecorded);

  const used = new Set(cells.map(({ index }) => index));
  const unusedHeaders = headers.filter((header, index) => header !== '' && !used.has(index));
  return { headers, cells, constants, notRecorded, unusedHeaders };
}

function checkHeaders(source: CallLogSource, headers: readonly string[]): void {
  const separator = [';', '\t', '|'].find((candidate) => headers.length === 1 && headers[0]?.includes(candidate));
  if (separator !== undefined) {
    const name = separator === '\t' ? 'a tab' : `"${separator}"`;
    throw new CallLogError(
      `${source.path}: the header is separated by ${name}; save the file with commas between its columns.`,
    );
  }
  const named = headers.filter((header) => header !== '');
  const duplicate = named.find((header, at) => named.indexOf(header) !== at);
  if (duplicate !== undefined) {
    throw new CallLogError(
      `${source.path}: the header "${duplicate}" stands there twice; rename or remove one of the columns.`,
    );
  }
}

/** Position of the header that holds the column; undefined where there is none and none was asked for. */
function findHeader(source: CallLogSource, headers: readonly string[], column: LineageColumn): number | undefined {
  const mapped = source.map[column];
  const name = mapped ?? column;
  const exact = headers.indexOf(name);
  if (exact !== -1) {
    return exact;
  }
  const matches = headers.flatMap((header, index) => (header.toLowerCase() === name.toLowerCase() ? [index] : []));
  if (matches.length > 1) {
    const found = matches.map((index) => `"${headers[index]}"`).join(' and ');
    throw new CallLogError(
      `${source.path}: ${column} could be ${found}; say which with --map ${column}=${headers[matches[0] ?? 0]}.`,
    );
  }
  if (matches.length === 0 && mapped !== undefined) {
    const likely = likelyHeader(mapped, headers);
    const proposal = likely === undefined ? '' : ` Did you mean --map ${mapOption(column, likely)}?`;
    throw new CallLogError(
      `${source.path}: --map ${column}=${mapped}: there is no header "${mapped}".${proposal} Headers found: ${list(headers)}.`,
    );
  }
  return matches[0];
}

function checkRequired(source: CallLogSource, headers: readonly string[], notRecorded: readonly LineageColumn[]): void {
  const missing = requiredColumns.filter((column) => notRecorded.includes(column));
  if (missing.length === 0) {
    return;
  }
  const proposals = missing.map((column) => mapOption(column, likelyHeader(column, headers) ?? '<header>'));
  const noun = missing.length === 1 ? 'the required column' : 'the required columns';
  throw new CallLogError(
    `${source.path}: ${noun} ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing. Headers found: ` +
      `${list(headers)}. Say which header holds what with --map ${proposals.join(',')}`,
  );
}

function mapOption(column: string, header: string): string {
  return /[",]/.test(header) ? `${column}="${header.replaceAll('"', '""')}"` : `${column}=${header}`;
}

/** The headers for a message; a file of hundreds of columns is cut. */
function list(headers: readonly string[]): string {
  const shown = headers.slice(0, 40).map((header) => (header.length > 60 ? `${header.slice(0, 60)}...` : header));
  return shown.join(', ') + (headers.length > shown.length ? `, and ${headers.length - shown.length} more` : '');
}

function parseConstant(source: CallLogSource, column: LineageColumn, text: string): LineageRow[LineageColumn] {
  const cell = parseCell(column, text, source.zone);
  if ('reason' in cell) {
    throw new CallLogError(`--set ${column}=${text}: ${cell.reason}`);
  }
  return cell.value;
}
