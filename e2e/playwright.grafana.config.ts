import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { PluginOptions } from '@grafana/plugin-e2e';
import { defineConfig } from '@playwright/test';
import { chromium } from './chromium';
import type { HostOption } from './fixtures';
import { names } from './grafana/names';

const administrator = {
  user: process.env['GRAFANA_ADMIN_USER'] || 'admin',
  password: process.env['GRAFANA_ADMIN_PASSWORD'] || 'admin',
};
// The configuration is read in every worker: the password has to be the same in all of them.
process.env['TOKENCOST_E2E_VIEWER_PASSWORD'] ??= randomUUID();
const viewer = { user: names.viewer, password: process.env['TOKENCOST_E2E_VIEWER_PASSWORD'], role: 'Viewer' as const };

const logIn = path.join(path.dirname(require.resolve('@grafana/plugin-e2e')), 'auth');

/** The same specs and more on a real Grafana: `npm run e2e:grafana`, see docs/development.md. */
export default defineConfig<HostOption & PluginOptions>({
  testDir: '.',
  testMatch: /\.spec\.ts$/,
  outputDir: '../.cache/playwright-grafana',
  globalSetup: ['./computeTruth.ts', './grafana/prepare.ts'],
  globalTimeout: 30 * 60_000,
  timeout: 240_000,
  // A board of 35 days asks a dozen questions at once; a busy machine takes its time.
  expect: { timeout: 90_000 },
  workers: 1,
  forbidOnly: process.env['CI'] !== undefined,
  reporter: 'list',
  use: {
    ...chromium,
    // A panel asks when it comes into view: on this page most boards are in view as a whole.
    viewport: { width: 1600, height: 2600 },
    host: 'grafana',
    baseURL: process.env['GRAFANA_URL'] ?? '',
    screenshot: 'only-on-failure',
  },
  projects: [
    { name: 'create the viewer', testDir: logIn, testMatch: /auth\.setup\.js$/, use: { user: viewer } },
    {
      name: 'administrator',
      testIgnore: [/e2e\/preview\//, /\.viewer\.spec\.ts$/],
      use: { account: administrator },
    },
    {
      name: 'viewer',
      testMatch: [/boards\.spec\.ts$/, /\.viewer\.spec\.ts$/],
      use: { account: viewer },
      dependencies: ['create the viewer'],
    },
  ],
});
