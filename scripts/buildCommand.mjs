/** Bundles the command `tokencost` into one file that needs nothing beside it: `node scripts/buildCommand.mjs FILE`. */
import { build } from 'esbuild';

const [outfile = 'dist-cli/tokencost.mjs'] = process.argv.slice(2);

await build({
  entryPoints: ['cli/main.ts'],
  bundle: true,
  platform: 'node',
  format: 'esm',
  outfile,
  // Packages that are CommonJS (yaml, pg) require Node's own modules, which an ES module cannot.
  banner: { js: "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);" },
  external: ['pg-native'],
  logLevel: 'error',
});
