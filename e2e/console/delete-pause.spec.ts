import type { Page } from '@playwright/test';

import { expect, test } from '../fixtures/test.ts';
import { TokenDialogs } from '../pages/token-dialogs.ts';

const ago = (ms: number) => new Date(Date.now() - ms);

test('47. Yes, Continue stays disabled for delete and Delet, works for Delete, and the value answers 401', async ({
  page,
  acme,
  tokensPath,
  statusOf,
}) => {
  const { secret } = await acme.createToken({ name: 'ci-deploy' });
  await page.goto(tokensPath());
  const dialogs = new TokenDialogs(page);
  await dialogs.choose('ci-deploy', 'Delete Token');
  const field = dialogs.remove.getByRole('textbox', { name: 'Type Delete to confirm' });
  const confirm = dialogs.remove.getByRole('button', { name: 'Yes, Continue' });
  await expect(field).toBeFocused();
  for (const text of ['delete', 'Delet', '']) {
    await field.fill(text);
    await expect(confirm).toHaveAttribute('aria-disabled', 'true');
    await field.press('Enter');
    await expect(dialogs.remove).toBeVisible();
  }
  await field.fill('delete');
  await expect(dialogs.remove.getByText('Type Delete with a capital D')).toBeVisible();
  expect(await statusOf(secret)).toBe(200);
  await field.fill(' Delete ');
  await expect(confirm).not.toHaveAttribute('aria-disabled');
  await field.press('Enter');
  await expect(dialogs.remove).toBeHidden();
  await expect(page.getByText('Token ci-deploy deleted').first()).toBeVisible();
  expect(await statusOf(secret)).toBe(401);
});

test('47. A token used in the last hour also asks whether that is known', async ({ page, acme, tokensPath }) => {
  const { id } = await acme.createToken({ name: 'ci-deploy' });
  // The service counts whole hours, so a use this very minute is always among them.
  await acme.insertUsage(id, { address: '203.0.113.7', userAgent: 'astro-cli/1.45.0', calls: 3 });
  await page.goto(tokensPath());
  const dialogs = new TokenDialogs(page);
  await dialogs.choose('ci-deploy', 'Delete Token');
  const knows = dialogs.remove.getByRole('checkbox', { name: 'I know 1 client is using it' });
  await dialogs.remove.getByRole('textbox', { name: 'Type Delete to confirm' }).fill('Delete');
  await expect(knows).toBeVisible();
  const confirm = dialogs.remove.getByRole('button', { name: 'Yes, Continue' });
  await expect(confirm).toHaveAttribute('aria-disabled', 'true');
  await knows.check();
  await confirm.click();
  await expect(dialogs.remove).toBeHidden();
});

test('48. After deletion the row is gone, focus is on the next row, and Deleted still finds it read-only', async ({
  page,
  acme,
  tokensPath,
}) => {
  await acme.createToken({ name: 'third' });
  const { id } = await acme.createToken({ name: 'second' });
  await acme.createToken({ name: 'first' });
  await page.goto(tokensPath());
  const dialogs = new TokenDialogs(page);
  await dialogs.choose('second', 'Delete Token');
  await dialogs.remove.getByRole('textbox', { name: 'Type Delete to confirm' }).fill('Delete');
  await dialogs.remove.getByRole('button', { name: 'Yes, Continue' }).click();
  await expect(page.getByRole('link', { name: 'second' })).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'third' })).toBeFocused();
  await page.goto(`${tokensPath()}?status=deleted`);
  await page.getByRole('link', { name: 'second' }).click();
  await expect(page).toHaveURL(tokensPath(id));
  await expect(page.getByText(/^Deleted by Ada Lovelace on .+ It cannot be recovered\./)).toBeVisible();
  for (const name of ['Edit Token', 'Rotate token', 'Actions for second']) {
    await expect(page.getByRole('button', { name })).toHaveCount(0);
  }
  await page.goto(`${tokensPath(id)}/settings`);
  await expect(page.getByText('Deleted tokens cannot be changed.')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveAttribute('readonly');
  await expect(page.getByRole('button', { name: 'Update API Token' })).toHaveCount(0);
});

