import { insertDeployment, insertRole, insertWorkspace } from '#db/testing/places.ts';
import type { Acme } from '#db/testing/acme.ts';
import type { Runtime } from '#lib/runtime.ts';

import { expect, test } from '../fixtures/test.ts';
import { TokenDialogs } from '../pages/token-dialogs.ts';
import { TokensPage } from '../pages/tokens-page.ts';

async function makeWorkspace(runtime: Runtime, acme: Acme) {
  const { id } = await insertWorkspace(runtime.db, acme, { name: 'analytics' });
  const hold = (type: 'USER' | 'TOKEN', subjectId: string, role: string) =>
    insertRole(
      runtime.db,
      acme,
      { type, id: subjectId },
      { entityType: 'WORKSPACE', entityId: id, deploymentId: null, role },
    );
  const operator = await acme.insertMember({ role: 'ORGANIZATION_MEMBER', fullName: 'Grace Hopper' });
  await hold('USER', operator.id, 'WORKSPACE_OPERATOR');
  const base = `/orgs/${acme.shortName}/workspaces/${id}`;
  return { id, hold, operator, base, list: `${base}/settings/access-management/api-tokens` };
}

test('51. An Organization Member gets 403 with the needed role named, and no API Tokens entry', async ({
  context,
  page,
  runtime,
  acme,
  signIn,
  tokensPath,
}) => {
  const { list, base, hold } = await makeWorkspace(runtime, acme);
  const member = await acme.insertMember({ role: 'ORGANIZATION_MEMBER', fullName: 'Joan Clarke' });
  await hold('USER', member.id, 'WORKSPACE_MEMBER');
  await signIn(context, member);
  for (const [path, role] of [
    [tokensPath(), 'Organization Owner'],
    [list, 'Workspace Operator'],
  ] as const) {
    expect((await page.goto(path))?.status()).toBe(403);
    await expect(page.getByRole('heading', { name: 'You can’t open this page' })).toBeVisible();
    await expect(page.getByText(`API Tokens needs the role ${role}. You are Organization Member.`)).toBeVisible();
  }
  await page.goto(`${base}/settings/general`);
  await expect(page.getByRole('navigation', { name: 'Workspace' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'API Tokens' })).toHaveCount(0);
});

test('53. A Workspace Operator makes a token that works, and cannot rotate a Workspace Owner token', async ({
  context,
  page,
  runtime,
  acme,
  signIn,
  statusOf,
}) => {
  const { id: entityId, list, base, operator } = await makeWorkspace(runtime, acme);
  await acme.createToken({ name: 'strong', scope: 'WORKSPACE', entityId, role: 'WORKSPACE_OWNER' });
  await signIn(context, operator);
  await page.goto(`${base}/deployments`);
  await page.getByRole('navigation', { name: 'Workspace' }).getByRole('link', { name: 'API Tokens' }).click();
  await expect(page).toHaveURL(list);
  const tokens = new TokensPage(page);
  await expect(tokens.header('Workspace Role')).toBeVisible();
  await expect(tokens.header('Belongs to')).toBeVisible();
  await expect(page.getByText('Use a Workspace token for one Workspace')).toBeVisible();

  await page.getByRole('button', { name: '+ API Token' }).click();
  const bringIn = page.getByRole('menuitem', { name: 'Add Organization API Token' });
  await expect(bringIn).toHaveAttribute('aria-disabled', 'true');
  await expect(bringIn).toHaveAccessibleDescription('Only an Organization Owner can add Organization tokens.');
  await page.getByRole('menuitem', { name: 'Create Workspace API Token' }).click();
  const form = page.getByRole('dialog', { name: 'Create Workspace API Token' });
  await expect(form.getByRole('radio', { name: 'Workspace Member' })).toBeChecked();
  await expect(form.getByRole('radio', { name: 'Workspace Owner' })).toBeDisabled();
  await form.getByRole('textbox', { name: 'Name' }).fill('nightly');
  await form.getByRole('button', { name: 'Create API token' }).click();
  const dialogs = new TokenDialogs(page);
  const value = await dialogs.value(dialogs.copyOnce);
  expect(await statusOf(value)).toBe(200);
  await dialogs.copyOnce.getByRole('button', { name: 'Done' }).click();
  await dialogs.copyOnce.getByRole('button', { name: 'Close without copying' }).click();
  await expect(tokens.row('nightly').getByText('This Workspace')).toBeVisible();

  const rotate = (await tokens.openMenu('strong')).getByRole('menuitem', { name: 'Rotate token' });
  await rotate.focus();
  await expect(rotate).toBeFocused();
  await expect(rotate).toHaveAttribute('aria-disabled', 'true');
  const reason = 'This token holds Workspace Owner, which is more than your own role.';
  await expect(rotate).toHaveAccessibleDescription(reason);
  await page.keyboard.press('Escape');
  await tokens.row('nightly').getByRole('link', { name: 'nightly' }).click();
  await expect(page.getByRole('heading', { name: 'nightly' })).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Token' }).getByRole('link', { name: 'Workspaces' })).toHaveCount(
    0,
  );
  await page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link', { name: 'API Tokens' }).click();
  await expect(tokens.table).toBeVisible();
});

