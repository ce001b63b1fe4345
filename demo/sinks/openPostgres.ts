import { Client } from 'pg';

/** A session; to be ended by whoever opened it. */
export async function openPostgres(url: string): Promise<Client> {
  const client = new Client({
    connectionString: url,
    application_name: 'llm-token-cost-demo',
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  });
  // Without a listener a connection that is lost between two statements ends the process; the next statement reports it.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}
