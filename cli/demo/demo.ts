import { setTimeout as timeout } from 'node:timers/promises';
import { nearestName } from '../../demo/callLog/nearestName';
import { DemoError } from '../../demo/demoError';
import { type Incident, incidents } from '../../demo/incident/incidents';
import { parsePlace } from '../../demo/postgresPlace';
import type { Command } from '../command';
import { exitCodes } from '../exitCode';
import { jsonLines } from '../jsonLines';
import { onlyValue, parseOptions } from '../parseOptions';
import { UsageError } from '../usageError';
import type { IncidentRun } from './startIncident';

const names = Object.keys(incidents);

const help = `Usage: tokencost demo --incident NAME --postgres URL [options]

Starts an incident in the demo of LLM Token Cost: inserts its calls into llm_calls, as from now on and as their time comes, so
that an alert rule fires on them. The table has to be there, with at least two days of calls: npm run demo loads them.

  --incident NAME   ${names.join(', ')}
  --postgres URL    postgresql://user:password@host:5432/database; the password may stand in PGPASSWORD instead
  --minutes N       how long it takes (1); 1 to 60
  --hours N         hours of it, at the busiest time of its feature, that are packed into these minutes
                    (${Object.entries(incidents)
                      .map(([name, { hours }]) => `${name} ${hours}`)
                      .join(', ')})

The rule on a feature judges whole hours. With "tokencost rules --look-back 0 --interval 30s", as docker-compose.yml has it, the
alert comes with the next evaluation and is resolved with the first one after the full hour. The rule on a user judges 24
hours, that on tokens without a price the last hour.

One JSON line says what was inserted and which rule it is for.
Exit codes: 0 all calls are inserted; 2 wrong usage, or the database refused them.

Examples:
  tokencost demo --incident retry-storm --postgres postgresql://tokencost:tokencost@127.0.0.1:5433/observability
  tokencost demo --incident agent-loop --minutes 5 --postgres postgresql://me@localhost/observability
`;

export const demo: Command = {
  summary: 'starts an incident in the demo, for an alert to find',
  help,
  async run(args, { output, messages }) {
    const options = parseOptions(args, ['--incident', '--postgres', '--minutes', '--hours']);
    if (options.positional.length > 0) {
      throw new UsageError(`takes options only, got ${options.positional.join(', ')}.`);
    }
    const name = onlyValue(options, '--incident');
    const incident = parseIncident(name);
    const url = onlyValue(options, '--postgres');
    if (url === undefined) {
      throw new UsageError('--postgres is needed: postgresql://user:password@host:5432/database.');
    }
    const run: IncidentRun = {
      incident,
      url,
      place: placeOf(url),
      minutes: parseCount('--minutes', onlyValue(options, '--minutes') ?? '1', 60),
      hours: parseCount('--hours', onlyValue(options, '--hours') ?? String(incident.hours), 200),
      now: Date.now,
      wait: (milliseconds) => timeout(milliseconds),
      onProgress: (message) => messages.write(`tokencost demo: ${message}\n`),
    };
    // Only this command needs a database client.
    const { startIncident } = await import('./startIncident');
    const lines = jsonLines(output);
    lines.add({ incident: name, ...(await withUsageErrors(startIncident(run))) });
    await lines.finish();
    return exitCodes.ok;
  },
};

function parseIncident(name: string | undefined): Incident {
  const found = name !== undefined && Object.hasOwn(incidents, name) ? incidents[name] : undefined;
  if (found === undefined) {
    const nearest = name === undefined ? undefined : nearestName(name, names);
    const proposal = nearest === undefined ? '' : ` Did you mean ${nearest}?`;
    const given = name === undefined ? '--incident is needed.' : `--incident "${name}" is not known.${proposal}`;
    throw new UsageError(`${given} Incidents: ${names.join(', ')}.`);
  }
  return found;
}

function placeOf(url: string): string {
  try {
    return parsePlace(url);
  } catch (error) {
    throw asUsageError(error);
  }
}

async function withUsageErrors<Answer>(answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer;
  } catch (error) {
    throw asUsageError(error);
  }
}

function asUsageError(error: unknown): unknown {
  return error instanceof DemoError ? new UsageError(error.message) : error;
}

function parseCount(option: string, text: string, most: number): number {
  const value = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (value < 1 || value > most) {
    throw new UsageError(`${option} takes a whole number from 1 to ${most}; got "${text}".`);
  }
  return value;
}
