import { insertDeployment, insertRole, insertWorkspace } from '#db/testing/places.ts';

import { expect, test } from '../fixtures/test.ts';

test('somebody adds a Workspace, changes it and deletes it', async ({ page, acme }) => {
  await page.goto(`/orgs/${acme.shortName}/workspaces`);
  await expect(page.getByRole('heading', { name: 'No Workspaces yet' })).toBeVisible();
  await page.getByRole('button', { name: 'Add Workspace' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add Workspace' });
  await dialog.getByRole('button', { name: 'Add Workspace' }).click();
  await expect(dialog.getByText('Enter a name for this Workspace')).toBeVisible();
  await dialog.getByLabel('Name').fill('Finance');
  await dialog.getByRole('checkbox', { name: 'Enforce CI/CD for new Deployments' }).check();
  await dialog.getByRole('button', { name: 'Add Workspace' }).click();

  await expect(page).toHaveURL(/\/workspaces\/c[0-9a-z]{24}\/deployments$/);
  await expect(page.getByRole('heading', { name: 'No Deployments yet' })).toBeVisible();
  await page.getByRole('navigation', { name: 'Workspace' }).getByRole('link', { name: 'General' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'General' })).toBeVisible();
  await expect(page).toHaveTitle('General · Finance · Acme');
  await page.getByLabel('Name').fill('Ledgers');
  await page.getByRole('button', { name: 'Update Workspace' }).click();
  await expect(page.getByRole('region', { name: 'Notifications' }).getByText('Workspace updated')).toBeVisible();
  await expect(
    page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link', { name: 'Ledgers' }),
  ).toBeVisible();

  await page.getByRole('button', { name: 'Delete Workspace' }).click();
  const question = page.getByRole('alertdialog', { name: 'Delete this Workspace?' });
  await question.getByLabel('Type Delete to confirm').fill('delete');
  await expect(question.getByText('Type Delete with a capital D')).toBeVisible();
  await question.getByLabel('Type Delete to confirm').fill('Delete');
  await question.getByRole('button', { name: 'Yes, Continue' }).click();
  await expect(page).toHaveURL(/\/workspaces$/);
  await expect(page.getByRole('heading', { name: 'No Workspaces yet' })).toBeVisible();
});

test('a list is searched and sorted in its address, and a full Workspace is kept', async ({ page, acme, runtime }) => {
  for (const name of ['Alpha', 'Beta', 'Gamma']) {
    const { id } = await insertWorkspace(runtime.db, acme, { name });
    if (name === 'Beta') await insertDeployment(runtime.db, acme, id);
  }
  await page.goto(`/orgs/${acme.shortName}/workspaces`);
  const table = page.getByRole('table', { name: 'Workspaces' });
  await table.getByRole('button', { name: 'Deployments' }).click();
  await expect(page).toHaveURL(/sort=deployments/);
  await table.getByRole('button', { name: 'Deployments' }).click();
  await expect(table.getByRole('columnheader', { name: 'Deployments' })).toHaveAttribute('aria-sort', 'descending');
  await expect(table.getByRole('row').nth(1)).toContainText('Beta');
  await page.getByRole('searchbox', { name: 'Search Workspaces' }).fill('bet');
  await expect(page).toHaveURL(/q=bet/);
  await expect(table.getByRole('link')).toHaveText(['Beta']);

  await page.getByRole('button', { name: 'Actions for Beta' }).click();
  await page.getByRole('menuitem', { name: 'Delete Workspace' }).click();
  const question = page.getByRole('alertdialog', { name: 'Delete this Workspace?' });
  await question.getByLabel('Type Delete to confirm').fill('Delete');
  await question.getByRole('button', { name: 'Yes, Continue' }).click();
  await expect(question.getByText('This Workspace has 1 Deployment. Delete it first.')).toBeVisible();
});

test('members see their Workspaces only; the rest is 403, and an unknown one 404', async ({
  acme,
  context,
  page,
  runtime,
  signIn,
}) => {
  const mine = await insertWorkspace(runtime.db, acme, { name: 'Mine' });
  const other = await insertWorkspace(runtime.db, acme, { name: 'Other' });
  const path = (id: string) => `/orgs/${acme.shortName}/workspaces/${id}/deployments`;
  expect((await page.goto(path('c00000000000000000000none')))?.status()).toBe(404);
  await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible();

  const member = await acme.insertMember({ role: 'ORGANIZATION_MEMBER', fullName: 'Grace Hopper' });
  const role = { entityType: 'WORKSPACE', entityId: mine.id, deploymentId: null, role: 'WORKSPACE_MEMBER' } as const;
  await insertRole(runtime.db, acme, { type: 'USER', id: member.id }, role);
  await signIn(context, member);
  await page.goto(`/orgs/${acme.shortName}/workspaces`);
  await expect(page.getByRole('table').getByRole('link')).toHaveText(['Mine']);
  expect((await page.goto(path(other.id)))?.status()).toBe(403);
  await expect(page.getByText('A Workspace opens for people with a role in it.')).toBeVisible();
  expect((await page.goto(path(mine.id)))?.status()).toBe(200);
  await page.getByRole('link', { name: 'General' }).click();
  await expect(page.getByText('This needs the role Workspace Owner.').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Update Workspace' })).toHaveCount(0);
});
