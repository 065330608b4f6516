import { insertRole, insertTeam, insertWorkspace } from '#db/testing/places.ts';

import { expect, test } from '../fixtures/test.ts';
import { expectOnlyReads, findAndRemove, holderRow } from '../pages/place-holders.ts';
import { changeRole } from '../pages/role-tab.ts';

test('people and Teams join a Workspace, change roles and leave it; a member only reads, others get 403', async ({
  page,
  acme,
  runtime,
  context,
  signIn,
}) => {
  const analytics = await insertWorkspace(runtime.db, acme, { name: 'analytics' });
  const grace = await acme.insertMember({ role: 'ORGANIZATION_MEMBER', fullName: 'Grace Hopper' });
  const edsger = await acme.insertMember({ role: 'ORGANIZATION_MEMBER', fullName: 'Edsger Dijkstra' });
  await insertTeam(runtime.db, acme, { name: 'data-eng', memberIds: [edsger.id] });
  const access = `/orgs/${acme.shortName}/workspaces/${analytics.id}/settings/access-management`;
  const row = (name: RegExp) => holderRow(page, name);

  await page.goto(`${access}/teams`);
  await expect(page.getByRole('heading', { name: 'No Teams yet' })).toBeVisible();
  await page.getByRole('button', { name: '+ Team' }).click();
  const addTeam = page.getByRole('dialog', { name: 'Add Team to Workspace' });
  await addTeam.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(addTeam.getByText('Choose a Team')).toBeVisible();
  await addTeam.getByRole('combobox', { name: 'Team' }).fill('data');
  await page.getByRole('option', { name: /^data-eng/ }).click();
  await addTeam.getByRole('radio', { name: 'Workspace Author' }).check();
  await addTeam.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(row(/data-eng/)).toContainText('Workspace Author');

  await page
    .getByRole('navigation', { name: 'Workspace', exact: true })
    .getByRole('link', { name: 'Users', exact: true })
    .click();
  await expect(row(/Edsger Dijkstra/)).toContainText('Team data-eng');
  await expect(row(/Ada Lovelace/)).toContainText('Organization Owner');
  await expect(page.getByRole('button', { name: 'Actions for Edsger Dijkstra' })).toHaveCount(0);
  await page.getByRole('button', { name: '+ User' }).click();
  const addUser = page.getByRole('dialog', { name: 'Add user to Workspace' });
  await addUser.getByRole('combobox', { name: 'User' }).fill('grace');
  await page.getByRole('option', { name: /^Grace Hopper/ }).click();
  await addUser.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(row(/Grace Hopper/)).toContainText('Workspace Member');
  await changeRole(page, 'Grace Hopper', 'Workspace Operator');
  await expect(row(/Grace Hopper/)).toContainText('Workspace Operator');

  await findAndRemove(page, {
    users: `${access}/users`,
    other: /Edsger/,
    name: 'Grace Hopper',
    from: 'Workspace',
    question: /^Remove Workspace Operator on analytics from Grace Hopper/,
  });

  await page.goto(`${access}/users`);
  await page.getByRole('link', { name: 'Edsger Dijkstra' }).click();
  await expect(page).toHaveURL(new RegExp(`users/${edsger.id}/workspaces$`));

  const here = { entityType: 'WORKSPACE', entityId: analytics.id, deploymentId: null } as const;
  await signIn(context, grace);
  expect((await page.goto(`${access}/users`))?.status()).toBe(403);
  await insertRole(runtime.db, acme, { type: 'USER', id: grace.id }, { ...here, role: 'WORKSPACE_ACCESSOR' });
  expect((await page.goto(`${access}/teams`))?.status()).toBe(403);
  await signIn(context, edsger);
  await page.goto(`${access}/users`);
  await expectOnlyReads(page, { self: /Edsger Dijkstra/, other: 'Grace Hopper', needs: 'Workspace Owner' });
});
