import { expect, test } from '@playwright/test';
import { BoardPage } from './BoardPage';

test.describe('Data source', () => {
  test('tests itself with a real query and says what the table records', async ({ page }) => {
    await page.goto('/connections/datasources/edit/tokencost');
    await page.getByRole('button', { name: /Save & test/ }).click();
    await expect(page.getByTestId(/^data-testid Alert /)).toContainText(
      /Table llm_calls can be read|calls in the last 7 days/,
    );
  });

  test('says which table it cannot find', async ({ page }) => {
    await page.goto('/connections/datasources/edit/tokencost');
    await page.getByRole('textbox', { name: /Table/ }).fill('no_such_table');
    await page.getByRole('button', { name: /Save & test/ }).click();
    await expect(page.getByTestId(/^data-testid Alert /)).toContainText('relation "no_such_table" does not exist');
  });

  test('explains a combination that cannot be in the query editor', async ({ page }) => {
    await page.goto('/explore');
    await page.getByRole('combobox', { name: 'Measure' }).fill('Requests');
    await page
      .getByRole('option', { name: /^Requests/ })
      .first()
      .click();
    await page.getByRole('combobox', { name: 'Split by' }).fill('Token class');
    await page.getByRole('option', { name: 'Token class', exact: true }).click();
    await expect(page.getByText('cannot be split by token class').first()).toBeVisible();
  });

  test('leads from the set-up page to the settings and the boards', async ({ page }) => {
    const board = new BoardPage(page);
    await page.goto('/a/llmops-tokencost-app');
    await expect(page.getByText('asks PostgreSQL')).toBeVisible();
    await page
      .getByRole('link', { name: /Top features/ })
      .last()
      .click();
    await expect(page).toHaveURL(/\/d\/llmops-top-features/);
    await board.settle();
    await board.expectNoProblems();
  });
});