test('48. Deleting from the details page returns to the list with its filters', async ({ page, acme, tokensPath }) => {
  await acme.createToken({ name: 'ci-deploy' });
  await acme.createToken({ name: 'ci-test' });
  await page.goto(`${tokensPath()}?q=ci`);
  await page.getByRole('link', { name: 'ci-deploy' }).click();
  await expect(page.getByRole('heading', { name: 'ci-deploy', level: 1 })).toBeVisible();
  const dialogs = new TokenDialogs(page);
  await dialogs.choose('ci-deploy', 'Delete Token');
  await dialogs.remove.getByRole('textbox', { name: 'Type Delete to confirm' }).fill('Delete');
  await dialogs.remove.getByRole('button', { name: 'Yes, Continue' }).click();
  await expect(page).toHaveURL(`${tokensPath()}?q=ci`);
  await expect(page.getByRole('link', { name: 'ci-test' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'ci-deploy' })).toHaveCount(0);
  await expect(page.getByText('Token ci-deploy deleted').first()).toBeVisible();
});

test('48. A token somebody else deleted meanwhile counts as deleted', async ({
  page,
  browser,
  acme,
  signIn,
  tokensPath,
}) => {
  await acme.createToken({ name: 'ci-deploy' });
  const other = await browser.newContext();
  await signIn(other, await acme.insertMember({ fullName: 'Grace Hopper' }));
  const theirs = await other.newPage();
  const remove = async (who: Page) => {
    const dialogs = new TokenDialogs(who);
    await dialogs.remove.getByRole('textbox', { name: 'Type Delete to confirm' }).fill('Delete');
    await dialogs.remove.getByRole('button', { name: 'Yes, Continue' }).click();
    await expect(dialogs.remove).toBeHidden();
  };
  for (const who of [page, theirs]) {
    await who.goto(tokensPath());
    await new TokenDialogs(who).choose('ci-deploy', 'Delete Token');
  }
  await remove(theirs);
  await remove(page);
  await expect(page.getByText('It was already deleted.').first()).toBeVisible();
  await other.close();
});

test('49. A paused token answers 401 and is restored by Resume token', async ({ page, acme, tokensPath, statusOf }) => {
  const { id, secret } = await acme.createToken({ name: 'ci-deploy' });
  await page.goto(tokensPath());
  const dialogs = new TokenDialogs(page);
  await dialogs.choose('ci-deploy', 'Pause token');
  await expect(
    dialogs.pause.getByText('Requests are refused until someone resumes it. Its expiration keeps running.'),
  ).toBeVisible();
  await dialogs.pause.getByRole('button', { name: 'Pause token' }).click();
  await expect(page.getByRole('row', { name: /ci-deploy/ })).toContainText('Paused');
  expect(await statusOf(secret)).toBe(401);
  await dialogs.choose('ci-deploy', 'Resume token');
  await expect(page.getByText('Token resumed').first()).toBeVisible();
  // The message stays while the mouse is on it.
  const undo = page.getByRole('button', { name: 'Undo' });
  await undo.hover();
  await expect(page.getByRole('row', { name: /ci-deploy/ })).not.toContainText('Paused');
  expect(await statusOf(secret)).toBe(200);
  await undo.click();
  await expect(page.getByRole('row', { name: /ci-deploy/ })).toContainText('Paused');
  expect(await statusOf(secret)).toBe(401);
  await page.goto(tokensPath(id));
  await page.getByRole('main').getByRole('button', { name: 'Resume token' }).first().click();
  await expect(page.getByText(/^Paused by Ada Lovelace/)).toHaveCount(0);
  expect(await statusOf(secret)).toBe(200);
});

