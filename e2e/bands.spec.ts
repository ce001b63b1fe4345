import { expect } from '@playwright/test';
import { lastWeek } from './demo';
import { test } from './fixtures';

const BANDS = 'Cost of every feature beside its band, per hour';
const BROKEN = 'Which hours broke their band? The newest first';

test.describe('Anomaly bands', () => {
  test('shows the features with the most dollars above their band first, and no panel fails', async ({ board }) => {
    await board.open('llmops-anomaly-bands', lastWeek);
    const bands = board.panel(BANDS);
    // The demo's agent loop.
    await expect(bands.getByRole('region').first()).toHaveAccessibleName('agent-research');
    await expect(bands.getByRole('region')).not.toHaveCount(1);
    await expect(bands).toContainText('Trailing band: mean of the 168 hours before + 3 sigma, never below $1');
    await expect(board.panel('Cost above the band')).toContainText(/\$\d/);
    await expect(board.panel(BROKEN)).toContainText('agent-research');
    await board.settle();
    await board.expectNoProblems();
  });

  test('counts in its first row what the charts and the table show', async ({ board }) => {
    await board.open('llmops-anomaly-bands', { ...lastWeek, variables: { feature: 'agent-research' } });
    const marks = board.panel(BANDS).getByRole('link', { name: /^agent-research, / });
    await expect(marks).not.toHaveCount(0);
    await expect(board.panel('Broken hours')).toContainText(String(await marks.count()));
    await expect(board.panel('Features above band')).toContainText('1');
  });

  test('says of an hour what it cost and what was expected, and opens its calls', async ({ board, page }) => {
    await board.open('llmops-anomaly-bands', { ...lastWeek, variables: { feature: 'agent-research' } });
    const mark = board.panel(BANDS).getByRole('link').last();
    await mark.hover();
    const tooltip = page.getByRole('tooltip').filter({ hasText: 'Expected' });
    await expect(tooltip).toContainText('agent-research');
    for (const fact of ['Cost$', 'Above the band$', 'Expected$', 'Upper border$', 'Sigma$', 'n168', 'Calls']) {
      await expect(tooltip).toContainText(fact);
    }
    await mark.click();
    await expect(page).toHaveURL(/\/a\/llmops-tokencost-app\/receipts\?/);
    const search = new URL(page.url()).searchParams;
    expect(search.get('var-feature')).toBe('agent-research');
    expect(Number(search.get('to')) - Number(search.get('from'))).toBe(3_600_000);
    await expect(page.getByRole('heading', { name: /^Total: \$/ })).toBeVisible();
  });

  test('opens the calls of a broken hour by keyboard', async ({ board, page }) => {
    await board.open('llmops-anomaly-bands', { ...lastWeek, variables: { feature: 'agent-research' } });
    await board.panel(BANDS).getByRole('link').first().focus();
    await expect(page.getByRole('tooltip').filter({ hasText: 'Expected' })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/receipts\?.*var-feature=agent-research/);
  });

  test('leads from the table to the same calls', async ({ board, page }) => {
    await board.open('llmops-anomaly-bands', { ...lastWeek, variables: { feature: 'agent-research' } });
    await board.panel(BROKEN).getByRole('link', { name: /^\$/ }).first().click();
    await expect(page).toHaveURL(/\/receipts\?/);
    const search = new URL(page.url()).searchParams;
    expect(Number(search.get('to')) - Number(search.get('from'))).toBe(3_600_000);
    await expect(page.getByRole('heading', { name: /^Total: \$/ })).toBeVisible();
  });

  test('follows the chosen kind of band', async ({ board }) => {
    await board.open('llmops-anomaly-bands', { ...lastWeek, variables: { band: 'seasonal' } });
    await expect(board.panel(BANDS)).toContainText('Seasonal band: median of the same hours of 4 weeks, z 4');
  });

  test('sets the time range to what is dragged over', async ({ board, page }) => {
    await board.open('llmops-anomaly-bands', { ...lastWeek, variables: { feature: 'agent-research' } });
    const chart = board.panel(BANDS).getByRole('group', { name: /^agent-research/ });
    await expect(chart).toBeVisible();
    const box = await chart.boundingBox();
    const at = (share: number) => (box?.x ?? 0) + (box?.width ?? 0) * share;
    const middle = (box?.y ?? 0) + (box?.height ?? 0) / 2;
    await page.mouse.move(at(0.4), middle);
    await page.mouse.down();
    await page.mouse.move(at(0.6), middle, { steps: 4 });
    await page.mouse.up();
    await expect(page).not.toHaveURL(new RegExp(`from=${lastWeek.from}`));
  });
});
