import type { PGlite } from '@electric-sql/pglite';
import { type FrameField, goTypeOf } from './frameField';

const READER = 'preview_reader';

/** Runs one statement as a role that may only read, and answers its columns; nothing runs once `signal` is aborted. */
export type ReadSql = (sql: string, signal?: AbortSignal) => Promise<readonly FrameField[]>;

/**
 * A reader over the tables of the public schema. Cells stay PostgreSQL's own text: what they become is Grafana's affair,
 * and PGlite's parsers would round numbers and guess zones.
 */
export async function createSqlReader(db: PGlite): Promise<ReadSql> {
  await db.exec(`
    SET TIME ZONE 'UTC';
    SET work_mem = '64MB'; -- the default of 4 MB makes every grouped sum sort on disk
    DO $$ BEGIN CREATE ROLE ${READER}; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
    GRANT USAGE ON SCHEMA public TO ${READER};
    GRANT SELECT ON ALL TABLES IN SCHEMA public TO ${READER};
  `);
  const types = await db.query<{ oid: number }>('SELECT oid::int4 AS oid FROM pg_type');
  const parsers = Object.fromEntries(types.rows.map(({ oid }) => [oid, (text: string) => text]));

  return (sql, signal) =>
    db.transaction(async (transaction) => {
      signal?.throwIfAborted();
      await transaction.exec(`SET LOCAL ROLE ${READER}; SET LOCAL TIME ZONE 'UTC'`);
      const result = await transaction.query<Array<string | null>>(sql, [], { rowMode: 'array', parsers });
      return result.fields.map(({ name, dataTypeID }, column) => ({
        name,
        goType: goTypeOf(dataTypeID),
        nullable: true,
        cells: result.rows.map((row) => row[column] ?? null),
      }));
    });
}
