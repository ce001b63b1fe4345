// `npm start` and `npm test`: plain Node without a dependency, because it runs before anything is installed.
import { fileURLToPath } from 'node:url';
import { requireNode } from './nodeVersion.mjs';
import { start } from './start.mjs';
import { test } from './test.mjs';

const commands = { start, test };
const [name = '', ...args] = process.argv.slice(2);

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

try {
  requireNode(process.versions.node);
  const command = commands[name];
  if (command === undefined) {
    throw new Error(`"${name}" is no command. Use one of: ${Object.keys(commands).join(', ')}.`);
  }
  process.exitCode = await command(args);
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
