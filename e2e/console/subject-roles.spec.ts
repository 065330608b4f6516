import { insertDeployment, insertRole, insertTeam, insertWorkspace } from '#db/testing/places.ts';
import { contextOf } from '#db/testing/test-context.ts';
import { deleteWorkspace } from '#lib/workspaces/delete-workspace.ts';

import { expect, test } from '../fixtures/test.ts';
import { changeRole } from '../pages/role-tab.ts';

const SUBJECTS = [
  ['a person', 'users'],
  ['a Team', 'teams'],
] as const;

for (const [what, pages] of SUBJECTS) {
  test(`a Workspace role of ${what} is added, changed and removed`, async ({ page, acme, runtime }) => {
    const analytics = await insertWorkspace(runtime.db, acme, { name: 'analytics' });
    await insertWorkspace(runtime.db, acme, { name: 'finance' });
    const person = await acme.insertMember({ role: 'ORGANIZATION_MEMBER', fullName: 'Grace Hopper' });
    const team = await insertTeam(runtime.db, acme, { name: 'Data Platform', memberIds: [person.id] });
    // A person has it by their Team, a Team of its own.
    const binding = { entityType: 'WORKSPACE', entityId: analytics.id, deploymentId: null } as const;
    await insertRole(runtime.db, acme, { type: 'TEAM', id: team.id }, { ...binding, role: 'WORKSPACE_MEMBER' });
    const id = pages === 'users' ? person.id : team.id;
    await page.goto(`/orgs/${acme.shortName}/settings/access-management/${pages}/${id}/workspaces`);
    const row = (name: RegExp) => page.getByRole('table', { name: 'Workspace roles' }).getByRole('row', { name });
    await expect(row(/analytics/)).toContainText(
      pages === 'users' ? 'Inherited from Team Data Platform' : 'Workspace Member',
    );
    await expect(page.getByRole('button', { name: 'Actions for analytics' })).toHaveCount(pages === 'users' ? 0 : 1);

    await page.getByRole('button', { name: '+ Workspace' }).click();
    await page.getByRole('combobox', { name: 'Workspace' }).fill('finance');
    await page.getByRole('option', { name: /^finance/ }).click();
    const add = page.getByRole('dialog', { name: 'Add Workspace role' });
    await add.getByRole('radio', { name: 'Workspace Operator' }).check();
    await add.getByRole('button', { name: 'Add role' }).click();
    await expect(add).toBeHidden();
    await expect(row(/finance/)).toContainText('Workspace Operator');

    await changeRole(page, 'finance', 'Workspace Author');
    await expect(row(/finance/)).toContainText('Workspace Author');

    await page.getByRole('button', { name: 'Actions for finance' }).click();
    await page.getByRole('menuitem', { name: 'Remove' }).click();
    await page
      .getByRole('dialog', { name: /^Remove Workspace Author/ })
      .getByRole('button', { name: 'Remove' })
      .click();
    await expect(row(/finance/)).toHaveCount(0);
    await expect(row(/analytics/)).toBeVisible();
  });
}

test('a role on a Workspace that was deleted meanwhile is struck through when it is removed', async ({
  page,
  acme,
  runtime,
  tokensPath,
}) => {
  const analytics = await insertWorkspace(runtime.db, acme, { name: 'analytics' });
  const { id } = await acme.createToken({ name: 'ci-deploy' });
  const binding = { entityType: 'WORKSPACE', entityId: analytics.id, deploymentId: null } as const;
  await insertRole(runtime.db, acme, { type: 'TOKEN', id }, { ...binding, role: 'WORKSPACE_MEMBER' });
  await page.goto(`${tokensPath(id)}/workspaces`);
  const row = page.getByRole('table', { name: 'Workspace roles' }).getByRole('row', { name: /analytics/ });
  await expect(row).toContainText('Workspace Member');
  await deleteWorkspace(await contextOf(runtime, acme, acme.owner), { workspaceId: analytics.id });

  await page.getByRole('button', { name: 'Actions for analytics' }).click();
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expect(row.getByText('Deleted', { exact: true })).toBeVisible();
  await expect(row.locator('s')).toHaveText('analytics');
  await expect(page.getByRole('button', { name: 'Actions for analytics' })).toHaveCount(0);
});

test('+ Deployment gives a person a role there, and the least role on its Workspace with it', async ({
  page,
  acme,
  runtime,
}) => {
  const analytics = await insertWorkspace(runtime.db, acme, { name: 'analytics' });
  await insertDeployment(runtime.db, acme, analytics.id, { name: 'prod' });
  const { id } = await acme.insertMember({ role: 'ORGANIZATION_MEMBER', fullName: 'Grace Hopper' });
  await page.goto(`/orgs/${acme.shortName}/settings/access-management/users/${id}/deployments`);
  await page.getByRole('button', { name: '+ Deployment' }).click();
  const form = page.getByRole('dialog', { name: 'Add Deployment role' });
  await form.getByRole('button', { name: 'Add role' }).click();
  await expect(form.getByText('Choose a Deployment', { exact: true })).toBeVisible();
  await form.getByRole('combobox', { name: 'Deployment' }).fill('prod');
  await page.getByRole('option', { name: /^prod/ }).click();
  await expect(form).toContainText('This person has no role in analytics: Workspace Accessor is added');
  await form.getByRole('radio', { name: 'Deployment Admin' }).check();
  await form.getByRole('button', { name: 'Add role' }).click();
  await expect(form).toBeHidden();
  const row = page.getByRole('table', { name: 'Deployment roles' }).getByRole('row', { name: /prod/ });
  await expect(row).toContainText('Deployment Admin');
  await expect(page.getByRole('link', { name: 'Workspaces 1' })).toBeVisible();
});
