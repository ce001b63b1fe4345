import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { findPluginFolders } from './pluginFolders';

const repositoryRoot = path.resolve(__dirname, '../..');
const dist = path.join(repositoryRoot, 'dist');
const plugins = findPluginFolders(path.join(repositoryRoot, 'src'));

/** The bar of the design for what a plugin loads before anything is asked of it. */
const MAX_GZIP_BYTES = 60 * 1024;

function readBuilt(file: string): string {
  const built = path.join(dist, file);
  if (!fs.existsSync(built)) {
    throw new Error(`dist/${file} is not there. Run "npm run build" first; "npm test" does so by itself.`);
  }
  return fs.readFileSync(built, 'utf8');
}

function readBuiltManifest(folder: string): { id: string; info: { version: string; updated: string } } {
  return JSON.parse(readBuilt(path.join(folder, 'plugin.json'))) as ReturnType<typeof readBuiltManifest>;
}

/** The scripts of one plugin's own folder: module.js and its lazy chunks. */
function listScripts(folder: string): string[] {
  return fs
    .readdirSync(path.join(dist, folder))
    .filter((file) => file.endsWith('.js'))
    .map((file) => path.join(folder, file));
}

describe.each(plugins)('dist/$folder of $id', ({ id, folder }) => {
  it('has an AMD module with a source map', () => {
    expect(readBuilt(path.join(folder, 'module.js'))).toMatch(/^define\(\[/);
    expect(readBuilt(path.join(folder, 'module.js.map'))).toContain('"mappings"');
  });

  it('has its plugin.json with version and date filled in', () => {
    const { version } = JSON.parse(fs.readFileSync(path.join(repositoryRoot, 'package.json'), 'utf8')) as {
      version: string;
    };
    const manifest = readBuiltManifest(folder);
    expect(manifest.id).toBe(id);
    expect(manifest.info.version).toBe(version);
    expect(manifest.info.updated).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });

  it('has its own logo', () => {
    expect(readBuilt(path.join(folder, 'img/logo.svg'))).toContain('<svg');
  });

  // React keeps its internals under this name; finding it means that React or its jsx-runtime was bundled.
  it('bundles no React', () => {
    const bundling = listScripts(folder).filter((file) => readBuilt(file).includes('__SECRET_INTERNALS'));
    expect(bundling).toEqual([]);
  });

  it('loads at most 60 KB of gzip before it is used', () => {
    expect(zlib.gzipSync(readBuilt(path.join(folder, 'module.js'))).byteLength).toBeLessThanOrEqual(MAX_GZIP_BYTES);
  });
});

describe('dist', () => {
  it('keeps the price data out of module.js, in a chunk of the data source’s own folder', () => {
    const holdsPrices = listScripts('datasource').filter((file) => readBuilt(file).includes('claude-3-5-haiku'));
    expect(holdsPrices).toHaveLength(1);
    expect(holdsPrices).not.toContain(path.join('datasource', 'module.js'));
  });

  it.each(['README.md', 'CHANGELOG.md', 'LICENSE'])('carries %s as it is', (file) => {
    expect(readBuilt(file)).toBe(fs.readFileSync(path.join(repositoryRoot, file), 'utf8'));
  });

  it('carries every shipped dashboard', () => {
    const shipped = fs.readdirSync(path.join(repositoryRoot, 'dashboards')).filter((file) => file.endsWith('.json'));
    expect(fs.readdirSync(path.join(dist, 'dashboards')).sort()).toEqual(shipped.sort());
  });

  it('carries no tests and no sources', () => {
    const files = fs.readdirSync(dist, { recursive: true, encoding: 'utf8' });
    expect(files.filter((file) => /\.(ts|tsx)$/.test(file))).toEqual([]);
  });
});
