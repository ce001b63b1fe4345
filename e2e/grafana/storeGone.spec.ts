import { expect } from '@playwright/test';
import { costOfDays, dollars, lastWeek } from '../demo';
import { test } from '../fixtures';
import { postgresDataSource } from './dataSources';
import { readEnvironment } from './environment';
import { grafanaApi } from './grafanaApi';
import { names } from './names';

const environment = readEnvironment(process.env);
const api = grafanaApi(environment);

/** Nothing listens on port 1, so the connection is refused at once, as by a PostgreSQL that is down. */
const moveStore = async (options: { readonly port?: number } = {}) => {
  const dataSource = postgresDataSource(names.fragileCalls, environment.postgresUrlOfGrafana, options);
  await api.call('PUT', `/api/datasources/uid/${names.fragileCalls}`, dataSource);
};

test.describe('A store that goes away', () => {
  test.afterEach(() => moveStore());

  test('is said on the panels with what to do, and the board recovers when it is back', async ({ board, page }) => {
    await board.open('llmops-cost-trend', { ...lastWeek, variables: { datasource: names.fragile } });
    const cost = board.panel('Cost');
    await expect(cost).toContainText(dollars(costOfDays(lastWeek)));
    await board.settle();

    await moveStore({ port: 1 });
    // An answer is remembered for ten seconds: a refresh before that does not ask.
    await expect(async () => {
      await board.refresh();
      await expect(board.failedPanels.first()).toBeVisible({ timeout: 10_000 });
    }).toPass();
    await board.settle();
    await expect(await board.failureOf(cost)).toContainText(names.fragileCalls);
    await expect(await board.failureOf(cost)).toContainText('The database cannot be reached from Grafana');

    await moveStore();
    // Grafana itself keeps the settings of a data source for five seconds.
    await expect(async () => {
      await board.refresh();
      await board.settle();
      await expect(board.failedPanels).toHaveCount(0, { timeout: 1_000 });
    }).toPass();
    await expect(cost).toContainText(dollars(costOfDays(lastWeek)));
    await expect(page).toHaveURL(/llmops-cost-trend/);
  });

  test('is said by the test of the settings', async ({ dataSource }) => {
    await moveStore({ port: 1 });
    await dataSource.open(names.fragile);
    await dataSource.test();
    await expect(dataSource.result).toContainText('The database cannot be reached from Grafana');
    await moveStore();
    await dataSource.test();
    await expect(dataSource.result).toContainText(/can be read|calls in the last 7 days/);
  });
});
