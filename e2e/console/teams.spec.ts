import { insertWorkspace, insertTeam } from '#db/testing/places.ts';

import { expect, test } from '../fixtures/test.ts';

test('an owner makes a Team, gives it roles and people, and deletes it knowing who loses what', async ({
  page,
  acme,
  runtime,
}) => {
  const list = `/orgs/${acme.shortName}/settings/access-management/teams`;
  await acme.insertMember({ role: 'ORGANIZATION_MEMBER', fullName: 'Grace Hopper' });
  await acme.insertMember({ role: 'ORGANIZATION_MEMBER', fullName: 'Linus Berg' });
  await insertWorkspace(runtime.db, acme, { name: 'analytics' });
  await page.goto(list);
  await expect(page.getByRole('heading', { name: 'No Teams yet' })).toBeVisible();

  await page.getByRole('button', { name: '+ Team' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add Team' });
  await dialog.getByRole('button', { name: 'Add Team' }).click();
  await expect(dialog.getByText('Enter a name for this Team')).toBeVisible();
  await dialog.getByLabel('Name', { exact: true }).fill('Data Platform');
  await dialog.getByRole('checkbox', { name: /Grace Hopper/ }).check();
  await dialog.getByRole('button', { name: 'Add Team' }).click();
  await expect(dialog).toBeHidden();
  const row = page.getByRole('row', { name: /Data Platform/ });
  await expect(row).toContainText('Member');
  await expect(page.getByRole('link', { name: 'Data Platform' })).toBeFocused();

  await page.getByRole('button', { name: '+ Team' }).click();
  await dialog.getByLabel('Name', { exact: true }).fill('data platform');
  await dialog.getByRole('button', { name: 'Add Team' }).click();
  await expect(dialog.getByText('A Team is called “Data Platform” already. Choose another name.')).toBeVisible();
  await page.keyboard.press('Escape');
  await dialog.getByRole('button', { name: 'Discard' }).click();

  await page.getByRole('link', { name: 'Data Platform' }).click();
  await expect(page).toHaveTitle(`Data Platform · Teams · ${acme.name}`);
  const tabs = page.getByRole('navigation', { name: 'Team', exact: true });
  await expect(tabs.getByRole('link')).toHaveText(['Members1', 'Workspaces0', 'Deployments0', 'Dags0', 'Settings']);
  await page.getByRole('button', { name: '+ Member' }).click();
  const add = page.getByRole('dialog', { name: 'Add members' });
  await expect(add.getByRole('checkbox', { name: /Grace Hopper/ })).toBeDisabled();
  await add.getByLabel('Search people').fill('linus');
  await add.getByRole('checkbox', { name: /Linus Berg/ }).check();
  await add.getByRole('button', { name: 'Add members' }).click();
  await expect(page.getByRole('row', { name: /Linus Berg/ })).toBeVisible();
  await page
    .getByRole('row', { name: /Linus Berg/ })
    .getByRole('button', { name: 'Remove Linus Berg' })
    .click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove member' }).click();
  await expect(page.getByRole('row', { name: /Linus Berg/ })).toHaveCount(0);

  await tabs.getByRole('link', { name: 'Workspaces' }).click();
  await expect(page.getByRole('heading', { name: 'No Workspace roles' })).toBeVisible();
  await tabs.getByRole('link', { name: 'Settings' }).click();
  await page.getByLabel('Description').fill('Runs the shared Deployments');
  await page.getByRole('button', { name: 'Update Team' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Team updated' }).first()).toBeAttached();

  await page.getByRole('button', { name: 'Delete Team' }).click();
  const question = page.getByRole('alertdialog', { name: 'Delete this Team?' });
  await expect(question.getByText('1 person loses the roles this Team gave them.')).toBeVisible();
  const yes = question.getByRole('button', { name: 'Yes, Continue' });
  await question.getByLabel('Type Delete to confirm').fill('delete');
  await expect(question.getByText('Type Delete with a capital D')).toBeVisible();
  await expect(yes).toHaveAttribute('aria-disabled', 'true');
  await question.getByLabel('Type Delete to confirm').fill('Delete');
  await yes.click();
  await expect(page).toHaveURL(list);
  await expect(page.getByRole('heading', { name: 'No Teams yet' })).toBeVisible();
});

test('a member reads Teams, cannot change them, and is told why; those of the identity provider nobody changes', async ({
  browser,
  acme,
  runtime,
  signIn,
}) => {
  const { id } = await insertTeam(runtime.db, acme, { name: 'okta-engineering', isIdpManaged: true });
  const context = await browser.newContext();
  await signIn(context, await acme.insertMember({ role: 'ORGANIZATION_MEMBER' }));
  const page = await context.newPage();
  await page.goto(`/orgs/${acme.shortName}/settings/access-management/teams`);
  await expect(page.getByRole('button', { name: '+ Team' })).toHaveAttribute('aria-disabled', 'true');
  await expect(page.getByRole('row', { name: /okta-engineering/ })).toContainText('Identity provider');
  await page.getByRole('link', { name: 'okta-engineering' }).click();
  await expect(page.getByText('Your identity provider manages this Team.')).toBeVisible();
  const gone = await page.goto(`/orgs/${acme.shortName}/settings/access-management/teams/c${'0'.repeat(24)}`);
  expect(gone?.status()).toBe(404);
  await signIn(context, acme.owner);
  await page.goto(`/orgs/${acme.shortName}/settings/access-management/teams/${id}/settings`);
  await expect(page.getByText('Your identity provider manages this Team. Change it there.').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Update Team' })).toHaveCount(0);
  await context.close();
});
