import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { LineageRow } from 'core/lineage/lineageRow';
import { copyColumns, copyText } from '../../demo/sinks/copyText';
import { loadRows } from '../../demo/sinks/pglite';
import type { Database } from './database';
import { createLineageTable } from './lineageTable';
import { isPglite } from './pgliteDatabase';
import { isPostgres } from './postgresDatabase';

/** Loads rows as the demo does, by COPY: PGlite through the demo's own sink, a server from a file that it may read. */
export async function loadDemoRows(database: Database, rows: readonly LineageRow[]): Promise<void> {
  if (isPglite(database)) {
    await loadRows(database.db, rows, () => undefined);
    return;
  }
  if (!isPostgres(database)) {
    throw new Error(`No way to load the demo into ${database.engine}`);
  }
  const file = path.join(database.cluster.folder, 'demo.csv');
  writeFileSync(file, copyText(rows));
  await createLineageTable(database);
  await database.exec(`COPY llm_calls (${copyColumns}) FROM '${file}' WITH (FORMAT csv); ANALYZE llm_calls`);
}
