import type { CallLogSource } from '../../demo/callLog/callLogSource';
import { parseCallLogArguments } from '../../demo/callLog/commandLine';

export const help = `LLM Token Cost preview: the plugin and its boards without a Grafana, over an embedded PostgreSQL.

  npm start -- [options]

  --port N              port on 127.0.0.1 (default: the variable PORT, else 3000)
  --now ISO             the demo ends at the start of this hour (default: the current hour)
  --seed N              another demo of the same shape
  --lineage FILE        load this call log (CSV) instead of the demo; may be given again
    --map COLUMN=HEADER,...   what the file before it calls a column, e.g. --map prompt_tokens=ContextTokens
    --set COLUMN=VALUE,...    constants for that file, e.g. --set feature=conv,provider=openai
  --zone ZONE           zone of times without offset in call logs (default: UTC)
  --help                this text
`;

/** What the command line asks for; `sources` is empty where the demo is wanted. */
export interface PreviewArguments {
  readonly port: number;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly seed: number | undefined;
  readonly sources: readonly CallLogSource[];
}

/** A command line that cannot be followed; the message says which word and what to write instead. */
export class CommandLineError extends Error {}

/**
 * The preview's arguments, or 'help'.
 *
 * @throws CommandLineError, or the call log reader's own error for its options.
 */
export function parsePreviewArguments(argv: readonly string[], environmentPort?: string): PreviewArguments | 'help' {
  if (argv.includes('--help') || argv.includes('-h')) {
    return 'help';
  }
  const { sources, rest } = parseCallLogArguments(argv);
  const given = new Map<string, string>();
  for (let position = 0; position < rest.length; position += 2) {
    const [name = '', value] = rest.slice(position, position + 2);
    if (!['--port', '--now', '--seed'].includes(name)) {
      throw new CommandLineError(`"${name}" is not an option of the preview; --help lists them`);
    }
    if (value === undefined) {
      throw new CommandLineError(`${name} needs a value; --help shows how to write it`);
    }
    given.set(name, value);
  }
  const port = given.get('--port') ?? environmentPort;
  const seed = given.get('--seed');
  return {
    port: port === undefined || port === '' ? 3000 : parsePort(port),
    now: parseNow(given.get('--now')),
    seed: seed === undefined ? undefined : parseSeed(seed),
    sources,
  };
}

function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65_535) {
    throw new CommandLineError(`the port "${text}" is no number from 1 to 65535; write for example --port 3001`);
  }
  return port;
}

function parseSeed(text: string): number {
  const seed = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(seed)) {
    throw new CommandLineError(`the seed "${text}" is no whole number; write for example --seed 7`);
  }
  return seed;
}

function parseNow(text: string | undefined): number {
  const now = text === undefined ? Date.now() : Date.parse(text);
  if (Number.isNaN(now)) {
    throw new CommandLineError(`--now "${text}" is no ISO time; write for example --now 2026-11-01T00:00:00Z`);
  }
  return now;
}
