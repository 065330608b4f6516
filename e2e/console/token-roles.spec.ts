import type { Page } from '@playwright/test';

import { insertDeployment, insertRole, insertWorkspace } from '#db/testing/places.ts';
import { contextOf } from '#db/testing/test-context.ts';
import { checkedFetch } from '#lib/api/testing/checked-fetch.ts';
import { addSubjectRole } from '#lib/subject-roles/add-subject-role.ts';
import { changeSubjectRole } from '#lib/subject-roles/change-subject-role.ts';

import { expect, test } from '../fixtures/test.ts';
import { changeRole } from '../pages/role-tab.ts';
import { E2E_URL } from '../fixtures/product-state.ts';
import { TokenDialogs } from '../pages/token-dialogs.ts';

const EMPTY = {
  workspaces: ['No Workspace roles', 'This token cannot see any Workspace.'],
  deployments: ['No Deployment roles', 'A role here is for one Deployment'],
  dags: ['No Dag roles', 'Dags without a role stay hidden from tokens limited to Dags.'],
} as const;

/** The status of GET /v1/organizations/{org}/workspaces/{ws} with a token value. */
async function readWorkspace(value: string, organizationId: string, workspaceId: string): Promise<number> {
  const path = `/v1/organizations/${organizationId}/workspaces/${workspaceId}`;
  const answer = await checkedFetch(E2E_URL)(path, { headers: { authorization: `Bearer ${value}` } });
  return answer.status;
}

async function choose(page: Page, field: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: field }).fill(option);
  await page.getByRole('option', { name: new RegExp(`^${option}`) }).click();
}

const dialog = (page: Page, level: string) => page.getByRole('dialog', { name: `Add ${level} role` });
const row = (page: Page, table: string, name: string | RegExp) =>
  page.getByRole('table', { name: table }).getByRole('row', { name });

async function remove(page: Page, place: string): Promise<void> {
  await page.getByRole('button', { name: `Actions for ${place}` }).click();
  await page.getByRole('menuitem', { name: 'Remove' }).click();
}

test('35. The tabs of roles have their own URLs, and empty ones say what is missing', async ({
  page,
  acme,
  tokensPath,
}) => {
  const { id } = await acme.createToken({ name: 'ci-deploy' });
  await page.goto(tokensPath(id));
  const tabs = page.getByRole('navigation', { name: 'Token' });
  for (const [tab, [title, text]] of Object.entries(EMPTY)) {
    await tabs.getByRole('link', { name: new RegExp(`^${tab}`, 'i') }).click();
    await expect(page).toHaveURL(`${tokensPath(id)}/${tab}`);
    await expect(page.getByRole('heading', { name: title })).toBeVisible();
    await expect(page.getByText(text)).toBeVisible();
  }
  await page.goBack();
  await expect(page).toHaveURL(`${tokensPath(id)}/deployments`);
});

test('36, 37. A Workspace role lets the token read that Workspace, and the next request after removal fails', async ({
  page,
  acme,
  runtime,
  tokensPath,
}) => {
  const analytics = await insertWorkspace(runtime.db, acme, { name: 'analytics' });
  const { id, secret } = await acme.createToken({ name: 'ci-deploy' });
  expect(await readWorkspace(secret, acme.id, analytics.id)).toBe(403);

  await page.goto(`${tokensPath(id)}/workspaces`);
  await page.getByRole('button', { name: '+ Workspace' }).click();
  await choose(page, 'Workspace', 'analytics');
  await dialog(page, 'Workspace').getByRole('radio', { name: 'Workspace Operator' }).check();
  await dialog(page, 'Workspace').getByRole('button', { name: 'Add role' }).click();
  await expect(dialog(page, 'Workspace')).toBeHidden();
  await expect(row(page, 'Workspace roles', /analytics/)).toContainText('Workspace Operator');
  await expect(row(page, 'Workspace roles', /analytics/)).toContainText('Ada Lovelace');
  await expect(page.getByRole('link', { name: 'Workspaces 1' })).toBeVisible();
  expect(await readWorkspace(secret, acme.id, analytics.id)).toBe(200);

  await changeRole(page, 'analytics', 'Workspace Author');
  await expect(row(page, 'Workspace roles', /analytics/)).toContainText('Workspace Author');

  await remove(page, 'analytics');
  const question = page.getByRole('dialog', { name: 'Remove Workspace Author on analytics' });
  await expect(question).toContainText('Remove Workspace Author on analytics? Requests there fail at once.');
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('button', { name: 'Actions for analytics' })).toBeFocused();
  await remove(page, 'analytics');
  await question.getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByRole('heading', { name: 'No Workspace roles' })).toBeVisible();
  expect(await readWorkspace(secret, acme.id, analytics.id)).toBe(403);

  await page.goto(`${tokensPath(id)}/activity`);
  await expect(page.getByText('gave it Workspace Operator on analytics')).toBeVisible();
});

