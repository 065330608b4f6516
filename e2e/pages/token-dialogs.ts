import type { Locator, Page } from '@playwright/test';

/** The create form and the screen that shows a value once, as gestures. */
export class TokenDialogs {
  readonly form: Locator;
  readonly copyOnce: Locator;
  readonly newValue: Locator;
  readonly edit: Locator;
  readonly rotate: Locator;
  readonly remove: Locator;
  readonly pause: Locator;

  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.form = page.getByRole('dialog', { name: 'Create API token' });
    this.copyOnce = page.getByRole('dialog', { name: 'Copy your API token' });
    this.newValue = page.getByRole('dialog', { name: 'Copy your new token value' });
    this.edit = page.getByRole('dialog', { name: 'Edit Token' });
    this.rotate = page.getByRole('dialog', { name: 'Rotate token' });
    this.remove = page.getByRole('alertdialog', { name: 'Delete this token?' });
    this.pause = page.getByRole('dialog', { name: 'Pause this token?' });
  }

  /** Opens a list and its create form. */
  static async openAt(page: Page, list: string): Promise<TokenDialogs> {
    const dialogs = new TokenDialogs(page);
    await page.goto(list);
    await dialogs.openForm();
    return dialogs;
  }

  async openForm(): Promise<void> {
    await this.page.getByRole('button', { name: '+ API Token' }).first().click();
    await this.form.waitFor();
  }

  name(): Locator {
    return this.form.getByRole('textbox', { name: 'Name' });
  }

  /** Fills in a name and waits until the question for other tokens of that name was answered. */
  async fillName(name: string): Promise<void> {
    const answered = this.page.waitForResponse((response) => response.request().method() === 'POST');
    await this.name().fill(name);
    await answered;
  }

  async submit(): Promise<void> {
    await this.form.getByRole('button', { name: 'Create API token' }).click();
  }

  /** Opens the form, sends it with this name and waits for the value. */
  async create(name: string): Promise<string> {
    await this.openForm();
    await this.name().fill(name);
    await this.submit();
    return this.value(this.copyOnce);
  }

  /** The value in the field of a screen that shows one. */
  async value(screen: Locator): Promise<string> {
    return screen.getByRole('textbox', { name: 'Token value' }).inputValue();
  }

  async copyAndClose(screen: Locator): Promise<void> {
    await screen.getByRole('button', { name: 'Copy', exact: true }).click();
    await screen.getByRole('button', { name: 'Done' }).click();
    await screen.waitFor({ state: 'hidden' });
  }

  /** Chooses an item of a row's or a details page's `⋯` menu. */
  async choose(tokenName: string, item: string): Promise<void> {
    await this.page.getByRole('button', { name: `Actions for ${tokenName}` }).click();
    await this.page.getByRole('menuitem', { name: item }).click();
  }
}
