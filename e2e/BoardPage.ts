import { type Locator, type Page, expect } from '@playwright/test';

interface BoardOptions {
  readonly from: string;
  readonly to: string;
  /** Values of dashboard variables by name. */
  readonly variables?: Readonly<Record<string, string>>;
}

/** One of the shipped boards, opened by its uid. */
export class BoardPage {
  private readonly problems: string[] = [];

  constructor(readonly page: Page) {
    page.on('pageerror', (error) => this.problems.push(`page error: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') {
        this.problems.push(`console: ${message.text()} ${message.location().url}`);
      }
    });
    page.on('response', (response) => {
      if (response.status() >= 400) {
        this.problems.push(`${response.status()} ${response.url()}`);
      }
    });
  }

  async open(uid: string, { from, to, variables = {} }: BoardOptions): Promise<void> {
    const search = new URLSearchParams({ from, to });
    Object.entries(variables).forEach(([name, value]) => search.set(`var-${name}`, value));
    await this.page.goto(`/d/${uid}?${search.toString()}`);
  }

  /** A panel by its title, as Grafana marks it. */
  panel(title: string): Locator {
    return this.page.getByTestId(`data-testid Panel header ${title}`);
  }

  get panels(): Locator {
    return this.page.getByTestId(/^data-testid Panel header /);
  }

  get failedPanels(): Locator {
    return this.page.getByTestId('data-testid Panel status error');
  }

  /** Selects one value of a dashboard variable in place of all. */
  async choose(label: string, value: string): Promise<void> {
    const picker = this.page.getByRole('combobox', { name: label });
    // The list draws only what fits: typing brings the value into it. The board follows when the picker closes.
    await picker.fill(value);
    await this.page.getByRole('option').filter({ hasText: value }).first().click();
    await this.page.keyboard.press('Escape');
    await this.page.keyboard.press('Tab');
  }

  /** Waits until no panel is loading any more, however far down it is. */
  async settle(): Promise<void> {
    await expect(this.panels.first()).toBeVisible();
    await expect(this.page.getByLabel('Panel loading bar')).toHaveCount(0);
    await this.page.waitForLoadState('networkidle');
  }

  async expectNoProblems(): Promise<void> {
    await expect(this.failedPanels).toHaveCount(0);
    expect(this.problems).toEqual([]);
  }
}
