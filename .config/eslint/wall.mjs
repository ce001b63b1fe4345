import importX from 'eslint-plugin-import-x';
import { importForm } from './importForm.mjs';
import { neverShipped, outsideSource, pureRings, rings } from './rings.mjs';

const ringNames = Object.keys(rings);

function zone(target, allowed, message) {
  return { target: `./${target}`, from: './src', except: [...new Set(allowed)].map((place) => `./${place}`), message };
}

function describeAllowed(name, allowed) {
  const places = allowed.length === 0 ? 'nothing of src' : `of src only ${allowed.join(', ')}`;
  return `${name} may import ${places}: see docs/architecture.md.`;
}

/** Tests may also use the builders in `testing` and compare themselves with the demo. */
function buildZones({ tests }) {
  const inside = Object.entries(rings).map(([ring, allowed]) =>
    zone(`src/${ring}`, [ring, ...allowed, ...(tests ? ['testing'] : [])], describeAllowed(ring, allowed)),
  );
  const beside = Object.entries(outsideSource).map(([folder, allowed]) =>
    zone(folder, [...allowed, ...(tests ? ['testing'] : [])], describeAllowed(folder, allowed)),
  );
  const outward = neverShipped
    .filter((folder) => !(tests && folder === 'demo'))
    .map((folder) => ({ target: './src', from: `./${folder}`, message: `src is shipped, ${folder} is not.` }));
  return [
    ...inside,
    ...beside,
    ...outward,
    zone('src/module.ts', ['pages'], 'The app module only wires its pages.'),
    { target: './preview', from: './dashboards/src', message: 'The preview shows the shipped JSON, not its sources.' },
    {
      target: './cli',
      from: ['./preview', './dashboards', './e2e'],
      message: 'Of the folders beside src, cli uses demo.',
    },
    { target: './demo', from: ['./cli', './preview', './dashboards', './e2e'], message: 'demo uses core only.' },
  ];
}

const impurePackages = {
  group: ['@grafana/*', 'react', 'react/*', 'react-dom', 'react-dom/*', 'rxjs', 'rxjs/*'],
  message: 'This ring is pure TypeScript: no Grafana, no React, no RxJS.',
};

const nodeModules = {
  group: ['node:*', 'fs', 'path', 'os', 'child_process'],
  message: 'Shipped code runs in a browser.',
};

const domGlobals = ['window', 'document', 'navigator', 'location', 'localStorage', 'sessionStorage', 'fetch'].map(
  (name) => ({ name, message: 'core knows no browser: take what you need as an argument.' }),
);

const unstable = { group: ['@grafana/*/unstable'], message: 'Grafana forbids it to plugins of others.' };
const agpl = { group: ['@grafana/sql'], message: 'It is AGPL-3.0-only; this project is Apache-2.0.' };

const restrictImports = (...patterns) => ({
  'no-restricted-imports': ['error', { patterns: [unstable, agpl, ...patterns] }],
});

const tests = ['**/*.test.{ts,tsx}'];

/** Lint configuration that keeps the direction of dependencies; `.config/eslint/wall.test.ts` proves it. */
export const wall = [
  {
    files: ['**/*.{ts,tsx}'],
    plugins: { 'import-x': importX, wall: { rules: { 'import-form': importForm } } },
    rules: {
      'import-x/no-restricted-paths': ['error', { zones: buildZones({ tests: false }) }],
      'wall/import-form': ['error', ringNames],
      ...restrictImports(),
    },
  },
  { files: ['src/**/*.{ts,tsx}'], ignores: tests, rules: restrictImports(nodeModules) },
  {
    files: pureRings.map((ring) => `src/${ring}/**/*.{ts,tsx}`),
    ignores: tests,
    rules: restrictImports(nodeModules, impurePackages),
  },
  { files: ['src/core/**/*.{ts,tsx}'], ignores: tests, rules: { 'no-restricted-globals': ['error', ...domGlobals] } },
  { files: tests, rules: { 'import-x/no-restricted-paths': ['error', { zones: buildZones({ tests: true }) }] } },
];
