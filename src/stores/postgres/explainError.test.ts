import { explainError } from './explainError';

const advice = (message: string) => explainError(message, { table: 'metrics.calls' });

// What Grafana 12 puts before the server's text: lib/pq writes "pq: ...", pgx "ERROR: ... (SQLSTATE ...)".
const asGrafanaSays = (text: string) => [`db query error: pq: ${text}`, `db query error: ERROR: ${text} (SQLSTATE X)`];

describe('explainError', () => {
  it.each([
    ['relation "metrics.calls" does not exist', 'There is no table metrics.calls in this database'],
    ['cross-database references are not implemented: "a.b.c"', 'names another database'],
    ['column "feature" does not exist', 'has no column feature. Map the columns in the settings'],
    ['column call.user_id does not exist', 'has no column user_id.'],
    ['permission denied for table calls', 'GRANT SELECT ON metrics.calls TO <that user>'],
    ['permission denied for schema metrics', 'GRANT USAGE ON SCHEMA metrics TO <that user>'],
    ['canceling statement due to statement timeout', 'Choose a shorter time range or add a filter'],
    ['canceling statement due to user request', 'took longer than it may, or was cancelled'],
    ['sorry, too many clients already', 'no connection left'],
    ['remaining connection slots are reserved for roles with the SUPERUSER attribute', 'no connection left'],
    ['could not write to file "base/pgsql_tmp/pgsql_tmp1.0": No space left on device', 'no room'],
    ['temporary file size exceeds temp_file_limit (1024kB)', 'no room'],
    ['out of memory', 'ran out of memory'],
    ['function gen_random_uuid() does not exist', 'PostgreSQL 13 or newer'],
    ['function date_trunc(unknown, timestamp with time zone, unknown) does not exist', 'PostgreSQL 13 or newer'],
    ['operator does not exist: integer >= timestamp with time zone', 'has another type than it should have'],
    ['function sum(text) does not exist', 'has another type than it should have'],
    ['invalid input syntax for type bigint: "n/a"', 'cannot be read in the way that the column mapping says'],
    ['password authentication failed for user "grafana"', 'refuses the connection'],
    ['the database system is starting up', 'cannot be reached'],
    ['terminating connection due to administrator command', 'cannot be reached'],
  ])('says what to do about: %s', (text, expected) => {
    for (const message of asGrafanaSays(text)) {
      expect(advice(message)).toContain(expected);
    }
  });

  it('knows what Grafana says where it hides that a connection failed', () => {
    const hidden = 'db query error: failed to connect to server - please inspect Grafana server log for details';
    expect(advice(hidden)).toContain('cannot be reached from Grafana');
  });

  it.each(['db query error: pq: division by zero', 'interpolation failed: unknown macro "__foo"', ''])(
    'adds nothing to what it does not know: %j',
    (message) => {
      expect(advice(message)).toBeUndefined();
    },
  );
});
