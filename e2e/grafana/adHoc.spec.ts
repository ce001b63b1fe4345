import { expect } from '@playwright/test';
import { demoTruth, dollars, wholeDemo } from '../demo';
import { test } from '../fixtures';
import { readEnvironment } from './environment';
import { grafanaApi } from './grafanaApi';
import { DATA_SOURCE_TYPE, names } from './names';

const api = grafanaApi(readEnvironment(process.env));
const uid = 'tokencost-e2e-adhoc';
const datasource = { type: DATA_SOURCE_TYPE, uid: names.tokenCost };

/** A board of the user's own: one cost panel, and filters that Grafana applies to whatever the data source answers. */
const board = {
  uid,
  title: 'Cost with ad hoc filters',
  schemaVersion: 42,
  templating: { list: [{ type: 'adhoc', name: 'filters', label: 'Filters', datasource, filters: [] }] },
  panels: [
    {
      id: 1,
      type: 'stat',
      title: 'Cost',
      datasource,
      gridPos: { x: 0, y: 0, w: 12, h: 8 },
      fieldConfig: { defaults: { unit: 'currencyUSD', decimals: 2 }, overrides: [] },
      options: { reduceOptions: { calcs: ['sum'], fields: '', values: false } },
      targets: [
        { refId: 'A', datasource, version: 1, analysis: 'series', measure: 'cost', by: [], top: 8, filters: [] },
      ],
    },
  ],
};

test.describe('Ad hoc filters', () => {
  test.beforeAll(async () => {
    await api.call('POST', '/api/dashboards/db', { dashboard: board, overwrite: true });
  });

  test.afterAll(async () => {
    await api.call('DELETE', `/api/dashboards/uid/${uid}`);
  });

  test('offer the dimensions and their values, and narrow what is shown', async ({ board: page }) => {
    const cost = page.panel('Cost');
    await page.open(uid, wholeDemo);
    await expect(cost).toContainText(dollars(BigInt(demoTruth().costPicoUsd)).replace(/,.*/, ''));
    const filter = page.page.getByRole('combobox', { name: /filter/i }).or(page.page.getByPlaceholder(/filter/i));
    await filter.first().click();
    await page.page.getByRole('option', { name: 'Feature', exact: true }).click();
    await page.page.getByRole('option', { name: /^= / }).click();
    await page.page.getByRole('option', { name: 'translation', exact: true }).click();
    await expect(cost).toContainText(dollars(BigInt(demoTruth().costPicoUsdByFeature['translation'] ?? '')));
  });
});
