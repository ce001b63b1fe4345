import { expect } from '@playwright/test';
import { lastWeek } from './demo';
import { test } from './fixtures';

test.describe('Explore', () => {
  test('answers the question it opens with, without anything to fill in', async ({ explore }) => {
    await explore.open(lastWeek);
    await expect(explore.graph.getByRole('button', { name: 'document-analysis' })).toBeVisible();
  });

  test('answers another measure and dimension as a table', async ({ explore }) => {
    await explore.open(lastWeek);
    await explore.editor.show('Table');
    await expect(explore.table.getByText('document-analysis').first()).toBeVisible();
  });

  test('explains a combination that cannot be in the query editor', async ({ explore, page }) => {
    await explore.open(lastWeek);
    await explore.editor.choose('Measure', 'Requests');
    await explore.editor.choose('Split by', 'Token class');
    await expect(page.getByText('cannot be split by token class').first()).toBeVisible();
  });
});
