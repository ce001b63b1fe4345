import { expect } from '@playwright/test';
import { test } from '../fixtures';
import { names } from './names';

test.describe('Viewer', () => {
  test('finds the data sources and their boards on the set-up page', async ({ page }) => {
    await page.goto('/a/llmops-tokencost-app');
    await expect(page.getByText(`asks ${names.calls}`).first()).toBeVisible();
    await expect(page.locator(`a[href*="var-datasource=${names.tokenCost}"]`).first()).toBeVisible();
  });
});
