import { expect } from '@playwright/test';
import { test } from '../fixtures';
import { APP_ID } from './names';

interface Include {
  readonly type: string;
  readonly name: string;
  readonly uid?: string;
}

test.describe('Installation', () => {
  test('brings the app, its data source and every board it ships', async ({ context: { request } }) => {
    const app = (await (await request.get(`/api/plugins/${APP_ID}/settings`)).json()) as {
      enabled: boolean;
      includes: readonly Include[];
    };
    expect(app.enabled).toBe(true);
    expect(app.includes.map(({ type }) => type)).toContain('datasource');
    const boards = app.includes.filter(({ type }) => type === 'dashboard');
    expect(boards.length).toBeGreaterThanOrEqual(2);
    for (const { uid, name } of boards) {
      const board = await request.get(`/api/dashboards/uid/${uid}`);
      await expect(board, `the board "${name}" was not imported`).toBeOK();
    }
  });

  test('offers the data source to whoever adds one', async ({ page }) => {
    await page.goto('/connections/datasources/new');
    await page.getByPlaceholder(/Filter by name or type/).fill('LLM Token Cost');
    await expect(page.getByRole('button', { name: /LLM Token Cost/ })).toBeVisible();
  });
});
