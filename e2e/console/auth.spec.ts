import type { Browser, Page } from '@playwright/test';

import { PASSWORD, passwordHash } from '#db/testing/password.ts';

import { expect, test } from '../fixtures/test.ts';

const HOURS = 3_600_000;

async function stranger(browser: Browser): Promise<Page> {
  return (await browser.newContext()).newPage();
}

async function fillIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

const alertOf = (page: Page) => page.locator('main').getByRole('alert');

test('Signing in leads to the page that was wanted', async ({ browser, acme, tokensPath }) => {
  const { email } = await acme.insertMember({ passwordHash: await passwordHash() });
  const page = await stranger(browser);
  await page.goto(`${tokensPath()}?status=paused`);
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await fillIn(page, email, PASSWORD);
  await expect(page).toHaveURL(`${tokensPath()}?status=paused`);
  await expect(page.getByRole('heading', { name: 'API Tokens', exact: true })).toBeVisible();
  await page.goBack();
  await expect(page).not.toHaveURL(/sign-in/);
  await page.context().close();
});

test('A wrong password says so once for all causes, keeps the input and marks the title', async ({ browser, acme }) => {
  const { email } = await acme.insertMember({ passwordHash: await passwordHash() });
  const page = await stranger(browser);
  await page.goto('/sign-in');
  await expect(page.getByLabel('Email')).toBeFocused();
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('Enter your email address')).toBeVisible();
  await expect(page.getByText('Enter your password')).toBeVisible();
  await expect(page).toHaveTitle('Error: Sign in · Latchkey');

  for (const address of [email, 'nobody@example.com']) {
    await fillIn(page, address, 'not the password');
    await expect(alertOf(page)).toHaveText('Email or password is incorrect.');
    await expect(page).toHaveTitle('Error: Sign in · Latchkey');
    await expect(page.getByLabel('Email')).toHaveValue(address);
    await expect(page.getByLabel('Password', { exact: true })).toHaveValue('not the password');
  }
  await page.getByRole('button', { name: 'Show password' }).click();
  await expect(page.getByLabel('Password', { exact: true })).toHaveAttribute('type', 'text');
  await page.getByRole('button', { name: 'Hide password' }).click();
  await expect(page.getByLabel('Password', { exact: true })).toHaveAttribute('type', 'password');
  expect(await page.context().cookies()).not.toContainEqual(
    expect.objectContaining({ name: 'next-auth.session-token' }),
  );
  await page.context().close();
});

