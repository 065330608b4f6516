import { insertCustomRole, insertDeployment, insertRole, insertTeam, insertWorkspace } from '#db/testing/places.ts';

import { expect, test } from '../fixtures/test.ts';
import { expectOnlyReads, findAndRemove, holderRow } from '../pages/place-holders.ts';
import { changeRole } from '../pages/role-tab.ts';

test('people and Teams join a Deployment, change roles and leave it; a member only reads, others get 403', async ({
  page,
  acme,
  runtime,
  context,
  signIn,
}) => {
  const analytics = await insertWorkspace(runtime.db, acme, { name: 'analytics' });
  const finance = await insertWorkspace(runtime.db, acme, { name: 'finance' });
  const prod = await insertDeployment(runtime.db, acme, analytics.id, { name: 'prod' });
  const grace = await acme.insertMember({ role: 'ORGANIZATION_MEMBER', fullName: 'Grace Hopper' });
  const edsger = await acme.insertMember({ role: 'ORGANIZATION_MEMBER', fullName: 'Edsger Dijkstra' });
  const staff = await insertTeam(runtime.db, acme, { name: 'staff', memberIds: [edsger.id] });
  await insertTeam(runtime.db, acme, { name: 'data-eng' });
  const inWorkspace = { entityType: 'WORKSPACE', entityId: analytics.id, deploymentId: null } as const;
  const here = { entityType: 'DEPLOYMENT', entityId: prod.id, deploymentId: null } as const;
  await insertCustomRole(runtime.db, acme, { name: 'Release Bot', permissions: ['deployment.get'] });
  await insertCustomRole(runtime.db, acme, {
    name: 'Finance only',
    permissions: ['deployment.get'],
    restrictedWorkspaceIds: [finance.id],
  });
  const deployments = `/orgs/${acme.shortName}/workspaces/${analytics.id}/deployments`;
  const access = `${deployments}/${prod.id}/access`;
  const row = (name: RegExp) => holderRow(page, name);
  const tab = (name: string) =>
    page.getByRole('navigation', { name: 'Deployment', exact: true }).getByRole('link', { name, exact: true });

  await page.goto(`${deployments}/${prod.id}/overview`);
  await tab('Teams').click();
  await expect(page.getByRole('heading', { name: 'No Teams yet' })).toBeVisible();
  await page.getByRole('button', { name: '+ Team' }).click();
  const addTeam = page.getByRole('dialog', { name: 'Add Team to Deployment' });
  await addTeam.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(addTeam.getByText('Choose a Team')).toBeVisible();
  await expect(addTeam.getByText('Choose a Deployment Role')).toBeVisible();
  await addTeam.getByRole('combobox', { name: 'Team' }).fill('data');
  await page.getByRole('option', { name: /^data-eng/ }).click();
  await expect(addTeam.getByText('This Team has no role in analytics')).toBeVisible();
  await expect(addTeam.getByRole('radio', { name: 'Finance only' })).toBeDisabled();
  await addTeam.getByRole('radio', { name: 'Release Bot' }).check();
  await addTeam.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Notifications' })).toContainText(
    'data-eng added. Workspace Accessor on analytics was added too.',
  );
  await expect(row(/data-eng/)).toContainText('Release Bot');

  await insertRole(runtime.db, acme, { type: 'TEAM', id: staff.id }, { ...inWorkspace, role: 'WORKSPACE_AUTHOR' });
  await tab('Users').click();
  await expect(page).toHaveURL(`${access}/users`);
  await expect(page.getByRole('columnheader', { name: 'Deployment Role' })).toBeVisible();
  await expect(row(/Edsger Dijkstra/)).toContainText('Workspace analytics (Team staff)');
  await expect(row(/Ada Lovelace/)).toContainText('Organization Owner');
  await expect(page.getByRole('button', { name: 'Actions for Edsger Dijkstra' })).toHaveCount(0);
  await page.getByRole('button', { name: '+ User' }).click();
  const addUser = page.getByRole('dialog', { name: 'Add user to Deployment' });
  await addUser.getByRole('combobox', { name: 'User' }).fill('grace');
  await page.getByRole('option', { name: /^Grace Hopper/ }).click();
  await expect(addUser.getByText('This person has no role in analytics')).toBeVisible();
  await addUser.getByRole('radio', { name: 'Deployment Accessor' }).check();
  await addUser.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(row(/Grace Hopper/)).toContainText('Deployment Accessor');
  await changeRole(page, 'Grace Hopper', 'Deployment Admin');
  await expect(row(/Grace Hopper/)).toContainText('Deployment Admin');

  await findAndRemove(page, {
    users: `${access}/users`,
    other: /Edsger/,
    name: 'Grace Hopper',
    from: 'Deployment',
    question: /^Remove Deployment Admin on prod from Grace Hopper/,
  });

  await insertRole(runtime.db, acme, { type: 'TEAM', id: staff.id }, { ...here, role: 'DEPLOYMENT_ACCESSOR' });
  await page.goto(`${access}/teams`);
  await expect(row(/staff/)).toContainText('Also Workspace Author by Workspace analytics');
  await page.getByRole('button', { name: 'Actions for staff' }).click();
  await page.getByRole('menuitem', { name: 'Remove from Deployment' }).click();
  await expect(page.getByRole('dialog', { name: /from staff/ })).toContainText(
    'Other access stays: Workspace Author by Workspace analytics.',
  );

  await page.goto(`${access}/users?sort=added&dir=desc`);
  await page.getByRole('link', { name: 'Edsger Dijkstra' }).click();
  await expect(page).toHaveURL(new RegExp(`users/${edsger.id}/deployments$`));
  const elsewhere = `/orgs/${acme.shortName}/workspaces/${finance.id}/deployments/${prod.id}/access`;
  expect((await page.goto(`${elsewhere}/users`))?.status()).toBe(404);
  expect((await page.goto(`${deployments}/c00000000000000000000none/access/teams`))?.status()).toBe(404);

  // Grace keeps Workspace Accessor: she sees the Workspace, and of prod nothing.
  await signIn(context, grace);
  expect((await page.goto(`${access}/users`))?.status()).toBe(403);
  await insertRole(runtime.db, acme, { type: 'USER', id: grace.id }, { ...here, role: 'DEPLOYMENT_ACCESSOR' });
  expect((await page.goto(`${access}/teams`))?.status()).toBe(403);
  await expect(page.getByText('Teams needs the role Deployment Admin or Workspace Member.')).toBeVisible();
  await page.goto(`${deployments}/${prod.id}/overview`);
  await expect(tab('Overview')).toBeVisible();
  await expect(tab('Users')).toHaveCount(0);
  await signIn(context, edsger);
  await page.goto(`${access}/users`);
  await expectOnlyReads(page, { self: /Edsger Dijkstra/, other: 'Grace Hopper', needs: 'Deployment Admin' });
});
