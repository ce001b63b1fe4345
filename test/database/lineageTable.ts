import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type LineageColumn, type LineageRow, lineageColumns } from 'core/lineage/lineageRow';
import type { Database } from './database';

const ddl = readFileSync(path.join(__dirname, '../../src/stores/postgres/lineage.sql'), 'utf8');
const columns = (Object.keys(lineageColumns) as LineageColumn[]).map((column) => `"${column}"`).join(', ');
const CHUNK_ROWS = 5_000;

/**
 * Creates `llm_calls` from the shipped DDL. The two columns that it demands may be empty here, as they are in a view over
 * somebody else's table that knows neither requests nor attempts.
 */
export async function createLineageTable(database: Database): Promise<void> {
  await database.exec(ddl);
  await database.exec('ALTER TABLE llm_calls ALTER request_id DROP NOT NULL, ALTER attempt DROP NOT NULL');
}

/** Adds rows to `llm_calls`. They travel as one parameter, never as SQL. */
export async function insertRows(database: Database, rows: readonly LineageRow[]): Promise<void> {
  for (let start = 0; start < rows.length; start += CHUNK_ROWS) {
    const chunk = rows.slice(start, start + CHUNK_ROWS).map((row) => ({ ...row, time: instantText(row.time) }));
    await database.read(
      `INSERT INTO llm_calls (${columns}) SELECT ${columns} FROM json_populate_recordset(null::llm_calls, $1::json)`,
      [JSON.stringify(chunk)],
    );
  }
}

/** Fractions of a millisecond are kept, down to the microsecond that a timestamptz holds. */
function instantText(time: number): string {
  const whole = Math.floor(time);
  const microseconds = Math.round((time - whole) * 1000);
  return `${new Date(whole).toISOString().slice(0, -1)}${String(microseconds).padStart(3, '0')}Z`;
}
