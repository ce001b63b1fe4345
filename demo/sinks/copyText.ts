import { type LineageColumn, type LineageRow, lineageColumns } from 'core/lineage/lineageRow';

/** Control characters and blanks are quoted too: nothing rests on how COPY treats them. */
const special = /[^!#-+\--[\]-~\u00a0-\uffff]/;

const columns = Object.keys(lineageColumns) as readonly LineageColumn[];

/** The column list that `copyText` writes, for `COPY llm_calls (...) FROM ... WITH (FORMAT csv)`. */
export const copyColumns: string = columns.map((column) => `"${column}"`).join(', ');

/**
 * Rows as PostgreSQL's CSV for COPY: null is nothing between two commas, an empty text is "". `attempt` is NOT NULL in the
 * table and 1 where it is not recorded, by definition; `request_id` must be there.
 */
export function copyText(rows: readonly LineageRow[]): string {
  return rows.map(copyLine).join('');
}

function copyLine(row: LineageRow): string {
  if (row.request_id === null) {
    throw new Error(
      `The row at ${timestampText(row.time)} has no request_id: give it one of its own before it is loaded.`,
    );
  }
  let line = timestampText(row.time);
  for (const column of columns) {
    if (column !== 'time') {
      line += ',' + cell(column === 'attempt' && row.attempt === null ? 1 : row[column]);
    }
  }
  return line + '\n';
}

function cell(value: string | number | null): string {
  if (value === null) {
    return '';
  }
  return typeof value === 'number' ? String(value) : quoted(value);
}

/** In quotes where it is empty (bare, that is null) or holds what CSV or COPY reads as its own: a line of \. ends the data. */
function quoted(text: string): string {
  return text === '' || special.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** ISO in UTC with microseconds, which is what a timestamptz holds. */
function timestampText(time: number): string {
  const microseconds = Math.round(time * 1000);
  const milliseconds = Math.floor(microseconds / 1000);
  const rest = microseconds - milliseconds * 1000;
  const iso = new Date(milliseconds).toISOString();
  return rest === 0 ? iso : `${iso.slice(0, -1)}${String(rest).padStart(3, '0')}Z`;
}