test('54. An Organization token is added to a Workspace and removed, and lives on in the Organization', async ({
  page,
  runtime,
  acme,
  tokensPath,
  statusOf,
}) => {
  const { list } = await makeWorkspace(runtime, acme);
  const { secret } = await acme.createToken({ name: 'ci-deploy' });
  await page.goto(list);
  await expect(page.getByRole('heading', { name: 'No API tokens yet' })).toBeVisible();
  await page.getByRole('button', { name: '+ API Token' }).click();
  await page.getByRole('menuitem', { name: 'Add Organization API Token' }).click();
  const form = page.getByRole('dialog', { name: 'Add Organization API Token' });
  await form.getByRole('combobox', { name: 'Organization API Tokens' }).fill('ci-');
  await page.getByRole('option', { name: /ci-deploy/ }).click();
  await form.getByRole('radio', { name: 'Workspace Operator' }).check();
  await form.getByRole('button', { name: 'Add', exact: true }).click();
  const tokens = new TokensPage(page);
  await expect(tokens.row('ci-deploy').getByText('Operator')).toBeVisible();
  await expect(tokens.row('ci-deploy').getByText('Organization', { exact: true })).toBeVisible();

  const menu = await tokens.openMenu('ci-deploy');
  await expect(menu.getByRole('menuitem')).toHaveText([
    'View details',
    /^Change role/,
    /^Rotate token/,
    /^Pause token/,
    'Copy token ID',
    /^Delete Token/,
    'Remove API token',
  ]);
  await expect(menu.getByRole('menuitem', { name: 'Delete Token' })).toHaveAccessibleDescription(
    'This token belongs to the Organization. An Organization Owner can delete it.',
  );
  await menu.getByRole('menuitem', { name: 'Remove API token' }).click();
  const question = page.getByRole('alertdialog', { name: 'Remove this token from the Workspace?' });
  await expect(question.getByText('ci-deploy loses its role in analytics. The token itself lives on.')).toBeVisible();
  await question.getByRole('button', { name: 'Remove API token' }).click();
  await expect(page.getByRole('heading', { name: 'No API tokens yet' })).toBeVisible();
  expect(await statusOf(secret)).toBe(200);
  await page.goto(tokensPath());
  await expect(tokens.row('ci-deploy')).toBeVisible();
});

test('A Deployment has tokens of its own and takes in those of its Workspace', async ({ page, runtime, acme }) => {
  const { id: entityId, base } = await makeWorkspace(runtime, acme);
  const { id } = await insertDeployment(runtime.db, acme, entityId, { name: 'prod' });
  await acme.createToken({ name: 'team-wide', scope: 'WORKSPACE', entityId, role: 'WORKSPACE_MEMBER' });
  await page.goto(`${base}/deployments/${id}/overview`);
  await page.getByRole('navigation', { name: 'Deployment' }).getByRole('link', { name: 'API Tokens' }).click();
  await page.getByRole('button', { name: '+ Deployment API Token' }).click();
  await page.getByRole('menuitem', { name: 'Assign Workspace API token' }).click();
  const form = page.getByRole('dialog', { name: 'Assign Workspace API token' });
  await form.getByRole('combobox', { name: 'Workspace API Tokens' }).click();
  await page.getByRole('option', { name: /team-wide/ }).click();
  await form.getByRole('button', { name: 'Update API Token' }).click();
  const tokens = new TokensPage(page);
  await expect(tokens.row('team-wide').getByText('Workspace', { exact: true })).toBeVisible();
  await expect(tokens.header('Deployment Role')).toBeVisible();
  await tokens.row('team-wide').getByRole('link', { name: 'team-wide' }).click();
  await expect(page.getByText('belongs to the Workspace')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Change role' })).toBeVisible();
});
