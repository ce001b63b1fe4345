import fs from 'node:fs';
import path from 'node:path';
import type { PluginFolder } from './pluginFolders';
import { readReleaseDate } from './releaseDate';

interface CopyPattern {
  readonly context: string;
  readonly from: string;
  readonly to?: string;
  readonly noErrorOnMissing?: boolean;
  readonly transform?: (content: Buffer) => string;
}

/** What stands beside `module.js` in the built folder of a plugin; only the root app carries texts and dashboards. */
export function buildCopyPatterns(repositoryRoot: string, plugin: PluginFolder): CopyPattern[] {
  const source = path.join(repositoryRoot, 'src', plugin.folder);
  const own: CopyPattern[] = [
    { context: source, from: 'plugin.json', transform: (content) => fillPlaceholders(repositoryRoot, content) },
    { context: source, from: 'img/**/*', noErrorOnMissing: true },
  ];
  if (plugin.folder !== '') {
    return own;
  }
  // Missing texts do not stop a build in progress; the test of `dist` says when one is not there.
  const texts = ['README.md', 'CHANGELOG.md', 'LICENSE'].map((from) => ({
    context: repositoryRoot,
    from,
    noErrorOnMissing: true,
  }));
  const dashboards = {
    context: path.join(repositoryRoot, 'dashboards'),
    from: '*.json',
    to: 'dashboards/',
    noErrorOnMissing: true,
  };
  return [...own, ...texts, dashboards];
}

function fillPlaceholders(repositoryRoot: string, content: Buffer): string {
  const updated = readReleaseDate(path.join(repositoryRoot, 'CHANGELOG.md'), process.env['SOURCE_DATE_EPOCH']);
  return content.toString('utf8').replaceAll('%VERSION%', readVersion(repositoryRoot)).replaceAll('%TODAY%', updated);
}

function readVersion(repositoryRoot: string): string {
  const file = path.join(repositoryRoot, 'package.json');
  const manifest: unknown = JSON.parse(fs.readFileSync(file, 'utf8'));
  if (typeof manifest === 'object' && manifest !== null && 'version' in manifest) {
    return String(manifest.version);
  }
  throw new Error(`${file} has no "version"; plugin.json takes its own from there.`);
}
