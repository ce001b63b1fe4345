import type { PGlite } from '@electric-sql/pglite';
import type { LineageRow } from 'core/lineage/lineageRow';
import { copyColumns, copyText } from './copyText';
import { readLineageDdl } from './lineageDdl';

/** Rows per COPY, about 6 MB of text; with 10,000 the same rows take a fifth longer. */
const CHUNK_ROWS = 25_000;

/** Creates `llm_calls` and its index on time from the shipped DDL unless the table is there. */
export async function createLineageTable(db: PGlite): Promise<void> {
  const found = await db.query<{ table: string | null }>("SELECT to_regclass('llm_calls')::text AS table");
  if ((found.rows[0]?.table ?? null) === null) {
    await db.exec(await readLineageDdl());
  }
}

/**
 * Loads rows by COPY in chunks, then prepares the table for questions; answers how many there were. `onRows` hears the count
 * after each chunk. Values travel as data only, never as SQL.
 */
export async function loadRows(
  db: PGlite,
  rows: Iterable<LineageRow> | AsyncIterable<LineageRow>,
  onRows: (loaded: number) => void,
): Promise<number> {
  await createLineageTable(db);
  let loaded = 0;
  let chunk: LineageRow[] = [];
  const flush = async () => {
    if (chunk.length > 0) {
      await copyChunk(db, chunk);
      loaded += chunk.length;
      chunk = [];
      onRows(loaded);
    }
  };
  for await (const row of rows) {
    chunk.push(row);
    if (chunk.length === CHUNK_ROWS) {
      await flush();
    }
  }
  await flush();
  // The index on time is BRIN, which knows the new blocks only once they are summarised; nothing here does that by itself.
  await db.exec('VACUUM ANALYZE llm_calls');
  return loaded;
}

async function copyChunk(db: PGlite, rows: readonly LineageRow[]): Promise<void> {
  const blob = new Blob([copyText(rows)]);
  await db.query(`COPY llm_calls (${copyColumns}) FROM '/dev/blob' WITH (FORMAT csv)`, [], { blob });
}
