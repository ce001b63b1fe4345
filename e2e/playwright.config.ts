import { defineConfig } from '@playwright/test';
import { demoEnd, previewPort } from './demo';

const chromium = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';

/** The boards in a real browser, on the preview host with the seeded demo that ends at `demoEnd`. */
export default defineConfig({
  testDir: '.',
  outputDir: '../.cache/playwright',
  timeout: 60_000,
  expect: { timeout: 20_000 },
  // The embedded database answers one query at a time: tests side by side would only wait for each other.
  workers: 1,
  forbidOnly: process.env['CI'] !== undefined,
  reporter: 'list',
  use: {
    baseURL: `http://127.0.0.1:${previewPort}`,
    viewport: { width: 1600, height: 1000 },
    timezoneId: 'UTC',
    locale: 'en-US',
    launchOptions: {
      executablePath: chromium,
      // Without these Chromium looks for updates and accounts on every start; in a container it has no sandbox of its own.
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: {
    command: `node --import tsx preview/server/main.ts --port ${previewPort} --now ${demoEnd}`,
    cwd: '..',
    url: `http://127.0.0.1:${previewPort}/api/preview/boot`,
    timeout: 120_000,
    reuseExistingServer: false,
  },
});
