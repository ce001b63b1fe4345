import type { Locator, Page } from '@playwright/test';

/** The plugin's query editor, wherever it stands. */
export class QueryEditor {
  constructor(private readonly page: Page) {}

  field(label: string): Locator {
    const named = this.page.getByRole('combobox', { name: label, exact: true });
    // Grafana 12.3's picker of several values takes no id, so that its label does not name it.
    return named.or(this.page.locator(`xpath=//label[normalize-space()="${label}"]/following::input[1]`));
  }

  /** Chooses in the picker of this label the option of exactly this name; descriptions are no part of it. */
  async choose(label: string, option: string): Promise<void> {
    await this.field(label).fill(option);
    await this.page
      .getByRole('option')
      .filter({ has: this.page.getByText(option, { exact: true }) })
      .first()
      .click();
  }

  /** `Over time`, `Table` and what else the editor can show. */
  async show(analysis: string): Promise<void> {
    // Behind it on the page, options of a panel may have the same name.
    const choice = this.page.getByRole('radio', { name: analysis, exact: true }).first();
    await choice.check({ force: true });
  }
}
