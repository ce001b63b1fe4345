import { execFileSync } from 'node:child_process';
import path from 'node:path';
import type { LineageRow } from 'core/lineage/lineageRow';
import type { Client } from 'pg';
import { describePostgres } from '../../test/database/describeDatabases';
import type { PostgresDatabase } from '../../test/database/postgresDatabase';
import { findPostgresPrograms } from '../../test/database/postgresPrograms';
import { HOUR, demoRange } from '../demoRange';
import { generateCallsOfHour } from '../generateCalls';
import { insertOnce } from './insertCalls';
import { keepConnected } from './keepConnected';
import { openPostgres } from './openPostgres';
import { type PostgresLoad, loadIntoPostgres } from './postgres';

const now = Date.UTC(2026, 10, 20, 13, 40);
const { to } = demoRange(now);
const hours = [to - 2 * HOUR, to - HOUR].flatMap((start) => generateCallsOfHour(start, { now }));
const loadHours: PostgresLoad = { append: false, rows: () => hours, onRows: () => undefined };

/** An empty database of the server, its address, and a session in it. */
async function anEmptyDatabase(database: PostgresDatabase, name: string) {
  await database.exec(`CREATE DATABASE ${name}`);
  const owner = await database.cluster.connect();
  const { user, port } = owner;
  await owner.end();
  const urlOf = (role: string) => `postgresql://${role}@127.0.0.1:${port}/${name}`;
  return { url: urlOf(user ?? ''), urlOf, port, client: await openPostgres(urlOf(user ?? '')) };
}

/** Every row as JSON, tokens and times as the generator has them. */
async function readCalls(client: Client): Promise<unknown[]> {
  const { rows } = await client.query<{ call: object }>(
    `SELECT to_jsonb(llm_calls) || jsonb_build_object('time', (extract(epoch FROM time) * 1000)::int8,
       'total_cost_usd', total_cost_usd::text) AS call
     FROM llm_calls ORDER BY time, span_id`,
  );
  return rows.map(({ call }) => call);
}

function inOrder(calls: readonly LineageRow[]): LineageRow[] {
  return [...calls].sort(
    (one, other) => one.time - other.time || ((one.span_id ?? '') < (other.span_id ?? '') ? -1 : 1),
  );
}

