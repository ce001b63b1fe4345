import type { StoreSource } from '../storeRequest';

type Table = Pick<StoreSource, 'table'>;

interface KnownError {
  readonly pattern: RegExp;
  readonly advise: (match: RegExpMatchArray, table: string) => string;
}

/**
 * The server's own texts (English, PostgreSQL 13 to 18; held to a real server by a test), behind whichever prefix Grafana's
 * driver gives them (`pq: ...`, or `ERROR: ... (SQLSTATE ...)`), and what Grafana says where it hides the driver's error.
 */
const knownErrors: readonly KnownError[] = [
  {
    pattern: /relation "([^"]+)" does not exist/,
    advise: ([, name]) =>
      `There is no table ${name} in this database, or its schema is not in the search path. Correct "Table" in the settings of this data source; write schema.table where it is in a schema of its own.`,
  },
  {
    pattern: /cross-database references are not implemented/,
    advise: (_, table) =>
      `"${table}" names another database. Write table or schema.table in the settings, and choose the database in the PostgreSQL data source.`,
  },
  {
    pattern: /column "?([^"]+?)"? does not exist/,
    advise: ([, column], table) =>
      `The table ${table} has no column ${(column ?? '').replace(/^.*\./, '')}. Map the columns in the settings of this data source: say which of the table's columns holds what, and leave out what it does not record.`,
  },
  {
    pattern: /permission denied for (?:table|view|relation|materialized view|foreign table) (\S+)/,
    advise: (_, table) =>
      `The user of the PostgreSQL data source may not read it. Let the owner of the table run: GRANT SELECT ON ${table} TO <that user>.`,
  },
  {
    pattern: /permission denied for schema (\S+)/,
    advise: ([, schema], table) =>
      `The user of the PostgreSQL data source may not look into the schema. Let its owner run: GRANT USAGE ON SCHEMA ${schema} TO <that user>; GRANT SELECT ON ${table} TO <that user>.`,
  },
  {
    pattern:
      /canceling statement due to (?:statement timeout|user request|lock timeout)|context (?:canceled|deadline exceeded)|timeout: context already done/,
    advise: (_, table) =>
      `The query took longer than it may, or was cancelled. Choose a shorter time range or add a filter; create an index on the time column of ${table} where it has none; or let the administrator raise statement_timeout for the user of the PostgreSQL data source.`,
  },
  {
    pattern:
      /too many clients already|remaining connection slots are reserved|too many connections for (?:role|database)/,
    advise: () =>
      'The database has no connection left. Lower "Max open" in the connection limits of the PostgreSQL data source (10 are enough for a board), or raise max_connections of the server.',
  },
  {
    pattern: /no space left on device|could not (?:write|extend|resize)|temporary file size exceeds temp_file_limit/i,
    advise: () =>
      'The database has no room for the intermediate rows of this query. Choose a shorter time range, add a filter or split by fewer dimensions; the administrator can free disk space or raise temp_file_limit.',
  },
  {
    pattern: /out of (?:shared )?memory/,
    advise: () =>
      'The database ran out of memory for this query. Choose a shorter time range, add a filter or split by fewer dimensions.',
  },
  {
    // date_trunc with a time zone came with PostgreSQL 12, gen_random_uuid() with 13.
    pattern: /function (?:gen_random_uuid\(\)|date_trunc\([^)]*with time zone, [^)]*\)) does not exist/,
    advise: () => 'This needs PostgreSQL 13 or newer: update the server, or read the calls from a newer copy of it.',
  },
  {
    pattern:
      /(?:operator|function) does not exist|function \S+\(.*\) does not exist|cannot be matched|cannot cast type/,
    advise: (_, table) =>
      `A column of ${table} has another type than it should have. In the settings of this data source, map that column with the way it is to be read (text, integer, number, timestamp, ...).`,
  },
  {
    pattern: /invalid input syntax for|date\/time field value out of range|out of range for type/,
    advise: (_, table) =>
      `A value in ${table} cannot be read in the way that the column mapping says. Look at the preview in the settings of this data source and choose another way to read that column.`,
  },
  {
    pattern:
      /password authentication failed|no pg_hba\.conf entry|role "[^"]+" does not exist|database "[^"]+" does not exist|SSL is not enabled on the server/,
    advise: () =>
      'The database refuses the connection of the PostgreSQL data source. Correct user, password, database or TLS mode there and press its "Save & test".',
  },
  {
    // Grafana hides the network's own words: "failed to connect to server - please inspect Grafana server log for details".
    pattern:
      /failed to connect|failed to acquire connection|connection (?:refused|reset)|no such host|bad connection|database system is (?:starting up|shutting down|in recovery)|terminating connection|unexpected EOF|i\/o timeout/,
    advise: () =>
      'The database cannot be reached from Grafana. Check that it runs, then host, port and TLS mode with "Save & test" of the PostgreSQL data source; the log of the Grafana server has the reason.',
  },
];

/** What to do about an error of PostgreSQL or of Grafana's data source for it; `undefined` where nothing can be added. */
export function explainError(message: string, { table }: Table): string | undefined {
  for (const { pattern, advise } of knownErrors) {
    const match = pattern.exec(message);
    if (match !== null) {
      return advise(match, table);
    }
  }
  return undefined;
}