test('38. Dag roles by tag and by Dag ID, the same target once, and only where the Runtime knows them', async ({
  page,
  acme,
  runtime,
  tokensPath,
}) => {
  const analytics = await insertWorkspace(runtime.db, acme, { name: 'analytics' });
  await insertDeployment(runtime.db, acme, analytics.id, { name: 'prod' });
  await insertDeployment(runtime.db, acme, analytics.id, { name: 'legacy', runtimeVersion: '3.1-11' });
  const { id } = await acme.createToken({ name: 'ci-deploy' });
  await page.goto(`${tokensPath(id)}/dags`);
  const form = dialog(page, 'Dag');
  const add = async (by: 'Tag' | 'Dag ID', text: string) => {
    await page.getByRole('button', { name: '+ Dag' }).click();
    await choose(page, 'Deployment', 'prod');
    if (by === 'Dag ID') await form.getByRole('radio', { name: 'Dag ID' }).check();
    await form.getByLabel(by, { exact: true }).and(form.getByRole('combobox')).fill(text);
    await form.getByRole('button', { name: 'Add role' }).click();
  };
  await add('Tag', 'finance');
  await expect(row(page, 'Dag roles', /Tag: finance/)).toContainText('Dag Viewer');
  await add('Dag ID', 'load_daily');
  await expect(row(page, 'Dag roles', /Dag: load_daily/)).toContainText('prod');
  await add('Tag', 'finance');
  await expect(form.getByText('Already added')).toBeVisible();
  await form.getByRole('combobox', { name: 'Deployment' }).fill('legacy');
  const legacy = page.getByRole('option', { name: /legacy/ });
  await expect(legacy).toContainText('Needs Astro Runtime 3.1-12 or later.');
  await expect(legacy).toHaveAttribute('aria-disabled', 'true');
});

test('39. An Organization Owner token reaches every Workspace as inherited; Try says why', async ({
  page,
  acme,
  runtime,
  tokensPath,
}) => {
  const analytics = await insertWorkspace(runtime.db, acme, { name: 'analytics' });
  await insertWorkspace(runtime.db, acme, { name: 'finance' });
  const { id } = await acme.createToken({ name: 'root', role: 'ORGANIZATION_OWNER' });
  await page.goto(tokensPath(id));
  const card = page.getByRole('region', { name: 'What this token can do' });
  await expect(card).toContainText('0 by role, 2 inherited');
  for (const name of ['analytics', 'finance']) {
    await expect(card.getByRole('listitem').filter({ hasText: name })).toContainText(
      'Inherited from Organization Owner',
    );
  }
  const tryForm = card.getByRole('form', { name: 'Try' });
  await tryForm.getByRole('combobox', { name: 'Action' }).selectOption({ label: 'Delete the Workspace' });
  await choose(page, 'Workspace to try', 'finance');
  await tryForm.getByRole('button', { name: 'Try', exact: true }).click();
  await expect(tryForm.getByRole('status')).toHaveText('Yes, because of Organization Owner.');

  const { id: weak } = await acme.createToken({ name: 'weak' });
  await page.goto(tokensPath(weak));
  await choose(page, 'Workspace to try', 'finance');
  await tryForm.getByRole('button', { name: 'Try', exact: true }).click();
  await expect(tryForm.getByRole('status')).toHaveText('No, needs Workspace Accessor.');

  await page.goto(`${tokensPath(id)}/workspaces`);
  await expect(row(page, 'Workspace roles', /finance/)).toContainText('Inherited from Organization Owner');
  await expect(page.getByRole('button', { name: /^Actions for (analytics|finance)$/ })).toHaveCount(0);

  const { id: twice } = await acme.createToken({ name: 'twice', role: 'ORGANIZATION_OWNER' });
  const held = {
    entityType: 'WORKSPACE',
    entityId: analytics.id,
    deploymentId: null,
    role: 'WORKSPACE_MEMBER',
  } as const;
  await insertRole(runtime.db, acme, { type: 'TOKEN', id: twice }, held);
  await page.goto(`${tokensPath(twice)}/workspaces`);
  await page.getByRole('button', { name: 'Actions for analytics' }).click();
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await expect(page.getByRole('dialog')).toContainText('Also inherits Organization Owner, which stays.');
});

