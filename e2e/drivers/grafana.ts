import { names } from '../grafana/names';
import { boardSearch } from './boardSearch';
import type { Driver } from './driver';

/** A real Grafana, with the data sources that `grafana/prepare.ts` has created. */
export const grafana: Driver = {
  dataSourceUid: names.tokenCost,
  boardPath: (uid, options) =>
    `/d/${uid}?${boardSearch({ ...options, variables: { datasource: names.tokenCost, ...options.variables } })}`,
  explorePath: (range) => {
    // Without queries Explore begins with the data source's own default.
    const pane = { datasource: names.tokenCost, queries: [], range };
    return `/explore?${new URLSearchParams({ schemaVersion: '1', panes: JSON.stringify({ cost: pane }) }).toString()}`;
  },
  // A variable's input has no accessible name there: its label is a sibling, known by a test id.
  variableInput: (page, label) =>
    page
      .getByTestId('data-testid template variable')
      .filter({ has: page.getByTestId(`data-testid Dashboard template variables submenu Label ${label}`) })
      .locator('input'),
  showAllPanels: async (page) => {
    // A panel asks when it comes into view. The window grows to the whole board: scrolling would have to be repeated
    // while panels above change their height.
    const { width } = page.viewportSize() ?? { width: 1600 };
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ width, height: height + 200 });
  },
  // It asks for every board whether it is public, and answers itself with 404 where it is not.
  ownProblems: [/\/public-dashboards$/],
};
