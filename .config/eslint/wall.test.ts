import { execFileSync } from 'node:child_process';
import path from 'node:path';

const repositoryRoot = path.resolve(__dirname, '../..');

const WALL = 'import-x/no-restricted-paths';
const FORM = 'wall/import-form';
const PACKAGE = 'no-restricted-imports';
const GLOBAL = 'no-restricted-globals';

type Snippet = readonly [file: string, code: string, ...complaints: string[]];

const query = `import type { TokenCostQuery } from 'datasource/query';`;
const store = `import type { Store } from 'stores/store';`;
const dimension = `import type { Dimension } from 'core/usage/dimension';`;

const crossings: readonly Snippet[] = [
  ['src/core/usage/x.ts', store, WALL],
  ['src/core/usage/x.ts', query, WALL],
  ['src/core/usage/x.ts', `import type { Store } from '../../stores/store';`, WALL, FORM],
  ['src/core/usage/x.ts', `export const load = () => import('stores/store');`, WALL],
  ['src/core/usage/x.ts', `export { query } from 'datasource/query';`, WALL],
  ['src/stores/postgres/x.ts', query, WALL],
  ['src/stores/postgres/x.ts', `import { AppRoot } from 'pages/AppRoot';`, WALL],
  ['src/execution/x.ts', query, WALL],
  ['src/frames/x.ts', query, WALL],
  ['src/datasource/x.ts', `import { AppRoot } from 'pages/AppRoot';`, WALL],
  ['src/pages/x.ts', `import { TokenCostDataSource } from 'datasource/datasource';`, WALL],
  ['src/module.ts', dimension, WALL],
  ['src/core/x.ts', `import { rings } from '../../.config/eslint/rings.mjs';`, WALL],
  ['demo/x.ts', query, WALL],
  ['demo/x.ts', store, WALL],
  ['demo/x.ts', `import { UsageError } from '../cli/usageError';`, WALL],
  ['src/core/x.ts', `import { UsageError } from '../../cli/usageError';`, WALL],
  ['cli/x.ts', query, WALL],
  ['cli/x.ts', `import { AppRoot } from 'pages/AppRoot';`, WALL],
  ['cli/x.ts', `import { methodPages } from '../dashboards/src/methodPage';`, WALL],
  ['dashboards/src/x.ts', store, WALL],
  ['dashboards/src/x.ts', `import { AppRoot } from 'pages/AppRoot';`, WALL],
  ['preview/host/x.ts', dimension, WALL],
  ['preview/host/x.ts', `import type { Dimension } from '../../src/core/usage/dimension';`, WALL, FORM],
  ['e2e/x.ts', dimension, WALL],
  ['src/core/usage/x.ts', `import { map } from 'rxjs';`, PACKAGE],
  ['src/core/usage/x.ts', `import { useState } from 'react';`, PACKAGE],
  ['src/core/usage/x.ts', `import { FieldType } from '@grafana/data';`, PACKAGE],
  ['src/core/usage/x.ts', `import fs from 'node:fs';`, PACKAGE],
  ['src/stores/postgres/x.ts', `import { getBackendSrv } from '@grafana/runtime';`, PACKAGE],
  ['src/pages/x.ts', `import { getList } from '@grafana/runtime/unstable';`, PACKAGE],
  ['src/datasource/x.ts', `import { SqlDatasource } from '@grafana/sql';`, PACKAGE],
  ['src/core/usage/x.ts', `export const width = () => window.innerWidth;`, GLOBAL],
  ['src/core/usage/x.ts', `import type { Dimension } from 'core/usage/dimension';`, FORM],
  ['src/stores/postgres/x.ts', `import type { Dimension } from '../../core/usage/dimension';`, FORM],
];

const permitted: readonly Snippet[] = [
  ['src/core/pricing/x.ts', `import type { Dimension } from '../usage/dimension';`],
  ['src/core/pricing/x.ts', `export const load = () => import('@pydantic/genai-prices');`],
  ['src/stores/postgres/x.ts', dimension],
  ['src/stores/postgres/x.ts', `import type { Store } from '../store';`],
  ['src/execution/x.ts', `${store} import { map } from 'rxjs';`],
  ['src/frames/x.ts', `import { FieldType } from '@grafana/data';`],
  ['src/datasource/x.ts', store],
  ['src/pages/x.ts', query],
  ['src/pages/x.ts', `import { readSettings } from 'datasource/settings';`],
  ['src/module.ts', `import { AppRoot } from 'pages/AppRoot';`],
  ['demo/x.ts', dimension],
  ['cli/x.ts', `${store} ${dimension}`],
  ['cli/x.ts', `import { nearestName } from '../demo/callLog/nearestName';`],
  ['dashboards/src/x.ts', `${query} ${dimension}`],
  ['src/core/usage/x.test.ts', `import fs from 'node:fs';`],
  ['preview/server/x.ts', `import fs from 'node:fs';`],
];

const all = [...crossings, ...permitted];
let complaintsOf: ReadonlyMap<Snippet, readonly string[]>;

beforeAll(() => {
  const output = execFileSync(process.execPath, [path.join(__dirname, 'lintSnippets.mjs')], {
    cwd: repositoryRoot,
    input: JSON.stringify(all.map(([file, code]) => ({ file, code }))),
    encoding: 'utf8',
  });
  const complaints = JSON.parse(output) as string[][];
  complaintsOf = new Map(all.map((snippet, index) => [snippet, complaints[index] ?? ['not linted']]));
}, 60_000);

describe('the dependency wall', () => {
  it.each(crossings.map((snippet) => [snippet[0], snippet[1], snippet] as const))(
    'refuses in %s: %s',
    (_file, _code, snippet) => {
      const [, , ...expected] = snippet;
      expect([...(complaintsOf.get(snippet) ?? [])].sort()).toEqual([...expected].sort());
    },
  );

  it.each(permitted.map((snippet) => [snippet[0], snippet[1], snippet] as const))(
    'permits in %s: %s',
    (_file, _code, snippet) => {
      expect(complaintsOf.get(snippet)).toEqual([]);
    },
  );
});
