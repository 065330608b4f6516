import { contextOf } from '#db/testing/test-context.ts';
import { createRole } from '#lib/roles/create-role.ts';
import { getRole } from '#lib/roles/get-role.ts';
import { updateRole } from '#lib/roles/update-role.ts';
import { createTeam } from '#lib/teams/create-team.ts';
import { getTeam } from '#lib/teams/get-team.ts';
import { updateTeam } from '#lib/teams/update-team.ts';

import { expect, test } from '../fixtures/test.ts';

test('after somebody else saved first, a form in a page and one in a dialog keep what was entered', async ({
  page,
  acme,
  runtime,
}) => {
  const grace = await contextOf(runtime, acme, await acme.insertMember({ fullName: 'Grace Hopper' }));
  const later = () => ({ ...grace, now: new Date() });
  const access = `/orgs/${acme.shortName}/settings/access-management`;

  const { id: teamId } = await createTeam(grace, { name: 'Data', organizationRole: 'ORGANIZATION_MEMBER' });
  await page.goto(`${access}/teams/${teamId}/settings`);
  await page.getByLabel('Name', { exact: true }).fill('named by Ada');
  await updateTeam(later(), { teamId, name: 'named by Grace', description: 'described by Grace' });
  await page.getByRole('button', { name: 'Update Team' }).click();
  const told = page.getByRole('alert').filter({ hasText: 'Grace Hopper changed this Team' });
  await told.getByRole('button', { name: 'Keep editing' }).click();
  const news = page.getByRole('alert').filter({ hasText: 'Saving replaces that with what you entered.' });
  await expect(news).toHaveText(
    'The form now shows the latest description. The saved name is now “named by Grace”. ' +
      'Saving replaces that with what you entered.',
  );
  await expect(news).toBeFocused();
  await expect(page.getByLabel('Description')).toHaveValue('described by Grace');
  await page.getByRole('button', { name: 'Update Team' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'named by Ada' })).toBeVisible();
  expect(await getTeam(grace, { teamId })).toMatchObject({ name: 'named by Ada', description: 'described by Grace' });

  const permissions = ['deployment.get', 'deployment.deploys.get'];
  const { id: roleId } = await createRole(grace, { name: 'Releaser', scope: 'DEPLOYMENT', permissions });
  await page.goto(`${access}/roles/${roleId}`);
  await page.getByRole('button', { name: 'Edit Role' }).click();
  const dialog = page.getByRole('dialog', { name: 'Edit Role' });
  await dialog.getByLabel('Search permissions').fill('deploys');
  await dialog.getByRole('checkbox', { name: 'Push code' }).check();
  await updateRole(later(), { roleId, name: 'Shipper', permissions: ['deployment.get'] });
  await dialog.getByRole('button', { name: 'Update Role' }).click();
  await dialog.getByRole('button', { name: 'Keep editing' }).click();
  await expect(dialog.getByRole('alert')).toHaveText(
    'The form now shows the latest name. The saved permissions no longer include “See deploys of code”. ' +
      'Saving replaces that with what you entered.',
  );
  await expect(dialog.getByLabel('Name', { exact: true })).toHaveValue('Shipper');
  await dialog.getByRole('button', { name: 'Update Role' }).click();
  await expect(dialog).toBeHidden();
  const saved = await getRole(grace, { roleId });
  expect(saved.name).toBe('Shipper');
  expect(saved.permissions.toSorted()).toEqual([...permissions, 'deployment.deploys.create'].toSorted());
});
