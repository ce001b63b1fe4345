import { expect } from '@playwright/test';
import { demoEnd } from './demo';
import { test } from './fixtures';

/** The rules of one run are there in the next one: a test leaves none behind. */
test.describe('Alerts', () => {
  test.beforeEach(async ({ page, host }) => {
    test.skip(host !== 'preview', 'a Grafana would evaluate the rules that this writes');
    // The back-test ends now, and the demo ended then.
    await page.clock.setFixedTime(new Date(demoEnd));
    await page.goto('/a/llmops-tokencost-app/alerts');
    await expect(page.getByText('What a back-test cannot know:')).toBeVisible();
  });

  test('show what the rules would have done, and follow a threshold', async ({ page }) => {
    const summary = page.getByText(/other alerts a week,/);
    const before = await summary.textContent();
    await expect(page.getByText(/Runaway user: \d+ alerts?,/)).toBeVisible();
    const firing = page.getByRole('row', { name: /^Runaway user/ }).first();
    await expect(firing.getByRole('link', { name: 'Receipts' })).toHaveAttribute('href', /var-user=/);
    await page.getByLabel('Standard deviations').fill('8');
    await expect(summary).not.toHaveText(before ?? '');
  });

  test('are created, changed and deleted in Grafana', async ({ page }) => {
    await page.getByRole('button', { name: 'Create 4 rules' }).click();
    await expect(page.getByText('Saved 4 rules')).toBeVisible();
    await expect(page.getByText('as here')).toHaveCount(4);
    await page.reload();
    await expect(page.getByText('as here')).toHaveCount(4);
    await page.getByLabel('Standard deviations').fill('5');
    await expect(page.getByText('Not as here: queries, annotations.')).toBeVisible();
    await page.getByRole('button', { name: 'Update 1 rule' }).click();
    await page.getByRole('button', { name: 'Update', exact: true }).click();
    await expect(page.getByText('as here')).toHaveCount(4);
    await page.reload();
    await expect(page.getByLabel('Standard deviations')).toHaveValue('5');
    for (const left of [3, 2, 1, 0]) {
      await page
        .getByRole('button', { name: /^Delete / })
        .first()
        .click();
      await page.getByRole('button', { name: 'Delete', exact: true }).click();
      await expect(page.getByRole('button', { name: /^Delete / })).toHaveCount(left);
    }
  });

  test('say to a Viewer what is missing', async ({ page }) => {
    const message = "You'll need additional permissions to perform this action. Permissions needed: alert.rules:create";
    await page.route('**/api/v1/provisioning/alert-rules', (route) =>
      route.request().method() === 'POST'
        ? route.fulfill({ status: 403, json: { message, title: 'Access denied' } })
        : route.fallback(),
    );
    await page.getByRole('button', { name: 'Create 4 rules' }).click();
    await expect(page.getByText(/alert.rules:create. You lack the permission. Editors and admins/)).toHaveCount(1);
    await expect(page.getByText('not created')).toHaveCount(4);
  });
});
