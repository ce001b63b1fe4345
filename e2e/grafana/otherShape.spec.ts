import { expect } from '@playwright/test';
import { costOfDays, demoTruth, dollars, lastWeek, wholeDemo } from '../demo';
import { test } from '../fixtures';
import { names } from './names';

const onOtherShape = { variables: { datasource: names.otherShape } };

test.describe('A table of another shape', () => {
  test('is read through its column mapping to the same totals', async ({ board }) => {
    await board.open('llmops-cost-trend', { ...lastWeek, ...onOtherShape });
    await expect(board.panel('Cost')).toContainText(dollars(costOfDays(lastWeek)));
    await board.settle();
    await board.expectNoProblems();
  });

  test('has the same features, each with the same cost', async ({ board }) => {
    await board.open('llmops-top-features', { ...wholeDemo, ...onOtherShape });
    await expect(board.panel('Cost')).toContainText(dollars(BigInt(demoTruth().costPicoUsd)));
    const table = board.panel('Which features decide the bill? The dearest first');
    await expect(table.getByRole('row').nth(1)).toContainText('document-analysis');
    await board.settle();
    await board.expectNoProblems();
  });

  test('is found complete by the test of its settings', async ({ dataSource }) => {
    await dataSource.open(names.otherShape);
    await dataSource.test();
    await expect(dataSource.result).toContainText(/can be read|calls in the last 7 days/);
  });
});