test('40. A second editor with stale data is told so, and nothing is overwritten', async ({
  page,
  acme,
  runtime,
  tokensPath,
}) => {
  const analytics = await insertWorkspace(runtime.db, acme, { name: 'analytics' });
  await insertWorkspace(runtime.db, acme, { name: 'finance' });
  const grace = await acme.insertMember({ fullName: 'Grace Hopper' });
  const { id } = await acme.createToken({ name: 'ci-deploy' });
  await page.goto(`${tokensPath(id)}/workspaces`);
  const other = await contextOf(runtime, acme, grace);
  const subject = { type: 'TOKEN', id };
  await addSubjectRole(other, { subject, entityType: 'WORKSPACE', entityId: analytics.id, role: 'WORKSPACE_MEMBER' });

  await page.getByRole('button', { name: '+ Workspace' }).click();
  await choose(page, 'Workspace', 'finance');
  const form = dialog(page, 'Workspace');
  await form.getByRole('button', { name: 'Add role' }).click();
  const alert = form.getByRole('alert');
  await expect(alert).toContainText('Grace Hopper changed these roles just now. Nothing was saved.');
  await alert.getByRole('button', { name: 'Keep editing' }).click();
  // Behind an open dialog the page is hidden from roles.
  await expect(page.locator('tr', { hasText: 'analytics' })).toHaveCount(1);
  await form.getByRole('button', { name: 'Add role' }).click();
  await expect(form).toBeHidden();
  await expect(row(page, 'Workspace roles', /finance/)).toBeVisible();
});

test('after creating a token, Add Workspace access leads to its Workspaces', async ({ page, context, tokensPath }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(tokensPath());
  const dialogs = new TokenDialogs(page);
  await dialogs.create('ci-deploy');
  await dialogs.copyOnce.getByRole('button', { name: 'Copy', exact: true }).click();
  await dialogs.copyOnce.getByRole('button', { name: 'Add Workspace access' }).click();
  await expect(page).toHaveURL(/\/api-tokens\/c[0-9a-z]{24}\/workspaces$/);
  await expect(page.getByRole('heading', { name: 'No Workspace roles' })).toBeVisible();
});

test('40. Who removes a role that somebody else changed is told, and goes on with the role as it is now', async ({
  page,
  acme,
  runtime,
  tokensPath,
}) => {
  const { id: entityId } = await insertWorkspace(runtime.db, acme, { name: 'analytics' });
  const other = await contextOf(runtime, acme, await acme.insertMember({ fullName: 'Grace Hopper' }));
  const { id } = await acme.createToken({ name: 'ci-deploy' });
  const target = { subject: { type: 'TOKEN', id }, entityType: 'WORKSPACE', entityId } as const;
  await addSubjectRole(other, { ...target, role: 'WORKSPACE_MEMBER' });
  await page.goto(`${tokensPath(id)}/workspaces`);
  await remove(page, 'analytics');
  await changeSubjectRole({ ...other, now: new Date() }, { ...target, role: 'WORKSPACE_AUTHOR' });
  const question = page.getByRole('dialog', { name: 'Remove Workspace Member on analytics' });
  await question.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(question.getByRole('alert')).toContainText('Grace Hopper changed these roles just now.');
  await expect(question.getByRole('button', { name: 'Load the latest' })).toBeVisible();
  await question.getByRole('button', { name: 'Keep removing' }).click();
  const asked = page.getByRole('dialog', { name: 'Remove Workspace Author on analytics' });
  await expect(asked).toContainText('The role is now Workspace Author. Removing takes that one away.');
  await expect(asked).toContainText('Remove Workspace Author on analytics?');
  await asked.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'No Workspace roles' })).toBeVisible();
});
