import { expect } from '@playwright/test';
import { lastWeek } from './demo';
import { test } from './fixtures';

test.describe('Receipts', () => {
  test('add up to the total, and open down to tokens x rate', async ({ driver, page }) => {
    const search = new URLSearchParams({
      'var-datasource': driver.dataSourceUid,
      ...lastWeek,
      'var-feature': 'document-analysis',
    });
    await page.goto(`/a/llmops-tokencost-app/receipts?${search}`);
    await expect(page.getByRole('heading', { name: /^Total: \$[\d,]+\.\d+$/ })).toBeVisible();
    const sum = await page.getByText(/calls listed below:/).textContent();
    const [listed, rest, total] = [...(sum ?? '').matchAll(/\$([\d,]+)\.(\d+)/g)].map(([, whole = '', digits = '']) =>
      BigInt(whole.replaceAll(',', '') + digits.padEnd(12, '0')),
    );
    expect((listed ?? 0n) + (rest ?? 0n)).toBe(total);
    await page
      .getByRole('row', { name: /document-analysis/ })
      .first()
      .getByRole('button')
      .press('Enter');
    await expect(page.getByText(/per million/).first()).toBeVisible();
    await expect(page.getByText('Price list:').first()).toBeVisible();
  });
});
