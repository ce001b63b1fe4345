import { type Page, expect } from '@playwright/test';

/** Everything that goes wrong behind a page: its exceptions, its console, and requests that are answered with an error. */
export class Problems {
  private readonly seen: string[] = [];

  constructor(
    page: Page,
    private readonly known: readonly RegExp[],
  ) {
    page.on('pageerror', (error) => this.seen.push(`page error: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') {
        this.seen.push(`console: ${message.text()} ${message.location().url}`);
      }
    });
    page.on('response', (response) => {
      if (response.status() >= 400) {
        this.seen.push(`${response.status()} ${response.url()}`);
      }
    });
  }

  expectNone(): void {
    expect(this.seen.filter((problem) => !this.known.some((pattern) => pattern.test(problem)))).toEqual([]);
  }
}
