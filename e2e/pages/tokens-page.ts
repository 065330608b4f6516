import type { Locator, Page } from '@playwright/test';

/** Gestures on the list of API tokens; what they lead to is asserted in the specs. */
export class TokensPage {
  readonly page: Page;
  readonly table: Locator;
  readonly search: Locator;
  readonly bulkBar: Locator;
  readonly pageField: Locator;

  constructor(page: Page) {
    this.page = page;
    this.table = page.getByRole('table', { name: 'API Tokens' });
    this.search = page.getByRole('searchbox', { name: 'Search tokens' });
    this.bulkBar = page.getByRole('region', { name: 'Bulk actions' });
    this.pageField = page.getByRole('textbox', { name: 'Page' });
  }

  /** Waits until React listens to the list. A quiet network says nothing about it on a busy machine. */
  async untilReady(): Promise<void> {
    const field = await this.pageField.elementHandle();
    await this.page.waitForFunction((node) => Object.keys(node ?? {}).some((key) => key.startsWith('__react')), field);
  }

  row(name: string): Locator {
    return this.table.getByRole('row').filter({ has: this.page.getByRole('link', { name, exact: true }) });
  }

  header(name: string): Locator {
    return this.table.getByRole('columnheader', { name, exact: true });
  }

  /** Names of the tokens in sight, from top to bottom. */
  names(): Promise<string[]> {
    return this.table.getByRole('rowgroup').last().getByRole('link').allTextContents();
  }

  /** Rows of the body. */
  rows(): Locator {
    return this.table.getByRole('rowgroup').last().getByRole('row');
  }

  async sortBy(column: string): Promise<void> {
    await this.header(column).getByRole('button').click();
  }

  /** Chooses one option of a filter and closes its list. */
  async filter(name: string, option: RegExp): Promise<void> {
    await this.page.getByRole('combobox', { name }).click();
    await this.page.getByRole('option', { name: option }).click();
    await this.page.keyboard.press('Escape');
  }

  async openMenu(name: string): Promise<Locator> {
    await this.page.getByRole('button', { name: `Actions for ${name}`, exact: true }).click();
    return this.page.getByRole('menu');
  }

  async toggleColumn(name: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Columns' }).click();
    await this.page.getByRole('menuitemcheckbox', { name, exact: true }).click();
    await this.page.keyboard.press('Escape');
  }

  select(name: string): Locator {
    return this.page.getByRole('checkbox', { name: `Select ${name}`, exact: true });
  }

  selectAll(): Locator {
    return this.page.getByRole('checkbox', { name: 'Select all on this page' });
  }
}
