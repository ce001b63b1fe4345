import { existsSync, readdirSync, realpathSync } from 'node:fs';
import path from 'node:path';

/** Where Debian keeps the programs of each PostgreSQL version, off the path. */
const DEBIAN_VERSIONS = '/usr/lib/postgresql';

export const howToGetPostgres =
  'PostgreSQL was not found. Install it (on Debian or Ubuntu: "apt-get install postgresql") or name the folder of its ' +
  'programs in POSTGRES_BIN.';

/** The folder of `initdb` and `postgres`: POSTGRES_BIN, else Debian's newest, else the path; undefined where there is none. */
export function findPostgresPrograms(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const given = env['POSTGRES_BIN'];
  if (given !== undefined && given !== '') {
    return hasServer(given) ? given : undefined;
  }
  const versions = existsSync(DEBIAN_VERSIONS) ? readdirSync(DEBIAN_VERSIONS) : [];
  const debian = versions
    .sort((one, other) => Number(other) - Number(one))
    .map((version) => path.join(DEBIAN_VERSIONS, version, 'bin'));
  const onPath = (env['PATH'] ?? '').split(path.delimiter).filter((folder) => hasServer(folder));
  return [...debian, ...onPath.map((folder) => path.dirname(realpathSync(path.join(folder, 'initdb'))))].find(
    hasServer,
  );
}

function hasServer(folder: string): boolean {
  return folder !== '' && existsSync(path.join(folder, 'initdb')) && existsSync(path.join(folder, 'postgres'));
}
