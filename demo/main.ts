import { setTimeout as timeout } from 'node:timers/promises';
import { type DemoArguments, help, parseDemoArguments } from './demoCommandLine';
import { DemoError } from './demoError';
import { generateCallsAfter } from './generateCallsAfter';
import { runLive } from './live/runLive';
import { insertOnce } from './sinks/insertCalls';
import { keepConnected } from './sinks/keepConnected';
import { openPostgres } from './sinks/openPostgres';
import { loadIntoPostgres } from './sinks/postgres';
import { describePostgresFailure } from './sinks/postgresFailure';
import { steadyProgress } from './steadyProgress';

const onProgress = (message: string) => console.log(message);

/** `npm run demo -- --help` says what it does. */
async function main(argv: readonly string[]): Promise<void> {
  const wanted = parseDemoArguments(argv, Date.now());
  if (wanted === 'help') {
    process.stdout.write(help);
    return;
  }
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => stop.abort());
  }
  try {
    await fillPostgres(wanted, stop.signal);
  } catch (error) {
    if (!stop.signal.aborted) {
      throw new DemoError(describePostgresFailure(error, wanted.place) ?? messageOf(error), { cause: error });
    }
    onProgress('Stopped');
  }
}

async function fillPostgres(wanted: DemoArguments, stopped: AbortSignal): Promise<void> {
  const wait = (milliseconds: number) => timeout(milliseconds, undefined, { signal: stopped });
  const connection = await keepConnected({
    place: wanted.place,
    open: () => openPostgres(wanted.url),
    close: (client) => client.end(),
    wait,
    onProgress,
  });
  try {
    const report = steadyProgress(onProgress);
    const { rows, newest } = await connection.run((client) =>
      loadIntoPostgres(client, {
        append: wanted.append,
        rows: (there) => generateCallsAfter(there, wanted),
        onRows: (loaded) => {
          stopped.throwIfAborted();
          report(() => `Demo: ${loaded.toLocaleString('en-US')} calls`);
        },
      }),
    );
    onProgress(`Demo: ${rows.toLocaleString('en-US')} calls loaded into llm_calls at ${wanted.place}`);
    if (wanted.live) {
      await runLive({
        demo: { now: wanted.now, newest },
        rate: wanted.rate,
        now: Date.now,
        wait,
        insert: (calls) => connection.run((client) => insertOnce(client, calls)),
        onProgress,
      });
    }
  } finally {
    await connection.close();
  }
}

function messageOf(error: unknown): string {
  return error instanceof DemoError ? error.message : error instanceof Error ? String(error.stack) : String(error);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof DemoError ? error.message : error);
  process.exitCode = 1;
});
