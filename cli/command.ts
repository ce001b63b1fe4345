import type { Readable, Writable } from 'node:stream';
import type { ExitCode } from './exitCode';

/** Where a command reads and writes: answers go to `output` as JSON lines, everything said about them to `messages`. */
export interface Streams {
  readonly input: Readable;
  readonly output: Writable;
  readonly messages: Writable;
}

/** One subcommand of `tokencost`. `run` gets the arguments behind its name and throws `UsageError` on exit code 2. */
export interface Command {
  readonly summary: string;
  readonly help: string;
  run(args: readonly string[], streams: Streams): Promise<ExitCode>;
}