test('49. Pausing or resuming what somebody else paused or resumed counts as done, and the page follows', async ({
  page,
  browser,
  acme,
  signIn,
  tokensPath,
}) => {
  await acme.createToken({ name: 'ci-deploy' });
  const other = await browser.newContext();
  await signIn(other, acme.owner);
  const stale = await other.newPage();
  for (const tab of [page, stale]) await tab.goto(tokensPath());
  const [mine, theirs] = [new TokenDialogs(page), new TokenDialogs(stale)];
  const row = stale.getByRole('row', { name: /ci-deploy/ });
  await theirs.choose('ci-deploy', 'Pause token');
  await mine.choose('ci-deploy', 'Pause token');
  await mine.pause.getByRole('button', { name: 'Pause token' }).click();
  await expect(mine.pause).toBeHidden();
  await theirs.pause.getByRole('button', { name: 'Pause token' }).click();
  await expect(theirs.pause).toBeHidden();
  await expect(stale.getByText('This token is already paused.').first()).toBeVisible();
  await expect(row).toContainText('Paused');

  await mine.choose('ci-deploy', 'Resume token');
  await expect(page.getByText('Token resumed').first()).toBeVisible();
  await theirs.choose('ci-deploy', 'Resume token');
  await expect(stale.getByText('This token is not paused.').first()).toBeVisible();
  await expect(row).not.toContainText('Paused');
  await expect(stale.locator('[aria-modal="true"]')).toHaveCount(0);
  await other.close();
});

test('49. Pause it instead replaces the question in the delete dialog', async ({
  page,
  acme,
  tokensPath,
  statusOf,
}) => {
  const { secret } = await acme.createToken({ name: 'ci-deploy' });
  await page.goto(tokensPath());
  const dialogs = new TokenDialogs(page);
  await dialogs.choose('ci-deploy', 'Delete Token');
  await dialogs.remove.getByRole('button', { name: 'Pause it instead' }).click();
  await dialogs.pause.getByRole('button', { name: 'Pause token' }).click();
  await expect(dialogs.pause).toBeHidden();
  expect(await statusOf(secret)).toBe(401);
});

test('50. Cancelling any dialog changes nothing and returns focus to its opener', async ({
  page,
  acme,
  tokensPath,
}) => {
  const { id } = await acme.createToken({ name: 'ci-deploy' });
  const before = await acme.countTokens();
  await page.goto(tokensPath());
  const dialogs = new TokenDialogs(page);
  const dialog = page.locator('[aria-modal="true"]');
  await dialogs.openForm();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('button', { name: '+ API Token' })).toBeFocused();
  for (const item of ['Edit Token', 'Rotate token', 'Pause token', 'Delete Token']) {
    await dialogs.choose('ci-deploy', item);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByRole('button', { name: 'Actions for ci-deploy' })).toBeFocused();
  }
  await page.goto(tokensPath(id));
  for (const name of ['Edit Token', 'Rotate token']) {
    const opener = page.getByRole('button', { name }).first();
    await opener.click();
    await expect(dialog).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(opener).toBeFocused();
  }
  await page.goto(`${tokensPath(id)}/activity`);
  await expect(page.getByRole('list', { name: 'Activity' }).getByRole('listitem')).toHaveCount(1);
  expect(await acme.countTokens()).toBe(before);
});

test('an expired token is rotated into a new period without asking about the old value', async ({
  page,
  acme,
  tokensPath,
  statusOf,
}) => {
  const { id } = await acme.createToken({ name: 'ci-deploy' });
  await acme.moveEnd(id, ago(3_600_000));
  await page.goto(tokensPath(id));
  const dialogs = new TokenDialogs(page);
  await page.getByRole('button', { name: 'Rotate token' }).first().click();
  await expect(dialogs.rotate.getByText(/^New value expires/)).toBeVisible();
  await expect(dialogs.rotate.getByText('Old value')).toHaveCount(0);
  await dialogs.rotate.getByRole('button', { name: 'Rotate token' }).click();
  expect(await statusOf(await dialogs.value(dialogs.newValue))).toBe(200);
});
