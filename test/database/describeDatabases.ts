import type { Database } from './database';
import { type PgliteDatabase, openPglite } from './pgliteDatabase';
import { type PostgresDatabase, openPostgres } from './postgresDatabase';
import { findPostgresPrograms, howToGetPostgres } from './postgresPrograms';

interface Engine<Opened extends Database> {
  readonly name: Database['engine'];
  readonly open: () => Promise<Opened>;
}

/**
 * Runs the same tests on a real PostgreSQL and on PGlite, each in a database of its own. Call it once per file: every
 * call starts a server.
 */
export function describeDatabases(title: string, body: (database: () => Database) => void): void {
  describePostgres(title, body);
  describePglite(title, body);
}

/** Runs tests on PGlite only. */
export function describePglite(title: string, body: (database: () => PgliteDatabase) => void): void {
  describeEngine(title, { name: 'PGlite', open: openPglite }, body);
}

/** Runs tests on a real PostgreSQL only. In CI a missing server is an error, elsewhere a line that says how to get one. */
export function describePostgres(title: string, body: (database: () => PostgresDatabase) => void): void {
  const programs = findPostgresPrograms();
  if (programs !== undefined) {
    describeEngine(title, { name: 'PostgreSQL', open: () => openPostgres(programs) }, body);
    return;
  }
  if ((process.env['CI'] ?? '') !== '' && process.env['CI'] !== 'false') {
    throw new Error(howToGetPostgres);
  }
  console.warn(`Skipped: ${title}. ${howToGetPostgres}`);
  describe.skip(`${title}, on PostgreSQL (skipped: ${howToGetPostgres})`, () => {
    body(() => {
      throw new Error(howToGetPostgres);
    });
  });
}

function describeEngine<Opened extends Database>(
  title: string,
  { name, open }: Engine<Opened>,
  body: (database: () => Opened) => void,
): void {
  describe(`${title}, on ${name}`, () => {
    let opened: Opened | undefined;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened?.close());
    body(() => {
      if (opened === undefined) {
        throw new Error(`${name} is not open: ask for the database inside of a test or a hook.`);
      }
      return opened;
    });
  });
}
