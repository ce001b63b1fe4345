import { expect } from '@playwright/test';
import { test } from './fixtures';

test.describe('Data source', () => {
  test('tests itself with a real query and says what the table records', async ({ dataSource }) => {
    await dataSource.open();
    await dataSource.test();
    await expect(dataSource.result).toContainText(/can be read|calls in the last 7 days/);
  });

  test('says which table it cannot find', async ({ dataSource }) => {
    await dataSource.open();
    const table = await dataSource.table.inputValue();
    await dataSource.table.fill('no_such_table');
    await dataSource.test();
    await expect(dataSource.result).toContainText('no_such_table');
    await dataSource.table.fill(table);
    await dataSource.test();
    await expect(dataSource.result).toContainText(/can be read|calls in the last 7 days/);
  });

  test('leads from the set-up page to the settings and the boards', async ({ board, page, driver }) => {
    await page.goto('/a/llmops-tokencost-app');
    await expect(page.getByText(/asks /).first()).toBeVisible();
    await page.locator(`a[href="/d/llmops-top-features?var-datasource=${driver.dataSourceUid}"]`).click();
    await expect(page).toHaveURL(/\/d\/llmops-top-features/);
    await board.settle();
    await board.expectNoProblems();
  });
});
