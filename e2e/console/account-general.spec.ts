import { expect, test } from '../fixtures/test.ts';

test('the name changes in the frame, another session ends at once, and a new password ends the rest', async ({
  acme,
  browser,
  context,
  page,
  signIn,
}) => {
  const { password, ...owner } = await acme.insertOwnerWithPassword();
  await context.clearCookies();
  await signIn(context, owner);
  const elsewhere = await browser.newContext();
  await signIn(elsewhere, owner);
  const third = await browser.newContext();
  await signIn(third, owner);
  const tabs = [await elsewhere.newPage(), await third.newPage()];
  const [second, last] = tabs;
  for (const tab of tabs) await tab.goto('/account');

  await page.goto('/account');
  await page.getByLabel('Full name').fill('Rear Admiral Hopper');
  await page.getByRole('button', { name: 'Save profile' }).click();
  await expect(page.getByRole('region', { name: 'Notifications' })).toContainText('Profile saved');
  await expect(page.getByRole('button', { name: 'Rear Admiral Hopper' })).toBeVisible();

  const sessions = page.getByRole('list', { name: 'Sessions' }).getByRole('listitem');
  await expect(sessions).toHaveCount(3);
  await expect(sessions.first()).toContainText('This session');
  await sessions
    .nth(1)
    .getByRole('button', { name: /End this session/ })
    .click();
  await expect(sessions).toHaveCount(2);

  await page.getByLabel('Current password').fill('not this one');
  await page.getByLabel('New password').fill('seven quiet lanterns');
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByText('Password is incorrect.')).toBeVisible();
  await page.getByLabel('Current password').fill(password);
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByRole('region', { name: 'Notifications' })).toContainText(
    'Password changed. 1 other session ended.',
  );
  await expect(sessions).toHaveCount(1);
  for (const tab of [second, last]) {
    await tab?.reload();
    await expect(tab ?? page).toHaveURL(/\/sign-in/);
  }
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Account' })).toBeVisible();
  await elsewhere.close();
  await third.close();
});

test('an Owner changes name and support contact; a second editor is told; others read', async ({
  acme,
  context,
  page,
  signIn,
}) => {
  const path = `/orgs/${acme.shortName}/settings/general`;
  const stale = await context.newPage();
  await stale.goto(path);
  await page.goto(path);
  await page.getByLabel('Organization name').fill('');
  await page.getByRole('button', { name: 'Update Organization' }).click();
  await expect(page.getByText('Enter a name for the Organization')).toBeVisible();
  await page.getByLabel('Organization name').fill('Acme Data');
  await page.getByLabel('Support contact').fill('help@example.com');
  await page.getByRole('button', { name: 'Update Organization' }).click();
  await expect(page.getByRole('region', { name: 'Notifications' })).toContainText('Organization updated');
  await expect(page.getByRole('banner').getByRole('button', { name: /Acme Data/ })).toBeVisible();

  await stale.getByLabel('Organization name').fill('Other');
  await stale.getByRole('button', { name: 'Update Organization' }).click();
  await expect(stale.getByText('Ada Lovelace changed these settings just now. Nothing was saved.')).toBeVisible();

  await signIn(context, await acme.insertMember({ role: 'ORGANIZATION_MEMBER' }));
  await page.goto(path);
  await expect(page.getByText('help@example.com')).toBeVisible();
  await expect(page.getByRole('textbox')).toHaveCount(0);
});
