import { expect } from '@grafana/plugin-e2e';
import { lastWeek } from '../demo';
import { QueryEditor } from '../pages/QueryEditor';
import { test } from './grafanaTest';
import { names } from './names';

/** A time as Grafana's range picker reads it. */
const clock = (milliseconds: string) => new Date(Number(milliseconds)).toISOString().slice(0, 19).replace('T', ' ');

test.describe('A new panel', () => {
  test('is made by choosing what to measure and by what', async ({ panelEditPage, page, board }) => {
    await panelEditPage.datasource.set(names.tokenCost);
    await panelEditPage.timeRange.set({
      from: clock(lastWeek.from),
      to: clock(lastWeek.to),
      zone: 'Coordinated Universal Time',
    });
    const editor = new QueryEditor(page);
    await editor.show('Table');
    await panelEditPage.setVisualization('Table');
    await expect(panelEditPage.panel.fieldNames).toContainText(['Feature', 'Cost']);
    await expect(panelEditPage.panel.data).toContainText(['code-review']);
    await expect(board.failedPanels).toHaveCount(0);
  });
});
