import { readFile } from 'node:fs/promises';

import type { Page } from '@playwright/test';

import { recordResponses } from '../fixtures/record-responses.ts';
import { expect, test } from '../fixtures/test.ts';
import { TokenDialogs } from '../pages/token-dialogs.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

/** Everything a page holds: its DOM with hidden parts, field values, storage and history state. */
const everything = (page: Page) =>
  page.evaluate(() =>
    [
      document.documentElement.outerHTML,
      ...[...document.querySelectorAll('input, textarea')].map((field) => (field as HTMLInputElement).value),
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, history.state, document.title]),
    ].join('\n'),
  );

async function create(page: Page, path: string): Promise<{ dialogs: TokenDialogs; value: string }> {
  const dialogs = new TokenDialogs(page);
  await page.goto(path);
  return { dialogs, value: await dialogs.create('ci-deploy') };
}

test('27. After creation the dialog shows the value, and the API answers 200 with it', async ({
  page,
  tokensPath,
  statusOf,
}) => {
  const { dialogs, value } = await create(page, tokensPath());
  await expect(dialogs.copyOnce.getByRole('heading', { name: 'Copy your API token' })).toBeFocused();
  await expect(
    dialogs.copyOnce.getByText(
      'Copy the token and store it in a safe place. You will not be able to see this value again.',
    ),
  ).toBeVisible();
  expect(await statusOf(value)).toBe(200);
});

test('28. Copy puts exactly the value on the clipboard, shows Copied, then masks the field', async ({
  page,
  tokensPath,
}) => {
  const { dialogs, value } = await create(page, tokensPath());
  const screen = dialogs.copyOnce;
  await screen.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect(screen.getByRole('button', { name: 'Copied' })).toBeVisible();
  await expect(screen.getByText('Token value copied')).toBeAttached();
  expect(await clipboard(page)).toBe(value);
  expect(await dialogs.value(screen)).toMatch(/^•+$/);
  expect(await everything(page)).not.toContain(value);
  await expect(screen.getByRole('button', { name: 'Copy', exact: true })).toBeVisible();
  await screen.getByRole('button', { name: 'Show', exact: true }).click();
  expect(await dialogs.value(screen)).toBe(value);
  await screen.getByRole('button', { name: 'Hide' }).click();
  await page.evaluate(() => navigator.clipboard.writeText('something else'));
  await screen.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect.poll(() => clipboard(page)).toBe(value);
});

test('where the clipboard is refused the value is shown, selected and copied by hand', async ({ page, tokensPath }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator.clipboard, 'writeText', { value: () => Promise.reject(new Error('refused')) });
  });
  const { dialogs, value } = await create(page, tokensPath());
  const screen = dialogs.copyOnce;
  await screen.getByRole('button', { name: 'Hide' }).click();
  await screen.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect(screen.getByText('Copying was blocked. Press Ctrl+C to copy.')).toBeVisible();
  const field = screen.getByRole('textbox', { name: 'Token value' });
  await expect(field).toHaveValue(value);
  await expect(field).toBeFocused();
  await page.keyboard.press('Control+c');
  expect(await clipboard(page)).toBe(value);
  await screen.getByRole('button', { name: 'Done' }).click();
  await expect(screen).toBeHidden();
});

