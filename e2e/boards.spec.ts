import { expect, test } from '@playwright/test';
import { BoardPage } from './BoardPage';
import { costOfDays, demoTruth, dollars, lastWeek, wholeDemo } from './demo';

/** A time of a URL, which Grafana writes as epoch milliseconds or as ISO text. */
const instant = (text: string | null) => (text !== null && /^\d+$/.test(text) ? Number(text) : Date.parse(text ?? ''));

test.describe('Cost trend', () => {
  test('shows the true total of the week, and no panel fails', async ({ page }) => {
    const board = new BoardPage(page);
    await board.open('llmops-cost-trend', lastWeek);
    await expect(board.panel('Cost')).toContainText(dollars(costOfDays(lastWeek)));
    await board.settle();
    await board.expectNoProblems();
  });

  test('says which tokens have no price', async ({ page }) => {
    const board = new BoardPage(page);
    await board.open('llmops-cost-trend', lastWeek);
    await expect(board.panel('Which tokens have no price?')).toContainText('gemini-nightjar-preview');
  });

  test('follows a filter to the true total of one feature', async ({ page }) => {
    const board = new BoardPage(page);
    const translation = BigInt(demoTruth().costPicoUsdByFeature['translation'] ?? '');
    await board.open('llmops-cost-trend', wholeDemo);
    await expect(board.panel('Cost')).toContainText(dollars(BigInt(demoTruth().costPicoUsd)));
    await board.choose('Feature', 'translation');
    await expect(board.panel('Cost')).toContainText(dollars(translation));
    await expect(page).toHaveURL(/var-feature=translation/);
    await board.settle();
    await board.expectNoProblems();
  });

  test('splits by what is chosen', async ({ page }) => {
    const board = new BoardPage(page);
    await board.open('llmops-cost-trend', { ...lastWeek, variables: { split: 'model' } });
    const chart = board.panel('Cost over time by Model, USD');
    await expect(chart.getByRole('button', { name: 'claude-sonnet-4-5' })).toBeVisible();
    await expect(chart.getByRole('button', { name: '1 week before' })).toBeVisible();
  });
});

test.describe('Top features', () => {
  test('ranks the features by cost, and no panel fails', async ({ page }) => {
    const board = new BoardPage(page);
    await board.open('llmops-top-features', wholeDemo);
    const table = board.panel('Which features decide the bill? USD, the dearest first');
    await expect(table.getByRole('row').nth(1)).toContainText('document-analysis');
    await board.settle();
    await board.expectNoProblems();
  });

  test('opens the cost trend of a feature for the same time', async ({ page }) => {
    const board = new BoardPage(page);
    await board.open('llmops-top-features', wholeDemo);
    const table = board.panel('Which features decide the bill? USD, the dearest first');
    await table.getByRole('link', { name: 'code-review' }).first().click();
    await expect(page).toHaveURL(/\/d\/llmops-cost-trend\?/);
    const search = new URL(page.url()).searchParams;
    expect(search.get('var-feature')).toBe('code-review');
    expect([search.get('from'), search.get('to')].map(instant)).toEqual([wholeDemo.from, wholeDemo.to].map(Number));
    const cost = BigInt(demoTruth().costPicoUsdByFeature['code-review'] ?? '');
    await expect(board.panel('Cost')).toContainText(dollars(cost));
    await board.expectNoProblems();
  });
});
