import { expect } from '@playwright/test';
import { costOfDays, demoTruth, dollars, lastWeek, roundDollars, wholeDemo } from './demo';
import { test } from './fixtures';

/** A time of a URL, which Grafana writes as epoch milliseconds or as ISO text. */
const instant = (text: string | null) => (text !== null && /^\d+$/.test(text) ? Number(text) : Date.parse(text ?? ''));

test.describe('Cost trend', () => {
  test('shows the true total of the week, and no panel fails', async ({ board }) => {
    await board.open('llmops-cost-trend', lastWeek);
    await expect(board.panel('Cost')).toContainText(dollars(costOfDays(lastWeek)));
    await board.settle();
    await board.expectNoProblems();
  });

  test('says which tokens have no price', async ({ board }) => {
    await board.open('llmops-cost-trend', lastWeek);
    await expect(board.panel('Which tokens have no price?')).toContainText('gemini-nightjar-preview');
  });

  test('follows a filter to the true total of one feature', async ({ board, page }) => {
    const translation = BigInt(demoTruth().costPicoUsdByFeature['translation'] ?? '');
    await board.open('llmops-cost-trend', wholeDemo);
    await expect(board.panel('Cost')).toContainText(dollars(BigInt(demoTruth().costPicoUsd)));
    await board.choose('Feature', 'translation');
    await expect(board.panel('Cost')).toContainText(dollars(translation));
    await expect(page).toHaveURL(/var-feature=translation/);
    await board.settle();
    await board.expectNoProblems();
  });

  test('splits by what is chosen', async ({ board }) => {
    await board.open('llmops-cost-trend', { ...lastWeek, variables: { split: 'model' } });
    const chart = board.panel('Cost over time by Model');
    await expect(chart.getByRole('button', { name: 'claude-sonnet-4-5' })).toBeVisible();
    await expect(chart.getByRole('button', { name: '1 week before' })).toBeVisible();
  });
});

test.describe('Top features', () => {
  test('ranks the features by cost, and no panel fails', async ({ board }) => {
    await board.open('llmops-top-features', lastWeek);
    const table = board.panel('Which features decide the bill? The dearest first');
    await expect(table.getByRole('row').nth(1)).toContainText('code-review');
    await board.settle();
    await board.expectNoProblems();
  });

  test('opens the cost trend of a feature for the same time', async ({ board, page }) => {
    await board.open('llmops-top-features', wholeDemo);
    const table = board.panel('Which features decide the bill? The dearest first');
    await table.getByRole('link', { name: 'code-review' }).first().click();
    await expect(page).toHaveURL(/\/d\/llmops-cost-trend[/?]/);
    const search = new URL(page.url()).searchParams;
    expect(search.get('var-feature')).toBe('code-review');
    expect([search.get('from'), search.get('to')].map(instant)).toEqual([wholeDemo.from, wholeDemo.to].map(Number));
    const cost = BigInt(demoTruth().costPicoUsdByFeature['code-review'] ?? '');
    await expect(board.panel('Cost')).toContainText(dollars(cost));
    await board.expectNoProblems();
  });
});

/** A share as the boards write it, with one decimal. */
const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)}%`;

test.describe('Top users', () => {
  test('counts the users and their true total, and no panel fails', async ({ board }) => {
    await board.open('llmops-top-users', lastWeek);
    await expect(board.panel('Cost')).toContainText(dollars(costOfDays(lastWeek)));
    await expect(board.panel('Active users')).toContainText(demoTruth().lastWeek.users.toLocaleString('en-US'));
    await board.settle();
    await board.expectNoProblems();
  });
});

test.describe('Cache', () => {
  test('tells exact from semantic hits, with the true shares, and no panel fails', async ({ board }) => {
    const { exact, semantic, inFront } = demoTruth().lastWeek.responseCache;
    await board.open('llmops-cache', lastWeek);
    await expect(board.panel('Responses')).toContainText(percent(exact, inFront));
    await expect(board.panel('Responses')).toContainText(percent(semantic, inFront));
    await board.settle();
    await board.expectNoProblems();
  });
});

test.describe('Errors', () => {
  test('shows the true cost of failed calls, and no panel fails', async ({ board }) => {
    await board.open('llmops-errors', lastWeek);
    await expect(board.panel('Failed calls')).toContainText(
      roundDollars(BigInt(demoTruth().lastWeek.failedCostPicoUsd)),
    );
    await board.settle();
    await board.expectNoProblems();
  });
});

test.describe('Data coverage', () => {
  test('names the model without a price, and no panel fails', async ({ board }) => {
    await board.open('llmops-data-coverage', lastWeek);
    await expect(board.panel('Which models have no price?')).toContainText('gemini-nightjar-preview');
    await board.settle();
    await board.expectNoProblems();
  });
});
