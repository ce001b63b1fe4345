import { parse } from 'csv-parse/sync';

/** One record of a CSV file as it stands in it. */
export interface LogRecord {
  /** Physical line it begins in, from 1. */
  readonly line: number;
  readonly text: string;
  /** The cells, or why the record cannot be split into cells. */
  readonly cells: readonly string[] | { readonly reason: string };
}

const UNCLOSED = 'opens a quote that is not closed.';

/**
 * Splits the text of one record. Blanks around a cell are not part of it, blanks inside quotes are; a quote inside an unquoted
 * cell is taken as it stands where `relaxed`.
 */
export function splitCells(text: string, relaxed: boolean): LogRecord['cells'] {
  // Most lines of most logs hold no quote; csv-parse costs 20 us a record, this 0.5.
  if (!text.includes('"')) {
    return text.split(',').map((cell) => cell.trim());
  }
  try {
    const records: string[][] = parse(text, {
      relax_quotes: relaxed,
      relax_column_count: true,
      trim: true,
      record_delimiter: ['\n', '\r\n'],
    });
    const cells = records[0];
    return records.length === 1 && cells !== undefined ? cells : { reason: UNCLOSED };
  } catch {
    return { reason: UNCLOSED };
  }
}

export function isSplit(cells: LogRecord['cells']): cells is readonly string[] {
  return Array.isArray(cells);
}
