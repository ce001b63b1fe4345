import { PGlite } from '@electric-sql/pglite';
import type { Database } from './database';

export interface PgliteDatabase extends Database {
  readonly db: PGlite;
}

/** PostgreSQL compiled for the browser, in this process and in memory. */
export async function openPglite(): Promise<PgliteDatabase> {
  const db = await PGlite.create();
  // The same odd zone as the server's: no answer may depend on it.
  await db.exec("SET TIME ZONE 'America/New_York'");
  const types = await db.query<{ oid: number }>('SELECT oid::int4 AS oid FROM pg_type');
  const parsers = Object.fromEntries(types.rows.map(({ oid }) => [oid, (text: string) => text]));
  return {
    engine: 'PGlite',
    db,
    exec: async (sql) => {
      await db.exec(sql);
    },
    read: async (sql, parameters = []) => {
      const { fields, rows } = await db.query<Array<string | null>>(sql, [...parameters], {
        rowMode: 'array',
        parsers,
      });
      return { fields, rows };
    },
    close: () => db.close(),
  };
}
