import type { PreviewRequest } from '../storeRequest';
import { newestCalls } from './callsSql';
import { quoteRegclass, quoteTable } from './quote';

/** Characters of an example value: enough to see the keys of a JSON document, not enough to send a prompt. */
const EXAMPLE_LENGTH = 200;

/** The newest calls as they are read; or the table's own columns, which the catalogue knows of an empty table too. */
export function previewSql({ source, mapped, limit }: PreviewRequest): string {
  return mapped
    ? `SELECT *\n${newestCalls(source, limit)}\nORDER BY "time" DESC`
    : tableColumnsSql(source.table, limit);
}

function tableColumnsSql(table: string, limit: number): string {
  return `SELECT attname::text AS "column", format_type(atttypid, atttypmod) AS "type",
  left(example ->> attname::text, ${EXAMPLE_LENGTH}) AS "example"
FROM pg_catalog.pg_attribute
LEFT JOIN (SELECT row_to_json(call.*) AS example FROM ${quoteTable(table)} AS call LIMIT 1) AS first ON true
WHERE attrelid = ${quoteRegclass(table)} AND attnum > 0 AND NOT attisdropped
ORDER BY attnum
LIMIT ${limit}`;
}
