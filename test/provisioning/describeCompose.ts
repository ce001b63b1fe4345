import { execFileSync } from 'node:child_process';

const howToGetCompose =
  'docker-compose was not found. Install it (on Debian or Ubuntu: "apt-get install docker-compose") or name its place in ' +
  'DOCKER_COMPOSE. It needs no Docker engine here.';

/** The program that checks compose files: DOCKER_COMPOSE, else the one on the path; undefined where there is none. */
function findCompose(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const program = env['DOCKER_COMPOSE'] || 'docker-compose';
  try {
    execFileSync(program, ['version'], { stdio: 'ignore' });
    return program;
  } catch {
    return undefined; // neither there nor runnable
  }
}

/** Runs tests with the program that checks compose files. In CI a missing program is an error, elsewhere a line that says how to get it. */
export function describeCompose(title: string, body: (program: string) => void): void {
  const program = findCompose();
  if (program !== undefined) {
    describe(title, () => body(program));
    return;
  }
  if ((process.env['CI'] ?? '') !== '' && process.env['CI'] !== 'false') {
    throw new Error(howToGetCompose);
  }
  console.warn(`Skipped: ${title}. ${howToGetCompose}`);
  describe.skip(`${title} (skipped: ${howToGetCompose})`, () => body('docker-compose'));
}