test('29. Download .env yields one line without any network request', async ({ page, context, tokensPath }) => {
  const { dialogs, value } = await create(page, tokensPath());
  await context.setOffline(true);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialogs.copyOnce.getByRole('button', { name: 'Download .env' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('ci-deploy.env');
  expect(await readFile(await download.path(), 'utf8')).toBe(`ASTRO_API_TOKEN=${value}\n`);
  await context.setOffline(false);
  await dialogs.copyOnce.getByRole('button', { name: 'Done' }).click();
  await expect(dialogs.copyOnce).toBeHidden();
});

test('30. The Shell snippet starts with export ASTRO_API_TOKEN=', async ({ page, tokensPath }) => {
  const { dialogs, value } = await create(page, tokensPath());
  const tab = (name: string) => dialogs.copyOnce.getByRole('tab', { name });
  // By name: while one gives way to the next, both are there.
  const panel = (name: string) => dialogs.copyOnce.getByRole('tabpanel', { name });
  await expect(tab('Shell')).toHaveAttribute('aria-selected', 'true');
  await expect(panel('Shell')).toHaveText('export ASTRO_API_TOKEN=<your-token>');
  await dialogs.copyOnce.getByRole('button', { name: 'Copy Shell snippet' }).click();
  await expect.poll(() => clipboard(page)).toBe(`export ASTRO_API_TOKEN=${value}`);
  await tab('Shell').press('ArrowRight');
  await expect(tab('curl')).toBeFocused();
  await expect(panel('curl')).toContainText('curl -H "Authorization: Bearer $ASTRO_API_TOKEN" http');
  await tab('GitHub Actions').click();
  await expect(panel('GitHub Actions')).toContainText('gh secret set ASTRO_API_TOKEN');
  await dialogs.copyOnce.getByRole('button', { name: 'Copy GitHub Actions snippet' }).click();
  await expect.poll(() => clipboard(page)).toContain('ASTRO_API_TOKEN: ${{ secrets.ASTRO_API_TOKEN }}');
  await tab('Terraform').click();
  await expect(panel('Terraform')).toContainText('provider "astro"');
  expect(await panel('Terraform').innerText()).not.toContain(value);
});

test('31. Esc and outside click do not close; Done before copying asks first; after copying it closes', async ({
  page,
  tokensPath,
}) => {
  const { dialogs } = await create(page, tokensPath());
  const screen = dialogs.copyOnce;
  await expect(screen.getByRole('button', { name: 'Close' })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await page.mouse.click(4, 4);
  await screen.getByRole('button', { name: 'Done' }).click();
  await expect(screen.getByText('You have not copied this token. Close anyway?')).toBeVisible();
  await expect(screen.getByRole('button', { name: 'Go back' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.goBack();
  await expect(screen.getByText('You have not copied this token. Close anyway?')).toBeVisible();
  await screen.getByRole('button', { name: 'Go back' }).click();
  await dialogs.copyAndClose(screen);
  await expect(page.getByText('Token ci-deploy created').first()).toBeVisible();
  await expect(page.getByRole('link', { name: 'ci-deploy' })).toBeFocused();
});

test('31. Reloading before copying asks, afterwards it does not', async ({ page, tokensPath }) => {
  const { dialogs } = await create(page, tokensPath());
  const questions: string[] = [];
  page.on('dialog', (dialog) => {
    questions.push(dialog.type());
    void dialog.accept();
  });
  await page.reload();
  expect(questions).toEqual(['beforeunload']);
  await expect(page.getByRole('link', { name: 'ci-deploy' })).toBeVisible();
  await dialogs.create('second');
  await dialogs.copyOnce.getByRole('button', { name: 'Copy', exact: true }).click();
  // The mask stays; the button says Copied for two seconds.
  await expect(dialogs.copyOnce.getByRole('textbox', { name: 'Token value' })).toHaveValue(/^•+$/);
  await page.reload();
  expect(questions).toEqual(['beforeunload']);
});

test('32. After reload, Back or following a link and returning, the value is nowhere', async ({ page, tokensPath }) => {
  const { dialogs, value } = await create(page, tokensPath());
  const recorded = await recordResponses(page);
  await dialogs.copyAndClose(dialogs.copyOnce);
  expect(await everything(page)).not.toContain(value);
  await page.getByRole('link', { name: 'ci-deploy' }).click();
  await expect(page.getByRole('heading', { name: 'ci-deploy' })).toBeVisible();
  expect(await everything(page)).not.toContain(value);
  await page.goBack();
  await expect(page.getByRole('heading', { name: 'API Tokens' })).toBeVisible();
  expect(await everything(page)).not.toContain(value);
  await page.goForward();
  await expect(page.getByRole('heading', { name: 'ci-deploy' })).toBeVisible();
  expect(await everything(page)).not.toContain(value);
  await page.reload();
  expect(await everything(page)).not.toContain(value);
  const later = await recorded();
  expect(later.length).toBeGreaterThan(0);
  expect(later.filter(({ text }) => text.includes(value))).toEqual([]);
});

test('a value nobody copied is told on the details page, and a copied one is not', async ({ page, tokensPath }) => {
  const { dialogs } = await create(page, tokensPath());
  await dialogs.copyOnce.getByRole('button', { name: 'Done' }).click();
  await dialogs.copyOnce.getByRole('button', { name: 'Close without copying' }).click();
  await page.getByRole('link', { name: 'ci-deploy' }).click();
  const notice = page.getByText(
    'Nobody confirmed copying this token’s value. If it is lost, rotate or delete the token.',
  );
  await expect(notice).toBeVisible();
  await page.getByRole('main').getByRole('button', { name: 'Rotate token' }).last().click();
  await dialogs.rotate.getByRole('button', { name: 'Rotate token' }).click();
  await dialogs.newValue.waitFor();
  await dialogs.copyAndClose(dialogs.newValue);
  await expect(page.getByRole('heading', { name: 'Facts' })).toBeVisible();
  await expect(notice).toHaveCount(0);
});
