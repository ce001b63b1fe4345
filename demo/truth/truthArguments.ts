export interface TruthArguments {
  /** Epoch milliseconds. */
  readonly now: number;
  readonly seed: number;
}

/** `--now <ISO time>` and `--seed <whole number>`, each with a default. */
export function parseTruthArguments(argv: readonly string[], defaults: TruthArguments): TruthArguments {
  let { now, seed } = defaults;
  for (let at = 0; at < argv.length; at += 2) {
    const [name, value] = [argv[at], argv[at + 1]];
    if (name === '--now') {
      now = parseNow(value);
    } else if (name === '--seed') {
      seed = parseSeed(value);
    } else {
      throw new Error(`"${name}" is not an option; there are --now <ISO time> and --seed <whole number>.`);
    }
  }
  return { now, seed };
}

function parseNow(value: string | undefined): number {
  const now = Date.parse(value ?? '');
  if (Number.isNaN(now)) {
    throw new Error(`--now needs an ISO time such as 2026-11-21T12:00:00Z, not "${value ?? ''}".`);
  }
  return now;
}

function parseSeed(value: string | undefined): number {
  if (value === undefined || !/^\d{1,9}$/.test(value)) {
    throw new Error(`--seed needs a whole number of up to nine digits, not "${value ?? ''}".`);
  }
  return Number(value);
}
