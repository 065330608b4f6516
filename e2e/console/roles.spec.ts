import { insertDeployment, insertRole, insertWorkspace } from '#db/testing/places.ts';

import { expect, test } from '../fixtures/test.ts';

test('built-in roles are told level by level, each with its rights and who holds it', async ({ page, acme }) => {
  await page.goto(`/orgs/${acme.shortName}/settings/access-management/roles`);
  await expect(page.getByRole('heading', { level: 1, name: 'Roles' })).toBeVisible();
  const levels = ['Organization roles', 'Workspace roles', 'Deployment roles', 'Dag roles'];
  for (const level of levels) await expect(page.getByRole('region', { name: level })).toBeVisible();
  await page.getByRole('link', { name: 'Workspace Operator' }).click();
  await expect(page).toHaveURL(/roles\/WORKSPACE_OPERATOR$/);
  const rights = page.getByRole('table', { name: 'Rights of the Workspace roles' });
  await expect(rights.getByRole('row', { name: /Create Workspace API tokens/ })).toContainText('Yes');
  await expect(page.getByRole('region', { name: 'Used by' })).toContainText('Nobody holds this role.');
  await page.goBack();
  await page.getByRole('link', { name: 'Organization Owner' }).click();
  await expect(page.getByRole('region', { name: 'Used by' })).toContainText('Ada Lovelace');
});

test('an owner makes a role from a template, changes it seeing what changes, restricts and deletes it', async ({
  page,
  acme,
  runtime,
}) => {
  const list = `/orgs/${acme.shortName}/settings/access-management/roles/custom`;
  await page.goto(list);
  await expect(page.getByRole('heading', { name: 'No custom roles yet' })).toBeVisible();
  await page.getByRole('button', { name: '+ Add Role' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add Role' });
  await dialog.getByLabel('Name', { exact: true }).fill('workspace owner');
  await dialog.getByRole('button', { name: 'Create role' }).click();
  await expect(dialog.getByText('workspace owner is the name of a built-in role. Choose another name.')).toBeVisible();
  await expect(dialog.getByText('Choose at least one permission')).toBeVisible();
  await dialog.getByLabel('Name', { exact: true }).fill('Releaser');
  await dialog.getByLabel('Start from').selectOption('Deployment Viewer');
  await dialog.getByLabel('Search permissions').fill('deploys');
  await expect(dialog.getByRole('checkbox', { name: 'Deploys of code', exact: true })).toHaveJSProperty(
    'indeterminate',
    true,
  );
  await dialog.getByRole('checkbox', { name: 'Push code' }).check();
  await dialog.getByRole('button', { name: 'Create role' }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole('link', { name: 'Releaser' }).click();
  await expect(page.getByRole('region', { name: 'Permissions' })).toContainText('Push code');

  const id = page.url().split('/').at(-1) ?? '';
  const workspace = await insertWorkspace(runtime.db, acme, { name: 'analytics' });
  const deployment = await insertDeployment(runtime.db, acme, workspace.id, { name: 'prod' });
  const token = await acme.createToken({ name: 'ci-deploy' });
  const custom = { id, scope: 'DEPLOYMENT', permissions: [], restrictedWorkspaceIds: [] } as const;
  const at = { entityType: 'DEPLOYMENT', entityId: deployment.id, deploymentId: null, role: 'Releaser' } as const;
  await insertRole(runtime.db, acme, { type: 'TOKEN', id: token.id }, { ...at, custom });
  await page.reload();
  await expect(page.getByRole('region', { name: 'Used by' })).toContainText('prod in analytics');
  const remove = page.getByRole('button', { name: 'Delete Role' });
  await expect(remove).toHaveAttribute('aria-disabled', 'true');
  await expect(remove).toHaveAccessibleDescription(/held by 1 token/);

  await page.getByRole('button', { name: 'Edit Role' }).click();
  const edit = page.getByRole('dialog', { name: 'Edit Role' });
  await edit.getByRole('checkbox', { name: 'Push code' }).uncheck();
  await expect(edit.getByText('1 token loses deployment.deploys.create')).toBeVisible();
  await edit.getByRole('button', { name: 'Update Role' }).click();
  await expect(edit).toBeHidden();
  await expect(page.getByRole('region', { name: 'Permissions' })).not.toContainText('Push code');

  await page.getByRole('region', { name: 'Restricted Workspaces' }).getByRole('button', { name: 'Edit' }).click();
  const restrict = page.getByRole('dialog', { name: 'Restricted Workspaces' });
  await restrict.getByLabel('Workspace Restriction').check();
  await restrict.getByRole('button', { name: 'Update Restricted Workspaces' }).click();
  await expect(restrict.getByText(/Choose at least one Workspace/)).toBeVisible();
  await restrict.getByRole('checkbox', { name: 'analytics' }).check();
  await restrict.getByRole('button', { name: 'Update Restricted Workspaces' }).click();
  await expect(page.getByRole('region', { name: 'Restricted Workspaces' })).toContainText('analytics');

  await runtime.pool.query('delete from role_bindings where custom_role_id = $1', [id]);
  await page.reload();
  await page.getByRole('button', { name: 'Delete Role' }).click();
  await page.getByLabel('Type Delete to confirm').fill('Delete');
  await page.getByRole('button', { name: 'Yes, Continue' }).click();
  await expect(page).toHaveURL(list);
  await expect(page.getByRole('heading', { name: 'No custom roles yet' })).toBeVisible();
});
