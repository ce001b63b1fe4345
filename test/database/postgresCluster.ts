import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';

export interface PostgresCluster {
  /** A connection of the owner, or of another role; to be ended by whoever opened it. */
  connect(user?: string): Promise<Client>;
  /** Ends the server and removes all it wrote. */
  stop(): Promise<void>;
  /** Of the server's own user; the server may read what lies here. */
  readonly folder: string;
}

/** The account a program runs as; none where ours will do. */
type Account = { readonly uid: number; readonly gid: number } | undefined;

const OWNER = 'tokencost';
const START_TIMEOUT_MS = 30_000;

/** A PostgreSQL of its own in a temporary folder, reachable on a free loopback port until it is stopped. */
export async function startPostgresCluster(programs: string): Promise<PostgresCluster> {
  const account = unprivilegedAccount();
  const folder = mkdtempSync(path.join(tmpdir(), 'tokencost-postgres-'));
  if (account) {
    chownSync(folder, account.uid, account.gid);
  }
  const data = path.join(folder, 'data');
  const identity = { cwd: folder, ...account };
  const initdb = ['-D', data, '-U', OWNER, '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'];
  execFileSync(path.join(programs, 'initdb'), initdb, { ...identity, stdio: ['ignore', 'ignore', 'pipe'] });

  const port = await freePort();
  // Nothing here has to survive a crash; the server's zone is an odd one, because no answer may depend on it.
  const settings = [
    'listen_addresses=127.0.0.1',
    'fsync=off',
    'synchronous_commit=off',
    'full_page_writes=off',
    'jit=off',
    'TimeZone=America/New_York',
    `unix_socket_directories=${folder}`,
  ];
  const server = spawn(
    path.join(programs, 'postgres'),
    ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
    { ...identity, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const log = collectLog(server);
  // A test run that is broken off must not leave a server behind.
  const kill = () => server.kill('SIGKILL');
  process.once('exit', kill);

  const connect = async (user = OWNER) => {
    const client = new Client({ host: '127.0.0.1', port, user, database: 'postgres' });
    await client.connect();
    return client;
  };
  const stop = async () => {
    process.off('exit', kill);
    await stopServer(server);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await untilReady(server, { connect, log });
  } catch (error) {
    await stop();
    throw error;
  }
  return { connect, stop, folder };
}

/** PostgreSQL refuses to run as root: then Debian's account for it, else the one that owns nothing. */
function unprivilegedAccount(): Account {
  if (process.getuid?.() !== 0) {
    return undefined;
  }
  return accountOf('postgres') ?? accountOf('nobody');
}

function accountOf(user: string): Account {
  try {
    const [uid, gid] = ['-u', '-g'].map((flag) => Number(execFileSync('id', [flag, user], { stdio: 'pipe' })));
    return uid === undefined || gid === undefined ? undefined : { uid, gid };
  } catch {
    return undefined; // id fails for a user that does not exist
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

function collectLog(server: ChildProcess): () => string {
  let text = '';
  server.stderr?.on('data', (chunk: Buffer) => {
    text = (text + chunk.toString()).slice(-4000);
  });
  return () => text;
}

async function untilReady(
  server: ChildProcess,
  { connect, log }: { readonly connect: () => Promise<Client>; readonly log: () => string },
): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < deadline && server.exitCode === null) {
    try {
      const client = await connect();
      await client.end();
      return;
    } catch {
      await wait(50); // refused until it listens
    }
  }
  throw new Error(`PostgreSQL did not start within ${START_TIMEOUT_MS / 1000} s. Its log:\n${log()}`);
}

async function stopServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) {
    return;
  }
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGQUIT'); // at once: nothing is worth a checkpoint
  await ended;
}
