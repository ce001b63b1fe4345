import type { Locator, Page } from '@playwright/test';

export interface BoardOptions {
  readonly from: string;
  readonly to: string;
  /** Values of dashboard variables by name. */
  readonly variables?: Readonly<Record<string, string>>;
}

/** What differs between the hosts that show the plugin; specs and page objects know only this. */
export interface Driver {
  /** Uid of the data source that the demo is behind. */
  readonly dataSourceUid: string;
  boardPath(uid: string, options: BoardOptions): string;
  /** Explore with the data source chosen, on a range of epoch milliseconds. */
  explorePath(range: Pick<BoardOptions, 'from' | 'to'>): string;
  /** The input of a dashboard variable, by its label. */
  variableInput(page: Page, label: string): Locator;
  /** Brings every panel of the open board on the screen, so that it asks. */
  showAllPanels(page: Page): Promise<void>;
  /** Problems that the host itself has, with or without the plugin, each with its evidence. */
  readonly ownProblems: readonly RegExp[];
}
