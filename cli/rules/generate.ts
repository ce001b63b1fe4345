/** Writes the rule files of `provisioning/` from their source: `npm run alerts`. A test compares the committed ones with it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { provisionedFiles } from './provisionedFiles';

const folder = path.resolve(__dirname, '../../provisioning');

void provisionedFiles().then((files) => {
  for (const { name, text } of files) {
    mkdirSync(path.join(folder, path.dirname(name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
    console.log(`provisioning/${name}`);
  }
});
