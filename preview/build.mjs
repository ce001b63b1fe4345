import { copyFile, readFile, readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const outdir = join(here, '../.cache/preview-host');

// @grafana/scenes reads `defaultOptions` of the table's schema, which @grafana/schema 12.4.10 does not have (13.2 does).
const missingTableDefaults = {
  name: 'missing-table-defaults',
  setup(bundle) {
    bundle.onLoad({ filter: /composable.table.panelcfg.x.types\.gen\.mjs$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      return { contents: text.includes('defaultOptions') ? text : `${text}\nexport const defaultOptions = {};` };
    });
  },
};

// @grafana/ui ships .mjs, so a default import of a CommonJS package is its whole `module.exports`, as in Node; in these
// packages the component is `exports.default`, and React refuses the object around it (error 130).
const commonJsDefaults = {
  name: 'commonjs-defaults',
  setup(bundle) {
    const packages = /^(react-highlight-words|react-custom-scrollbars-2|calculate-size|@rc-component.picker.lib..*)$/;
    bundle.onResolve({ filter: packages }, async ({ path, resolveDir, kind, pluginData }) => {
      if (pluginData === 'resolved') {
        return undefined;
      }
      const resolved = await bundle.resolve(path, { resolveDir, kind, pluginData: 'resolved' });
      return { path: resolved.path, namespace: 'commonjs-default' };
    });
    bundle.onLoad({ filter: /.*/, namespace: 'commonjs-default' }, ({ path }) => ({
      contents: `export { default } from ${JSON.stringify(path)}; export * from ${JSON.stringify(path)};`,
      resolveDir: here,
    }));
  },
};

// Grafana serves the router's version 6 interface to scenes while it runs on version 5 itself.
const routerOfScenes = {
  name: 'router-of-scenes',
  setup(bundle) {
    bundle.onResolve({ filter: /^react-router-dom$/ }, ({ importer, resolveDir, kind }) =>
      importer.includes(join('@grafana', 'scenes'))
        ? bundle.resolve('react-router-dom-v5-compat', { resolveDir, kind })
        : undefined,
    );
  },
};

const started = Date.now();
const { metafile } = await build({
  entryPoints: [join(here, 'host/main.ts'), join(here, 'host/start.tsx')],
  outdir,
  bundle: true,
  metafile: true,
  splitting: true,
  format: 'esm',
  target: 'es2022',
  jsx: 'automatic',
  minify: true,
  plugins: [missingTableDefaults, commonJsDefaults, routerOfScenes],
  mainFields: ['browser', 'module', 'main'],
  define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
  loader: { '.ttf': 'file', '.svg': 'file', '.png': 'file', '.woff2': 'file' },
  logLevel: 'warning',
});

// Removed afterwards, not before: a preview that is running goes on serving the page meanwhile.
const built = new Set(['index.html', ...Object.keys(metafile.outputs).map((file) => basename(file))]);
for (const name of await readdir(outdir)) {
  if (!built.has(name)) {
    await rm(join(outdir, name), { recursive: true });
  }
}
await copyFile(join(here, 'host/index.html'), join(outdir, 'index.html'));
console.log(`Preview page built in ${((Date.now() - started) / 1000).toFixed(1)} s`);
