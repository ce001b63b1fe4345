import type { Locator, Page } from '@playwright/test';
import type { Driver } from '../drivers/driver';

/** The settings of a data source of ours. */
export class DataSourcePage {
  constructor(
    readonly page: Page,
    private readonly driver: Driver,
  ) {}

  async open(uid = this.driver.dataSourceUid): Promise<void> {
    await this.page.goto(`/connections/datasources/edit/${uid}`);
  }

  get table(): Locator {
    return this.page.getByRole('textbox', { name: /^Table/ });
  }

  /** Grafana names the button "Test" where the data source was provisioned and cannot be saved. */
  async test(): Promise<void> {
    await this.page.getByRole('button', { name: /^(Save & test|Test)$/ }).click();
  }

  get result(): Locator {
    return this.page.getByTestId(/^data-testid Alert /);
  }
}
