import type { Ask } from 'execution/askStore';
import { DelegateQueryError } from 'execution/delegateQueryError';
import { runValues } from 'execution/runValues';
import { firstValueFrom, from } from 'rxjs';
import { postgres } from 'stores/postgres/plan';
import { answerQuery } from './answerStore';
import type { Database } from './database';
import { describePostgres } from './describeDatabases';
import { createLineageTable } from './lineageTable';
import { postgresSession } from './postgresDatabase';

const window = { from: 0, to: Date.UTC(2100, 0) };

/** Fails as Grafana's data source does (`fixtures/grafana-exchanges/pg-missing-column.json`). */
function askAsGrafana(database: Database): Ask {
  return (queries) =>
    from(
      Promise.all(queries.map((query) => answerQuery(database, query))).catch((reason: Error) => {
        throw new DelegateQueryError('Calls', { message: `db query error: pq: ${reason.message}`, status: 500 });
      }),
    );
}

/** What the reader of a panel sees where the values of a dimension are asked for. */
async function failureOf(database: Database, table: string): Promise<string> {
  const question = { source: { table, timeZone: 'UTC' }, window, filters: [], dimension: 'feature' } as const;
  return firstValueFrom(runValues({ store: postgres, ask: askAsGrafana(database) }, question)).then(
    () => 'no failure',
    (reason: Error) => reason.message,
  );
}

describePostgres('a server that refuses', (database) => {
  beforeAll(async () => {
    await createLineageTable(database());
    await database().exec(`
      CREATE TABLE narrow ("time" timestamptz NOT NULL);
      CREATE TABLE numbered ("time" bigint NOT NULL, feature text);
      CREATE SCHEMA hidden; CREATE TABLE hidden.calls (LIKE llm_calls);
      CREATE ROLE nobody_here LOGIN`);
  });

  it.each([
    ['nowhere', 'Calls: db query error: pq: relation "nowhere" does not exist. There is no table nowhere'],
    ['other.public.llm_calls', 'names another database'],
    ['narrow', 'column "feature" does not exist. The table narrow has no column feature. Map the columns'],
    ['numbered', 'A column of numbered has another type than it should have.'],
  ])('is explained for the table %s', async (table, expected) => {
    await expect(failureOf(database(), table)).resolves.toContain(expected);
  });

  it.each([
    ['llm_calls', 'GRANT SELECT ON llm_calls TO'],
    ['hidden.calls', 'GRANT USAGE ON SCHEMA hidden TO'],
  ])('is explained for a role that may not read %s', async (table, expected) => {
    const reader = postgresSession(await database().cluster.connect('nobody_here'));
    try {
      await expect(failureOf(reader, table)).resolves.toContain(expected);
    } finally {
      await reader.close();
    }
  });

  it('is explained where it cancels a query that takes too long', async () => {
    const slow = postgresSession(await database().cluster.connect());
    try {
      await slow.exec(`
        CREATE FUNCTION wait() RETURNS text LANGUAGE sql AS 'SELECT pg_sleep(30)::text';
        CREATE VIEW slow AS SELECT now() AS "time", wait() AS feature;
        SET statement_timeout = 50`);
      await expect(failureOf(slow, 'slow')).resolves.toMatch(
        /canceling statement due to statement timeout\. .*Choose a shorter time range/,
      );
    } finally {
      await slow.close();
    }
  });
});
