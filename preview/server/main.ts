import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { join, resolve } from 'node:path';
import { CallLogError } from '../../demo/callLog/callLogError';
import { buildBootAnswer } from './bootAnswer';
import { CommandLineError, type PreviewArguments, help, parsePreviewArguments } from './commandLine';
import { openDataset } from './dataset';
import { createPreviewServer } from './previewServer';
import { rememberAnswers } from './rememberAnswers';
import { createSqlReader } from './sqlReader';

const root = resolve(import.meta.dirname, '../..');

// npm runs scripts in the folder of package.json; paths on the command line are those of the folder it was called from.
const callerFolder = process.env['INIT_CWD'] ?? process.cwd();

async function main(): Promise<void> {
  const parsed = parsePreviewArguments(process.argv.slice(2), process.env.PORT);
  if (parsed === 'help') {
    process.stdout.write(help);
    return;
  }
  const sources = parsed.sources.map((source) => ({ ...source, path: resolve(callerFolder, source.path) }));
  const wanted = { ...parsed, sources };
  await checkPort(wanted.port);
  checkBuilt('dist/plugin.json', 'the plugin is not built');
  checkBuilt('.cache/preview-host/index.html', 'the preview page is not built');
  const server = createPreviewServer({ root, ...(await prepare(wanted)) });
  server.on('error', (error) => fail(portMessage(wanted.port, error)));
  server.listen(wanted.port, '127.0.0.1', () =>
    console.log(`LLM Token Cost preview: http://127.0.0.1:${wanted.port}/`),
  );
}

async function prepare(wanted: PreviewArguments) {
  const dataset = await openDataset(wanted, {
    cache: join(root, '.cache/preview-data'),
    rejects: callerFolder,
    onProgress: (message) => console.log(message),
  });
  dataset.messages.forEach((message) => console.log(message));
  return {
    read: rememberAnswers(await createSqlReader(dataset.db)),
    boot: buildBootAnswer(dataset, join(root, 'dist')),
  };
}

/** Says that a port is taken before minutes are spent on data. */
function checkPort(port: number): Promise<void> {
  return new Promise((free, taken) => {
    const probe = createServer();
    probe.once('error', (error) => taken(new CommandLineError(portMessage(port, error))));
    probe.listen(port, '127.0.0.1', () => probe.close(() => free()));
  });
}

function portMessage(port: number, error: Error): string {
  const code = 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    return `Port ${port} is taken by another program; stop it, or choose another port: npm start -- --port ${port + 1}`;
  }
  if (code === 'EACCES') {
    return `Port ${port} may not be opened by this user; choose one above 1023: npm start -- --port 3000`;
  }
  return `Port ${port} cannot be opened: ${error.message}`;
}

function checkBuilt(file: string, what: string): void {
  if (!existsSync(join(root, file))) {
    throw new CommandLineError(`${file} is missing: ${what}; "npm start" builds everything`);
  }
}

function fail(text: string): void {
  console.error(text);
  process.exit(1);
}

main().catch((error: unknown) => {
  const expected = error instanceof CommandLineError || error instanceof CallLogError;
  fail(expected ? error.message : error instanceof Error ? String(error.stack) : String(error));
});