test('Strangers who guess lock out strangers, not the device somebody is known by', async ({ browser, acme }) => {
  const { email } = await acme.insertMember({ passwordHash: await passwordHash() });
  const known = await stranger(browser);
  await known.goto('/sign-in');
  await fillIn(known, email, PASSWORD);
  await expect(known).toHaveURL(/\/orgs\//);
  await known.getByRole('button', { name: 'Ada Lovelace' }).click();
  await known.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(known).toHaveURL('/sign-in');

  const page = await stranger(browser);
  await page.goto('/sign-in');
  for (let n = 0; n < 5; n += 1) {
    await fillIn(page, email, `guess ${n}`);
    await expect(alertOf(page)).toHaveText('Email or password is incorrect.');
  }
  await fillIn(page, email, PASSWORD);
  await expect(alertOf(page)).toHaveText('Too many attempts. Try again in 5 minutes, or use a recovery link.');
  await page.context().close();

  await fillIn(known, email, PASSWORD);
  await expect(known).toHaveURL(/\/orgs\//);
  await known.context().close();
});

test('Signing out ends the session on the server, for whoever holds its cookie', async ({
  page,
  context,
  browser,
  acme,
  tokensPath,
}) => {
  await page.goto(tokensPath());
  const thief = await browser.newContext();
  await thief.addCookies(await context.cookies());
  const stolen = await thief.newPage();
  await stolen.goto(tokensPath());
  await expect(stolen.getByRole('heading', { name: 'API Tokens', exact: true })).toBeVisible();

  await page.getByRole('button', { name: acme.owner.fullName }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page).toHaveURL('/sign-in');
  await stolen.reload();
  await expect(stolen).toHaveURL(/\/sign-in\?next=/);
  await page.goto(tokensPath());
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await thief.close();
});

test('55. With an old sign-in, creating asks Confirm it’s you, then finishes with the entered data', async ({
  browser,
  acme,
  signIn,
  tokensPath,
}) => {
  const user = await acme.insertMember({ passwordHash: await passwordHash() });
  const context = await browser.newContext();
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await signIn(context, user, new Date(Date.now() - HOURS));
  const page = await context.newPage();
  await page.goto(`${tokensPath()}?dialog=create`);
  await page.getByLabel('Name', { exact: true }).fill('kept-through-step-up');
  await page.getByLabel('Description').fill('and so is this');
  await page.getByRole('button', { name: 'Create API token' }).click();

  const confirm = page.getByRole('dialog', { name: 'Confirm it’s you' });
  await expect(confirm.getByText('Creating a token needs a recent sign-in.')).toBeVisible();
  await expect(confirm.getByLabel('Password', { exact: true })).toBeFocused();
  await confirm.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('kept-through-step-up');
  await expect(page.getByLabel('Description')).toHaveValue('and so is this');

  await page.getByRole('button', { name: 'Create API token' }).click();
  await confirm.getByLabel('Password', { exact: true }).fill('wrong');
  await confirm.getByRole('button', { name: 'Confirm' }).click();
  await expect(confirm.getByText('Password is incorrect.')).toBeVisible();
  await confirm.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await confirm.getByRole('button', { name: 'Confirm' }).click();

  await expect(page.getByRole('dialog', { name: 'Copy your API token' })).toBeVisible();
  await page.getByRole('button', { name: 'Copy', exact: true }).first().click();
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('link', { name: 'kept-through-step-up' })).toHaveCount(1);
  await context.close();
});

test('56. An expired session on submit keeps the form after signing in again', async ({
  browser,
  acme,
  signIn,
  endSessions,
  tokensPath,
}) => {
  const user = await acme.insertMember({ passwordHash: await passwordHash() });
  const context = await browser.newContext();
  await signIn(context, user);
  const page = await context.newPage();
  await page.goto(`${tokensPath()}?dialog=create`);
  await page.getByLabel('Name', { exact: true }).fill('kept-through-sign-in');
  await page.getByLabel('Description').fill('and so is this');
  await endSessions(user);
  await page.getByRole('button', { name: 'Create API token' }).click();

  const again = page.getByRole('dialog', { name: 'Sign in again' });
  await expect(again.getByLabel('Email')).toHaveValue(user.email);
  await again.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('kept-through-sign-in');
  await page.getByRole('button', { name: 'Create API token' }).click();
  await again.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await again.getByRole('button', { name: 'Sign in' }).click();

  const copy = page.getByRole('dialog', { name: 'Copy your API token' });
  await expect(copy.getByText('kept-through-sign-in')).toBeVisible();
  await context.close();
});

test('Somebody else who signs in over an expired session gets a fresh page', async ({
  browser,
  acme,
  signIn,
  endSessions,
  tokensPath,
}) => {
  const user = await acme.insertMember({ passwordHash: await passwordHash() });
  const other = await acme.insertMember({ passwordHash: await passwordHash(), fullName: 'Grace Hopper' });
  const context = await browser.newContext();
  await signIn(context, user);
  const page = await context.newPage();
  await page.goto(`${tokensPath()}?dialog=create`);
  await page.getByLabel('Name', { exact: true }).fill('not-for-grace');
  await endSessions(user);
  await page.getByRole('button', { name: 'Create API token' }).click();
  const again = page.getByRole('dialog', { name: 'Sign in again' });
  await again.getByLabel('Email').fill(other.email);
  await again.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await again.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('button', { name: 'Grace Hopper' })).toBeVisible();
  await expect(page.getByText('not-for-grace')).toHaveCount(0);
  await context.close();
});
