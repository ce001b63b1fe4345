import { spawn } from 'node:child_process';
import { Client } from 'pg';
import { demoEnd } from '../demo';
import { names } from './names';
import { otherShapeTable } from './otherShape';

async function withClient<Answer>(url: string, use: (client: Client) => Promise<Answer>): Promise<Answer> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
  } catch (error) {
    const { host, pathname } = new URL(url);
    throw new Error(`PostgreSQL cannot be reached at POSTGRES_URL (${host}${pathname}): ${(error as Error).message}`);
  }
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

/** Runs statements one after another in a session of its own. */
export function runSql(url: string, ...statements: string[]): Promise<void> {
  return withClient(url, async (client) => {
    for (const statement of statements) {
      await client.query(statement);
    }
  });
}

/** Loads the demo into a schema of its own, as `npm run demo` does it, and copies it into a table of another shape. */
export async function createCallTables(url: string): Promise<void> {
  await dropCallTables(url);
  await runSql(url, `CREATE SCHEMA ${names.schema}`);
  await loadDemo(inSchema(url));
  await runSql(url, otherShapeTable);
}

export function dropCallTables(url: string): Promise<void> {
  return runSql(url, `DROP SCHEMA IF EXISTS ${names.schema} CASCADE`);
}

/** The demo writes to `llm_calls` of whatever schema comes first. */
function inSchema(url: string): string {
  const address = new URL(url);
  address.searchParams.set('options', `-c search_path=${names.schema}`);
  return address.href;
}

function loadDemo(url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const demo = spawn(process.execPath, ['--import', 'tsx', 'demo/main.ts', '--postgres', url, '--now', demoEnd], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let complaint = '';
    demo.stderr.on('data', (text: Buffer) => (complaint += text.toString()));
    demo.on('error', reject);
    demo.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`the demo was not loaded: ${complaint}`))));
  });
}
