import { type LineageColumn, type LineageRow, lineageColumns } from 'core/lineage/lineageRow';
import type { Client } from 'pg';

const columns = (Object.keys(lineageColumns) as LineageColumn[]).map((column) => `"${column}"`).join(', ');

/** Rows travel as one parameter, never as SQL: PostgreSQL itself reads them into the table's types. */
export const insertStatement = `INSERT INTO llm_calls (${columns})
  SELECT ${columns} FROM json_populate_recordset(null::llm_calls, $1::json)`;

/**
 * Inserts live calls unless their first one is there: a connection that is lost after the server has written and before it has
 * answered makes the caller try again.
 */
export async function insertOnce(client: Client, calls: readonly LineageRow[]): Promise<void> {
  const [first] = calls;
  if (first !== undefined) {
    await client.query(
      `${insertStatement} WHERE NOT EXISTS (SELECT FROM llm_calls AS there WHERE there.time = $2 AND there.span_id = $3)`,
      [rowsAsJson(calls), new Date(first.time), first.span_id],
    );
  }
}

/** `attempt` is NOT NULL in the table and 1 where it is not recorded, by definition. */
export function rowsAsJson(rows: readonly LineageRow[]): string {
  return JSON.stringify(
    rows.map((row) => ({ ...row, time: new Date(row.time).toISOString(), attempt: row.attempt ?? 1 })),
  );
}
