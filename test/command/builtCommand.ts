import { execFileSync, spawnSync } from 'node:child_process';
import path from 'node:path';

const repository = path.resolve(__dirname, '../..');
const built = path.join(repository, '.cache/cli-test/tokencost.mjs');

/** Bundles the command as it is published: one file that needs nothing beside it. */
export function buildCommand(): void {
  execFileSync(process.execPath, [path.join(repository, 'scripts/buildCommand.mjs'), built], { cwd: repository });
}

export interface CommandRun {
  readonly code: number | null;
  readonly lines: readonly Readonly<Record<string, unknown>>[];
  readonly output: string;
  readonly messages: string;
}

interface CommandInput {
  readonly input?: string | Uint8Array;
  /** Megabytes of heap that the process may use. */
  readonly heap?: number;
}

/** Runs the bundled command in a process of its own; `lines` are its JSON lines, none where it printed text. */
export function runCommand(args: readonly string[], { input = '', heap }: CommandInput = {}): CommandRun {
  const limits = heap === undefined ? [] : [`--max-old-space-size=${heap}`];
  const { status, stdout, stderr } = spawnSync(process.execPath, [...limits, built, ...args], {
    cwd: repository,
    input,
    encoding: 'utf8',
    maxBuffer: 512 * 1024 * 1024,
  });
  const lines = stdout.startsWith('{')
    ? stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as CommandRun['lines'][number])
    : [];
  return { code: status, lines, output: stdout, messages: stderr };
}
