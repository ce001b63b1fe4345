import { defineConfig } from '@playwright/test';
import { chromium } from './chromium';
import { demoEnd, previewPort } from './demo';
import type { HostOption } from './fixtures';

/** The boards in a real browser, on the preview host with the seeded demo that ends at `demoEnd`. */
export default defineConfig<HostOption>({
  testDir: '.',
  testMatch: /\.spec\.ts$/,
  testIgnore: /e2e\/grafana\//,
  outputDir: '../.cache/playwright',
  globalSetup: './computeTruth.ts',
  timeout: 90_000,
  expect: { timeout: 40_000 },
  // The embedded database answers one query at a time: tests side by side would only wait for each other.
  workers: 1,
  forbidOnly: process.env['CI'] !== undefined,
  reporter: 'list',
  use: { ...chromium, host: 'preview', baseURL: `http://127.0.0.1:${previewPort}` },
  webServer: {
    command: `node --import tsx preview/server/main.ts --port ${previewPort} --now ${demoEnd}`,
    cwd: '..',
    url: `http://127.0.0.1:${previewPort}/api/preview/boot`,
    timeout: 120_000,
    reuseExistingServer: false,
  },
});
