import type { LineageRow } from 'core/lineage/lineageRow';
import type { Client } from 'pg';
import { DemoError } from '../demoError';
import type { Newest } from '../generateCallsAfter';
import { insertStatement, rowsAsJson } from './insertCalls';
import { readLineageDdl } from './lineageDdl';

/** Rows per statement, 3 MB of JSON. */
const CHUNK_ROWS = 5_000;

export interface PostgresLoad {
  /** Whether the table may hold calls already. */
  readonly append: boolean;
  /** The rows to load, from what the table holds. */
  rows(newest: Newest): Iterable<LineageRow>;
  /** Hears the count after each chunk; what it throws undoes the load. */
  onRows(loaded: number): void;
}

export interface PostgresLoaded {
  readonly rows: number;
  /** What was in the table before. */
  readonly newest: Newest;
}

/**
 * Creates `llm_calls` from the shipped DDL unless it is there, and loads all rows or none of them. A table with calls is refused
 * unless they are to be kept; nobody else can write to it meanwhile.
 */
export async function loadIntoPostgres(client: Client, load: PostgresLoad): Promise<PostgresLoaded> {
  await client.query('BEGIN');
  try {
    const loaded = await loadInTransaction(client, load);
    await client.query('COMMIT');
    // The index on time is BRIN, which knows the new blocks only once they are summarised.
    await client.query('VACUUM ANALYZE llm_calls');
    return loaded;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined); // a lost connection has rolled back by itself
    throw error;
  }
}

async function loadInTransaction(client: Client, load: PostgresLoad): Promise<PostgresLoaded> {
  const found = await client.query<{ table: string | null }>("SELECT to_regclass('llm_calls')::text AS table");
  if ((found.rows[0]?.table ?? null) === null) {
    await client.query(await readLineageDdl());
  }
  await client.query('LOCK TABLE llm_calls IN SHARE ROW EXCLUSIVE MODE');
  const newest = await readNewest(client);
  if (newest !== undefined && !load.append) {
    throw new DemoError(
      `llm_calls holds calls already, the newest of ${new Date(newest).toISOString()}: nothing was loaded. ` +
        'Add --append to keep them and load only newer ones, or name another database.',
    );
  }
  return { newest, rows: await insertChunks(client, newest, load) };
}

async function readNewest(client: Client): Promise<Newest> {
  const { rows } = await client.query<{ newest: number | null }>(
    'SELECT (extract(epoch FROM max(time)) * 1000)::float8 AS newest FROM llm_calls',
  );
  return rows[0]?.newest ?? undefined;
}

async function insertChunks(client: Client, newest: Newest, load: PostgresLoad): Promise<number> {
  let loaded = 0;
  let chunk: LineageRow[] = [];
  const flush = async () => {
    if (chunk.length > 0) {
      await client.query(insertStatement, [rowsAsJson(chunk)]);
      loaded += chunk.length;
      chunk = [];
      load.onRows(loaded);
    }
  };
  for (const row of load.rows(newest)) {
    chunk.push(row);
    if (chunk.length === CHUNK_ROWS) {
      await flush();
    }
  }
  await flush();
  return loaded;
}
