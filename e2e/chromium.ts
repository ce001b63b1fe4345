/** The browser of all specs, and a page that looks the same on every machine. */
export const chromium = {
  viewport: { width: 1600, height: 1000 },
  timezoneId: 'UTC',
  locale: 'en-US',
  launchOptions: {
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    // Without these Chromium looks for updates and accounts on every start; in a container it has no sandbox of its own.
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  },
};
