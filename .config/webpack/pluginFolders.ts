import fs from 'node:fs';
import path from 'node:path';

/** One plugin under `src`: `folder` is its path relative to `src`, '' for the root app. */
export interface PluginFolder {
  readonly id: string;
  readonly folder: string;
  readonly modulePath: string;
}

/** Every folder under `sourceRoot` that holds a plugin.json, the root app first. A folder without a module is an error. */
export function findPluginFolders(sourceRoot: string): readonly PluginFolder[] {
  return fs
    .readdirSync(sourceRoot, { recursive: true, encoding: 'utf8' })
    .filter((file) => path.basename(file) === 'plugin.json')
    .map((file) => path.dirname(file))
    .map((folder) => (folder === '.' ? '' : folder))
    .sort()
    .map((folder) => ({
      id: readPluginId(path.join(sourceRoot, folder, 'plugin.json')),
      folder,
      modulePath: findModule(path.join(sourceRoot, folder)),
    }));
}

function readPluginId(file: string): string {
  const manifest: unknown = JSON.parse(fs.readFileSync(file, 'utf8'));
  if (typeof manifest === 'object' && manifest !== null && 'id' in manifest && typeof manifest.id === 'string') {
    return manifest.id;
  }
  throw new Error(`${file} has no "id". Give the plugin one, such as "llmops-tokencost-app".`);
}

function findModule(folder: string): string {
  const candidates = ['module.ts', 'module.tsx'].map((name) => path.join(folder, name));
  const found = candidates.find((candidate) => fs.existsSync(candidate));
  if (found === undefined) {
    throw new Error(`${folder} holds a plugin.json but no module.ts or module.tsx: a plugin needs one beside it.`);
  }
  return found;
}