describePostgres('the demo in PostgreSQL', (database) => {
  it('is every generated row in the shipped table, nulls included', async () => {
    const { client } = await anEmptyDatabase(database(), 'whole');
    try {
      expect(await loadIntoPostgres(client, loadHours)).toEqual({ rows: hours.length, newest: undefined });
      expect(await readCalls(client)).toEqual(inOrder(hours));
    } finally {
      await client.end();
    }
  });

  it('refuses a table with calls and leaves it as it is', async () => {
    const { client } = await anEmptyDatabase(database(), 'refused');
    try {
      await loadIntoPostgres(client, loadHours);
      await expect(loadIntoPostgres(client, loadHours)).rejects.toThrow(
        /llm_calls holds calls already, the newest of 2026-11-20T12:.*Add --append/,
      );
      expect(await readCalls(client)).toHaveLength(hours.length);
    } finally {
      await client.end();
    }
  });

  it('asks for what is newer where calls are to be kept', async () => {
    const { client } = await anEmptyDatabase(database(), 'appended');
    const next = generateCallsOfHour(to, { now });
    const asked: unknown[] = [];
    try {
      await loadIntoPostgres(client, loadHours);
      await loadIntoPostgres(client, {
        append: true,
        rows(newest) {
          asked.push(newest);
          return next;
        },
        onRows: () => undefined,
      });
      expect(asked).toEqual([hours.at(-1)?.time]);
      expect(await readCalls(client)).toEqual(inOrder([...hours, ...next]));
    } finally {
      await client.end();
    }
  });

  it('is loaded as a whole or not at all', async () => {
    const { client } = await anEmptyDatabase(database(), 'broken');
    const [first] = hours as [LineageRow];
    const broken = { ...first, response_cache: 'nonsense' } as unknown as LineageRow;
    try {
      await expect(loadIntoPostgres(client, { ...loadHours, rows: () => [...hours, broken] })).rejects.toThrow(
        'violates check constraint',
      );
      const { rows } = await client.query("SELECT to_regclass('llm_calls') AS found");
      expect(rows).toEqual([{ found: null }]);
    } finally {
      await client.end();
    }
  });

  it('takes text that looks like SQL for text', async () => {
    const { client } = await anEmptyDatabase(database(), 'texts');
    const odd = [`'); DROP TABLE llm_calls; --`, `"$1"\\'{}`, '', 'ünï\n\t😀'];
    const [first] = hours as [LineageRow];
    const calls = odd.map((feature, at) => ({ ...first, feature, time: first.time + at }));
    try {
      await loadIntoPostgres(client, { ...loadHours, rows: () => calls });
      const { rows } = await client.query<{ feature: string }>('SELECT feature FROM llm_calls ORDER BY time');
      expect(rows.map(({ feature }) => feature)).toEqual(odd);
    } finally {
      await client.end();
    }
  });

  it('has a live call once where its insert is tried again', async () => {
    const { client } = await anEmptyDatabase(database(), 'again');
    const next = generateCallsOfHour(to, { now });
    try {
      await loadIntoPostgres(client, loadHours);
      await insertOnce(client, next);
      await insertOnce(client, next);
      expect(await readCalls(client)).toEqual(inOrder([...hours, ...next]));
    } finally {
      await client.end();
    }
  });

  it('goes on after the server has ended the connection', async () => {
    const { url, client } = await anEmptyDatabase(database(), 'ended');
    const messages: string[] = [];
    const connection = await keepConnected({
      place: 'here',
      open: () => openPostgres(url),
      close: (session) => session.end(),
      wait: () => Promise.resolve(),
      onProgress: (message) => messages.push(message),
    });
    try {
      await connection.run((session) => loadIntoPostgres(session, loadHours));
      await client.query(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'ended' AND pid <> pg_backend_pid()",
      );
      await connection.run((session) => insertOnce(session, generateCallsOfHour(to, { now })));
      expect(messages).toEqual([expect.stringMatching(/^The connection to here was lost: .*Attempt 1 of 9 in 1 s$/)]);
      expect((await readCalls(client)).length).toBeGreaterThan(hours.length);
    } finally {
      await connection.close();
      await client.end();
    }
  });

  it('can be read, and not changed, by the role that the compose file gives Grafana', async () => {
    const { urlOf, port, client } = await anEmptyDatabase(database(), 'granted');
    const psql = path.join(findPostgresPrograms() ?? '', 'psql');
    const script = path.resolve(__dirname, '../../provisioning/postgres/grafana-reader.sql');
    const server = ['-h', '127.0.0.1', '-p', String(port), '-U', client.user ?? '', '-d', 'granted'];
    const env = { ...process.env, GRAFANA_READER_PASSWORD: `it's a "secret"` };
    execFileSync(psql, ['-v', 'ON_ERROR_STOP=1', '--no-psqlrc', ...server, '-f', script], { env, stdio: 'pipe' });
    try {
      await loadIntoPostgres(client, loadHours);
      const reader = await openPostgres(urlOf('grafana_reader'));
      try {
        expect(await readCalls(reader)).toHaveLength(hours.length);
        for (const statement of [
          'DELETE FROM llm_calls',
          'INSERT INTO llm_calls (time, request_id) VALUES (now(), $$x$$)',
          'CREATE TABLE other (x int)',
        ]) {
          await expect(reader.query(statement)).rejects.toThrow(/permission denied|read-only/);
        }
      } finally {
        await reader.end();
      }
    } finally {
      await client.end();
    }
  });
});
