import type { Locator, Page } from '@playwright/test';
import type { BoardOptions, Driver } from '../drivers/driver';
import { QueryEditor } from './QueryEditor';

/** Explore with our data source chosen. */
export class ExplorePage {
  readonly editor: QueryEditor;

  constructor(
    readonly page: Page,
    private readonly driver: Driver,
  ) {
    this.editor = new QueryEditor(page);
  }

  async open(range: Pick<BoardOptions, 'from' | 'to'>): Promise<void> {
    await this.page.goto(this.driver.explorePath(range));
  }

  get graph(): Locator {
    return this.page.getByTestId(/^data-testid Panel header Graph/);
  }

  get table(): Locator {
    return this.page.getByTestId(/^data-testid Panel header Table/);
  }
}
