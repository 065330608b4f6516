import { insertTeam } from '#db/testing/places.ts';
import { newId } from '#lib/ids.ts';

import { expect, test } from '../fixtures/test.ts';

const PASSWORD = 'seven quiet lanterns';

test('somebody is invited, joins by the link, changes role and is removed', async ({ page, acme, browser }) => {
  const users = `/orgs/${acme.shortName}/settings/access-management/users`;
  const email = `${newId()}@example.com`;
  await page.goto(users);
  await page.getByRole('button', { name: 'Invite member' }).click();
  const form = page.getByRole('dialog', { name: 'Invite member' });
  await form.getByRole('button', { name: 'Send invite' }).click();
  await expect(form.getByText('Enter an email address')).toBeVisible();
  await expect(form.getByLabel('Email')).toBeFocused();
  await form.getByLabel('Email').fill(`${email}, ${acme.owner.email}`);
  await form.getByRole('button', { name: 'Send invite' }).click();
  const results = page.getByRole('dialog', { name: 'Invitations' });
  await expect(results.getByText('Already a member. Nothing was sent.')).toBeVisible();
  const link = await results.getByLabel(`Link for ${email}`).inputValue();
  await results.getByRole('button', { name: 'Done' }).click();
  const row = page.getByRole('row').filter({ hasText: email });
  await expect(row).toContainText('Pending');

  const guest = await (await browser.newContext()).newPage();
  await guest.goto(link);
  await expect(guest.getByRole('heading', { name: 'Join Acme' })).toBeVisible();
  await guest.getByLabel('Full name').fill('Grace Hopper');
  await guest.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await guest.getByRole('button', { name: 'Accept and join' }).click();
  await expect(guest).toHaveURL(new RegExp(`/orgs/${acme.shortName}/`));
  await guest.goto(users);
  await expect(guest.getByRole('button', { name: 'Invite member' })).toHaveAttribute('aria-disabled', 'true');
  expect((await guest.goto(link))?.status()).toBe(404);
  await expect(guest.getByRole('heading', { name: 'This invitation no longer works' })).toBeVisible();

  await page.reload();
  await page.getByRole('button', { name: 'Actions for Grace Hopper' }).click();
  await page.getByRole('menuitem', { name: 'Edit User' }).click();
  const edit = page.getByRole('dialog', { name: 'Edit User' });
  await edit.getByRole('radio', { name: 'Organization Billing Admin' }).check();
  await edit.getByRole('button', { name: 'Update member' }).click();
  await expect(page.getByRole('region', { name: 'Notifications' })).toContainText('Member updated');
  await expect(row).toContainText('Billing Admin');

  await row.getByRole('link', { name: 'Grace Hopper' }).click();
  await page.getByRole('navigation', { name: 'User' }).getByRole('link', { name: 'Activity' }).click();
  await expect(page.getByText('changed the role from Organization Member to Organization Billing Admin')).toBeVisible();
  await page.getByRole('button', { name: 'Actions for Grace Hopper' }).click();
  await page.getByRole('menuitem', { name: 'Remove user…' }).click();
  const question = page.getByRole('alertdialog', { name: 'Remove this person?' });
  await question.getByRole('button', { name: 'Remove member' }).click();
  await expect(page).toHaveURL(users);
  await expect(page.getByRole('row').filter({ hasText: email })).toHaveCount(0);
  await guest.goto(users);
  await expect(guest).toHaveURL(/\/sign-in/);
  await guest.context().close();
});

test('the last Owner stays, and says why; a search finds by address', async ({ page, acme }) => {
  await acme.insertMember({ role: 'ORGANIZATION_MEMBER', fullName: 'Grace Hopper' });
  await page.goto(`/orgs/${acme.shortName}/settings/access-management/users`);
  await page.getByRole('button', { name: 'Actions for Ada Lovelace' }).click();
  for (const name of ['Edit User', 'Leave Organization…']) {
    const item = page.getByRole('menuitem', { name });
    await expect(item).toHaveAttribute('aria-disabled', 'true');
    await expect(item).toHaveAccessibleDescription(
      'An Organization needs at least one Owner. Make someone else Owner first.',
    );
  }
  await page.keyboard.press('Escape');
  await page.getByRole('searchbox', { name: 'Search users' }).fill(acme.owner.email);
  await expect(page).toHaveURL(/q=/);
  await expect(page.getByRole('table', { name: 'users' }).getByRole('link')).toHaveText(['Ada Lovelace']);
});

test('an invitation can get a new link, which ends the old one, and be revoked', async ({ page, acme, context }) => {
  const email = `${newId()}@example.com`;
  await page.goto(`/orgs/${acme.shortName}/settings/access-management/users`);
  await page.getByRole('button', { name: 'Invite member' }).click();
  await page.getByLabel('Email').fill(email);
  await page.getByRole('button', { name: 'Send invite' }).click();
  const old = await page.getByLabel(`Link for ${email}`).inputValue();
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('button', { name: `Actions for ${email}` }).click();
  await expect(page.getByRole('menuitem', { name: 'Resend' })).toHaveAccessibleDescription(
    'No mail server is set up. Use New link.',
  );
  await page.getByRole('menuitem', { name: 'New link' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'New link' }).click();
  const link = await page.getByLabel(`Link for ${email}`).inputValue();
  await page.getByRole('button', { name: 'Done' }).click();
  const other = await context.newPage();
  expect((await other.goto(old))?.status()).toBe(404);
  expect((await other.goto(link))?.status()).toBe(200);
  await expect(other.getByText(`This invitation is for ${email}.`)).toBeVisible();
  await page.getByRole('button', { name: `Actions for ${email}` }).click();
  await page.getByRole('menuitem', { name: 'Revoke invite' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke invite' }).click();
  await expect(page.getByRole('region', { name: 'Notifications' })).toContainText('Invitation revoked');
  await expect(page.getByRole('row').filter({ hasText: email })).toHaveCount(0);
  expect((await other.goto(link))?.status()).toBe(404);
});

test('the Teams of a person are a table that leads to each of them, and say when there is none', async ({
  page,
  acme,
  runtime,
}) => {
  const access = `/orgs/${acme.shortName}/settings/access-management`;
  const { id } = await acme.insertMember({ role: 'ORGANIZATION_MEMBER', fullName: 'Grace Hopper' });
  await page.goto(`${access}/users/${id}/teams`);
  await expect(page.getByRole('heading', { name: 'In no Team' })).toBeVisible();
  const team = await insertTeam(runtime.db, acme, { name: 'Data Platform', memberIds: [id] });
  await page.reload();
  const table = page.getByRole('table', { name: 'Teams' });
  await expect(table.getByRole('columnheader')).toHaveText(['Name', 'Organization Role', 'Managed by', 'Joined']);
  const row = table.getByRole('row', { name: /Data Platform/ });
  await row.getByRole('cell', { name: 'This console' }).click();
  await expect(page).toHaveURL(`${access}/teams/${team.id}`);
});
