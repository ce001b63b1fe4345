import { expect } from '@playwright/test';
import { test } from '../fixtures';

test.describe('Viewer', () => {
  test('finds the set-up page and is not led to what only an administrator may', async ({ page }) => {
    await page.goto('/a/llmops-tokencost-app');
    await expect(page.getByRole('heading', { name: /LLM Token Cost|Set up/ }).first()).toBeVisible();
    await expect(page.getByText(/asks /).first()).toBeVisible();
  });
});
