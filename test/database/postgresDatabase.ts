import type { Client } from 'pg';
import type { Database } from './database';
import { type PostgresCluster, startPostgresCluster } from './postgresCluster';

const asText = { getTypeParser: () => (text: string) => text };

/** A session on a real PostgreSQL server; ending the session leaves the server running. */
export function postgresSession(client: Client): Database {
  return {
    engine: 'PostgreSQL',
    exec: async (sql) => {
      await client.query(sql);
    },
    read: async (sql, parameters) => {
      const { fields, rows } = await client.query<Array<string | null>>({
        text: sql,
        rowMode: 'array',
        types: asText,
        ...(parameters && { values: [...parameters] }),
      });
      return { fields, rows };
    },
    close: () => client.end(),
  };
}

export interface PostgresDatabase extends Database {
  readonly cluster: PostgresCluster;
}

/** Starts a server of its own; closing it stops the server. */
export async function openPostgres(programs: string): Promise<PostgresDatabase> {
  const cluster = await startPostgresCluster(programs);
  const session = postgresSession(await cluster.connect());
  return {
    ...session,
    cluster,
    close: async () => {
      await session.close();
      await cluster.stop();
    },
  };
}
