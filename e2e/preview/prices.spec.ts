import { type Locator, type Page, expect } from '@playwright/test';
import { lastWeek } from '../demo';
import { test } from '../fixtures';

const halved = [
  { name: 'contract 2026', provider: '*', model: '*', serviceTier: '*', from: '2026-01-01', multiply: 0.5 },
];

const total = (page: Page): Locator => page.getByRole('heading', { name: /^Total: / });

/** The exact digits of the total that the receipts page shows, in 1e-12 of the currency. */
async function totalOf(page: Page): Promise<bigint> {
  await expect(total(page)).toBeVisible();
  const [, whole = '', digits = ''] = /([\d,]+)\.(\d+)$/.exec((await total(page).textContent()) ?? '') ?? [];
  return BigInt(whole.replaceAll(',', '') + digits.padEnd(12, '0'));
}

/** To the receipts without loading the page anew: the preview keeps what is saved for as long as its page lives. */
async function openReceipts(page: Page, path: string): Promise<void> {
  await page.evaluate((address) => {
    history.pushState({}, '', address);
    dispatchEvent(new PopStateEvent('popstate'));
  }, path);
}

test.describe('Own prices', () => {
  test('change a total, and are an error on Save & test and on every query where they are wrong', async ({
    page,
    driver,
    dataSource,
  }) => {
    const receipts = `/a/llmops-tokencost-app/receipts?${new URLSearchParams({ 'var-datasource': driver.dataSourceUid, ...lastWeek })}`;
    const settings = `/connections/datasources/edit/${driver.dataSourceUid}`;
    await page.goto(receipts);
    const listPrices = await totalOf(page);

    await openReceipts(page, settings);
    const prices = page.getByRole('textbox', { name: /^Own prices/ });
    await prices.fill(JSON.stringify(halved));
    await expect(page.getByText('1 entry, 1 multiplier; first valid from 2026-01-01, without an end.')).toBeVisible();
    await dataSource.test();
    await expect(dataSource.result).toContainText('Own prices: 1 entry, 1 multiplier');
    await openReceipts(page, receipts);
    const ownPrices = await totalOf(page);
    // Half of each rate, which is rounded where it is odd.
    expect(Math.abs(Number(ownPrices) / Number(listPrices) - 0.5)).toBeLessThan(1e-6);

    await openReceipts(page, settings);
    await prices.fill(JSON.stringify([{ ...halved[0], multiply: 'half' }]));
    await expect(page.getByText(/^entry 1 \(contract 2026\), field multiply: has to be a factor/)).toBeVisible();
    await dataSource.test();
    await expect(dataSource.result.last()).toContainText('prices: entry 1 (contract 2026), field multiply');
    await openReceipts(page, receipts);
    await expect(page.getByText(/Settings of this data source: prices: entry 1/)).toBeVisible();
  });
});

test.describe('Filters of the receipts page', () => {
  test('narrow the calls, stand in the address, and can be taken out again', async ({ page, driver }) => {
    await page.goto(
      `/a/llmops-tokencost-app/receipts?${new URLSearchParams({ 'var-datasource': driver.dataSourceUid, ...lastWeek })}`,
    );
    const all = await totalOf(page);
    await page.getByRole('combobox', { name: 'Feature' }).click();
    await page.getByRole('option', { name: 'document-analysis' }).click();
    await expect(page).toHaveURL(/var-feature=document-analysis/);
    await page.keyboard.press('Escape');
    await expect(async () => expect(await totalOf(page)).toBeLessThan(all)).toPass();
    await page.goBack();
    await expect(page).not.toHaveURL(/var-feature/);
    await expect(async () => expect(await totalOf(page)).toBe(all)).toPass();
  });
});
