/**
 * Writes the boards' JSON from their sources: `npx tsx dashboards/src/generate.ts`. With `--check` it writes nothing and
 * fails where a committed file differs, is missing, or belongs to no board.
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { renderBoards } from './render';

const folder = path.resolve(import.meta.dirname, '..');
const boardFiles = renderBoards();

if (process.argv.includes('--check')) {
  const stale = boardFiles.filter(({ name, text }) => readCommitted(name) !== text).map(({ name }) => name);
  const orphans = committedFiles().filter((name) => !boardFiles.some((file) => file.name === name));
  if (stale.length > 0 || orphans.length > 0) {
    for (const name of stale) {
      console.error(`dashboards/${name} differs from its source: run "npx tsx dashboards/src/generate.ts"`);
    }
    for (const name of orphans) {
      console.error(`dashboards/${name} has no source in dashboards/src: delete it`);
    }
    process.exitCode = 1;
  }
} else {
  for (const { name, text } of boardFiles) {
    writeFileSync(path.join(folder, name), text);
    console.log(`dashboards/${name}`);
  }
}

function committedFiles(): string[] {
  return readdirSync(folder).filter((name) => name.endsWith('.json'));
}

function readCommitted(name: string): string | undefined {
  return committedFiles().includes(name) ? readFileSync(path.join(folder, name), 'utf8') : undefined;
}
