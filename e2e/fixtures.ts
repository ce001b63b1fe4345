import { test as base, expect } from '@playwright/test';
import type { Driver } from './drivers/driver';
import { grafana } from './drivers/grafana';
import { preview } from './drivers/preview';
import { BoardPage } from './pages/BoardPage';
import { DataSourcePage } from './pages/DataSourcePage';
import { ExplorePage } from './pages/ExplorePage';

const drivers = { preview, grafana } satisfies Record<string, Driver>;

export interface HostOption {
  /** Which host the specs drive; each Playwright configuration says so. */
  readonly host: keyof typeof drivers;
  /** Who looks, in a host that asks for it. */
  readonly account: { readonly user: string; readonly password: string } | undefined;
}

interface Pages {
  readonly driver: Driver;
  readonly board: BoardPage;
  readonly explore: ExplorePage;
  readonly dataSource: DataSourcePage;
}

/** Playwright's test with the pages of the host that is driven. */
export const test = base.extend<HostOption & Pages>({
  host: ['preview', { option: true }],
  account: [undefined, { option: true }],
  // For every test anew: Grafana replaces the token of a session every ten minutes, and a stored one is refused from then on.
  context: async ({ context, account }, use) => {
    if (account !== undefined) {
      const login = await context.request.post('/login', { data: account });
      await expect(login, `Grafana refuses ${account.user}`).toBeOK();
    }
    await use(context);
  },
  driver: async ({ host }, use) => use(drivers[host]),
  board: async ({ page, driver }, use) => use(new BoardPage(page, driver)),
  explore: async ({ page, driver }, use) => use(new ExplorePage(page, driver)),
  dataSource: async ({ page, driver }, use) => use(new DataSourcePage(page, driver)),
});
