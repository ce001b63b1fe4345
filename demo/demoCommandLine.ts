import { DemoError } from './demoError';
import { parsePlace } from './postgresPlace';

export const help = `The demo of LLM Token Cost in a PostgreSQL of yours: 35 days of calls in the table llm_calls.

  npm run demo -- --postgres URL [options]

  --postgres URL   postgresql://user:password@host:5432/database; the password may stand in PGPASSWORD instead
  --now ISO        the demo ends at the start of this hour (default: the current hour)
  --append         keep the calls that are in the table, and add those of the demo that are newer
  --live           go on: insert the calls of the generator as their time comes, until stopped
  --rate N         calls per minute that --live inserts at most (default: 3000)
  --help           this text
`;

const DEFAULT_RATE = 3_000;
const MAX_RATE = 60_000;

export interface DemoArguments {
  /** With the password: never to be shown. */
  readonly url: string;
  /** The database for people: host, port and name, without the password. */
  readonly place: string;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly append: boolean;
  readonly live: boolean;
  /** Calls per minute. */
  readonly rate: number;
}

/** What the command line asks for, or 'help'. `now` is the clock in epoch milliseconds. */
export function parseDemoArguments(argv: readonly string[], now: number): DemoArguments | 'help' {
  if (argv.includes('--help') || argv.includes('-h')) {
    return 'help';
  }
  const { values, flags } = readOptions(argv);
  const url = values.get('--postgres');
  if (url === undefined) {
    throw new DemoError(
      'The demo needs a database: npm run demo -- --postgres postgresql://user:password@host:5432/database',
    );
  }
  const rate = values.get('--rate');
  if (rate !== undefined && !flags.has('--live')) {
    throw new DemoError('--rate bounds what --live inserts: add --live, or leave --rate out.');
  }
  return {
    url,
    place: parsePlace(url),
    now: parseNow(values.get('--now'), now),
    append: flags.has('--append'),
    live: flags.has('--live'),
    rate: rate === undefined ? DEFAULT_RATE : parseRate(rate),
  };
}

function readOptions(argv: readonly string[]) {
  const values = new Map<string, string>();
  const flags = new Set<string>();
  for (let at = 0; at < argv.length; at++) {
    const name = argv[at] ?? '';
    if (name === '--append' || name === '--live') {
      flags.add(name);
    } else if (name === '--postgres' || name === '--now' || name === '--rate') {
      const value = argv[++at];
      if (value === undefined || value.startsWith('--')) {
        throw new DemoError(`${name} needs a value; --help shows how to write it.`);
      }
      values.set(name, value);
    } else {
      throw new DemoError(`${JSON.stringify(name)} is not an option of the demo; --help lists them.`);
    }
  }
  return { values, flags };
}

function parseNow(text: string | undefined, clock: number): number {
  const now = text === undefined ? clock : Date.parse(text);
  if (Number.isNaN(now)) {
    throw new DemoError(`--now "${text}" is no ISO time; write for example --now 2026-11-21T12:00:00Z.`);
  }
  return now;
}

function parseRate(text: string): number {
  const rate = Number(text);
  if (!/^\d+$/.test(text) || rate < 1 || rate > MAX_RATE) {
    throw new DemoError(`--rate "${text}" is no whole number from 1 to ${MAX_RATE}; write for example --rate 600.`);
  }
  return rate;
}
