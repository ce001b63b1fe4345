import { type Locator, type Page, expect } from '@playwright/test';
import type { BoardOptions, Driver } from '../drivers/driver';
import { Problems } from './Problems';

/** One of the shipped boards, opened by its uid. */
export class BoardPage {
  private readonly problems: Problems;

  constructor(
    readonly page: Page,
    private readonly driver: Driver,
  ) {
    this.problems = new Problems(page, driver.ownProblems);
  }

  async open(uid: string, options: BoardOptions): Promise<void> {
    await this.page.goto(this.driver.boardPath(uid, options));
  }

  /** A panel by its title, as Grafana marks it. */
  panel(title: string | RegExp): Locator {
    const header = 'data-testid Panel header ';
    return typeof title === 'string'
      ? this.page.getByTestId(`${header}${title}`)
      : this.page.getByTestId(new RegExp(`^${header}${title.source}`));
  }

  get panels(): Locator {
    return this.page.getByTestId(/^data-testid Panel header /);
  }

  get failedPanels(): Locator {
    return this.page.getByTestId('data-testid Panel status error');
  }

  /** What is said about the failure of a panel to whoever points at its corner. */
  async failureOf(panel: Locator): Promise<Locator> {
    await panel.getByTestId('data-testid Panel status error').hover();
    return this.page.getByRole('tooltip');
  }

  /** Asks again for what is shown; while something is still asked, the same button would cancel it. */
  async refresh(): Promise<void> {
    const button = this.page.getByTestId('data-testid RefreshPicker run button');
    await expect(button).toHaveAccessibleName('Refresh');
    await button.click();
  }

  /** Selects one value of a dashboard variable in place of all. */
  async choose(label: string, value: string): Promise<void> {
    const input = this.driver.variableInput(this.page, label);
    // The list draws only what fits: typing brings the value into it. The board follows when the picker closes.
    await input.fill(value);
    await this.page.getByRole('option').filter({ hasText: value }).first().click();
    await this.page.keyboard.press('Escape');
    await this.page.keyboard.press('Tab');
  }

  /** Waits until no panel is loading any more, however far down it is. */
  async settle(): Promise<void> {
    await expect(this.panels.first()).toBeVisible();
    await this.driver.showAllPanels(this.page);
    await expect(this.page.getByLabel('Panel loading bar')).toHaveCount(0);
    await this.page.waitForLoadState('networkidle');
    await expect(this.page.getByLabel('Panel loading bar')).toHaveCount(0);
  }

  async expectNoProblems(): Promise<void> {
    await expect(this.failedPanels).toHaveCount(0);
    this.problems.expectNone();
  }
}
