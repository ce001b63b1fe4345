import fs from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv';
import { boards } from 'pages/boards';

interface Include {
  readonly type: string;
  readonly name: string;
  readonly path: string;
  readonly uid?: string;
}

interface Manifest {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly includes?: readonly Include[];
  readonly info: {
    readonly version: string;
    readonly logos: Readonly<Record<string, string>>;
    readonly screenshots?: ReadonlyArray<{ readonly path: string }>;
  };
  readonly dependencies: { readonly grafanaDependency: string };
}

const repositoryRoot = path.resolve(__dirname, '..');
const readJson = <T>(file: string) => JSON.parse(fs.readFileSync(path.join(repositoryRoot, file), 'utf8')) as T;

// Patterns of a plugin schema are written for JavaScript's classic expressions, not for its `u` flag.
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false, validateFormats: false });
const conforms = ajv.compile(readJson<object>('fixtures/plugin-schema/plugin.schema.json'));

/** The schema's complaints, one line each; empty where there are none. */
function listComplaints(manifest: unknown): string[] {
  return conforms(manifest)
    ? []
    : (conforms.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

const manifestFiles = fs
  .readdirSync(path.join(repositoryRoot, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => path.basename(file) === 'plugin.json')
  .map((file) => path.posix.join('src', file.split(path.sep).join('/')));

const root = readJson<Manifest>('src/plugin.json');
const nested = manifestFiles.filter((file) => file !== 'src/plugin.json');
const includesOf = (type: string) => (root.includes ?? []).filter((include) => include.type === type);

describe.each(manifestFiles)('%s', (file) => {
  const manifest = readJson<Manifest>(file);

  it('holds what Grafana and its validator ask for', () => {
    expect(listComplaints(manifest)).toEqual([]);
  });

  it('refers only to pictures that exist beside it', () => {
    const pictures = [
      ...Object.values(manifest.info.logos),
      ...(manifest.info.screenshots ?? []).map((shot) => shot.path),
    ];
    const missing = pictures.filter(
      (picture) => !fs.existsSync(path.join(repositoryRoot, path.dirname(file), picture)),
    );
    expect(missing).toEqual([]);
  });

  it('has logos that carry no script, no handler and no outside reference', () => {
    const unsafe = Object.values(manifest.info.logos).filter((logo) =>
      /<script|<foreignObject|\son[a-z]+=|href\s*=\s*["'](?!#)|<image/i.test(
        fs.readFileSync(path.join(repositoryRoot, path.dirname(file), logo), 'utf8'),
      ),
    );
    expect(unsafe).toEqual([]);
  });

  it('takes its version from package.json through the build', () => {
    expect(manifest.info.version).toBe('%VERSION%');
  });

  it('asks for the same Grafana as the app', () => {
    expect(manifest.dependencies.grafanaDependency).toBe(root.dependencies.grafanaDependency);
  });
});

describe('includes of the app', () => {
  it('list every nested plugin with its folder and type', () => {
    const listed = [...includesOf('datasource'), ...includesOf('panel')].map(({ type, path: file }) => ({
      type,
      file,
    }));
    const present = nested.map((file) => ({
      type: readJson<Manifest>(file).type,
      file: path.posix.relative('src', file),
    }));
    expect(listed).toEqual(expect.arrayContaining(present));
    expect(listed).toHaveLength(present.length);
  });

  it('list every shipped dashboard and no other', () => {
    const shipped = fs
      .readdirSync(path.join(repositoryRoot, 'dashboards'))
      .filter((file) => file.endsWith('.json'))
      .map((file) => `dashboards/${file}`);
    const listed = includesOf('dashboard').map(({ path: file }) => file);
    expect([...listed].sort()).toEqual(shipped.sort());
  });

  it('list the boards in the order and under the names in which the set-up page does', () => {
    expect(includesOf('dashboard').map(({ uid, name }) => ({ uid, title: name }))).toEqual(
      boards.map(({ uid, title }) => ({ uid, title })),
    );
  });

  it('lead to pages of this app', () => {
    const elsewhere = includesOf('page').filter(({ path: page }) => !page.startsWith(`/a/${root.id}`));
    expect(elsewhere).toEqual([]);
  });

  // Grafana imports an app's dashboards without asking for inputs and refuses those that have some.
  it.each(includesOf('dashboard'))('name $path as the dashboard is titled, and it asks for no input', (include) => {
    const dashboard = readJson<{ title: string; uid: string; __inputs?: unknown }>(include.path);
    expect(dashboard.title).toBe(include.name);
    // Without its uid a dashboard is left out of the app's menu (seen in Grafana 12.3).
    expect(include.uid).toBe(dashboard.uid);
    expect(dashboard).not.toHaveProperty('__inputs');
  });
});

describe('the schema', () => {
  it.each<[string, (manifest: Record<string, unknown>) => unknown]>([
    ['an id without its type', (manifest) => ({ ...manifest, id: 'llmops-tokencost' })],
    ['the suffix of another type', (manifest) => ({ ...manifest, id: 'llmops-tokencost-panel' })],
    ['no keywords', (manifest) => ({ ...manifest, info: { ...(manifest['info'] as object), keywords: undefined } })],
    ['a pinned Grafana', (manifest) => ({ ...manifest, dependencies: { grafanaDependency: '12.3.0' } })],
    ['a property nobody knows', (manifest) => ({ ...manifest, backed: true })],
    [
      'a dashboard outside its folder',
      (manifest) => ({ ...manifest, includes: [{ type: 'dashboard', name: 'x', path: '../x.json' }] }),
    ],
  ])('refuses %s', (_name, spoil) => {
    // Through JSON, so that a property set to undefined is gone.
    const spoilt: unknown = JSON.parse(JSON.stringify(spoil(readJson('src/plugin.json'))));
    expect(listComplaints(spoilt)).not.toEqual([]);
  });

  it('refuses a data source that answers no kind of query', () => {
    const { metrics: _metrics, ...silent } = readJson<Record<string, unknown>>('src/datasource/plugin.json');
    expect(listComplaints(silent)).not.toEqual([]);
  });
});
