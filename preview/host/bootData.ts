import type { BootAnswer } from '../server/bootAnswer';

const THEME_KEY = 'preview.theme';

/** `?theme=light|dark` of the first page, kept for the links that follow in this tab. */
function readTheme(): string {
  const wanted = new URLSearchParams(location.search).get('theme') ?? sessionStorage.getItem(THEME_KEY);
  const theme = wanted === 'light' ? 'light' : 'dark';
  sessionStorage.setItem(THEME_KEY, theme);
  return theme;
}

/** Puts on the window what Grafana's index page puts there, before any of its packages is loaded. */
export function setBootData(boot: BootAnswer): void {
  const theme = readTheme();
  const defaultSource = boot.dataSources.find(({ isDefault }) => isDefault);
  Object.assign(window, {
    __grafana_public_path__: '/public/',
    grafanaBootData: {
      assets: {},
      navTree: [],
      user: {
        id: 1,
        isSignedIn: true,
        login: 'preview',
        orgId: 1,
        orgName: 'Main Org.',
        orgRole: 'Admin',
        theme,
        lightTheme: theme === 'light',
        timezone: 'browser',
        weekStart: '',
        locale: 'en-US',
        language: 'en-US',
        regionalFormat: 'en-US',
        permissions: { 'alert.rules:create': true },
      },
      settings: {
        appUrl: `${location.origin}/`,
        appSubUrl: '',
        buildInfo: { version: '12.4.10', env: 'development' },
        featureToggles: {},
        datasources: {},
        panels: {},
        apps: {},
        defaultDatasource: defaultSource?.name ?? '',
        liveEnabled: false,
        unifiedAlertingEnabled: false,
        dateFormats: {
          fullDate: 'YYYY-MM-DD HH:mm:ss',
          useBrowserLocale: false,
          interval: {
            millisecond: 'HH:mm:ss.SSS',
            second: 'HH:mm:ss',
            minute: 'HH:mm',
            hour: 'MM/DD HH:mm',
            day: 'MM/DD',
            month: 'YYYY-MM',
            year: 'YYYY',
          },
          defaultTimezone: 'browser',
          defaultWeekStart: '',
        },
      },
    },
  });
}
