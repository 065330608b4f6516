import type { Page } from '@playwright/test';

import { ACCESS_SCENES } from './access-scenes.ts';
import { PLACE_SCENES } from './place-scenes.ts';
import { open, type Scene } from './scene.ts';

const LIST = '/orgs/acme/settings/access-management/api-tokens';
const USERS = '/orgs/acme/settings/access-management/users';
const BUSY = 'ci-deploy';
const ROTATING = 'terraform-cloud-production';

async function details(page: Page, name: string, tab = ''): Promise<void> {
  await open(page, `${LIST}?q=${name}`);
  const href = (await page.getByRole('link', { name, exact: true }).getAttribute('href')) ?? '';
  await open(page, `${href.split('?')[0]}${tab}`);
}

async function rowDialog(page: Page, item: string): Promise<void> {
  await open(page, `${LIST}?q=${BUSY}`);
  await page.getByRole('button', { name: `Actions for ${BUSY}` }).click();
  await page.getByRole('menuitem', { name: item }).click();
  await page.getByRole('dialog').or(page.getByRole('alertdialog')).waitFor();
  await page.getByText('Loading usage').waitFor({ state: 'detached' });
  await page.waitForLoadState('networkidle');
}

async function createForm(page: Page, query = ''): Promise<void> {
  await open(page, `${LIST}?dialog=create${query}`);
  await page.getByRole('dialog', { name: 'Create API token' }).waitFor();
}

/** A page of Grace Hopper. */
async function grace(page: Page, tab?: string): Promise<void> {
  await open(page, USERS);
  await page.getByRole('link', { name: 'Grace Hopper' }).click();
  const tabs = page.getByRole('navigation', { name: 'User', exact: true });
  await tabs.waitFor();
  if (tab !== undefined) {
    await tabs.getByRole('link', { name: tab }).click();
    await tabs.locator('[aria-current=page]', { hasText: tab }).waitFor();
  }
  await page.waitForLoadState('networkidle');
}

/** In the order in which they are taken; the one that creates a token comes last. */
export const SCENES: Scene[] = [
  { name: 'sign-in', as: 'stranger', show: (page) => open(page, '/sign-in') },
  {
    name: 'sign-in-refused',
    as: 'stranger',
    async show(page) {
      await open(page, '/sign-in');
      await page.getByLabel('Email').fill('somebody@acme.example');
      await page.getByLabel('Password', { exact: true }).fill('not the password');
      await page.getByRole('button', { name: 'Sign in', exact: true }).click();
      await page.getByText('Email or password is incorrect.').waitFor();
    },
  },
  { name: 'list', show: (page) => open(page, LIST) },
  {
    name: 'list-states',
    show: (page) => open(page, `${LIST}?status=expiring,rotating,paused,expired,deleted&perPage=20`),
  },
  {
    name: 'list-selected',
    async show(page) {
      await open(page, `${LIST}?perPage=20`);
      await page.getByRole('checkbox', { name: `Select ${BUSY}` }).check();
      await page.getByRole('checkbox', { name: 'Select edge-ingest-stockholm' }).check();
    },
  },
  {
    name: 'list-menu',
    async show(page) {
      await open(page, LIST);
      await page.getByRole('button', { name: `Actions for ${BUSY}` }).click();
      await page.getByRole('menuitem', { name: 'View details' }).waitFor();
    },
  },
  { name: 'list-no-result', show: (page) => open(page, `${LIST}?q=nothing-has-this-name`) },
  ...PLACE_SCENES,
  { name: 'create', show: (page) => createForm(page, '&name=nightly-dbt-refresh&expires=90') },
  {
    name: 'create-owner',
    async show(page) {
      await createForm(page, '&name=break-glass&role=ORGANIZATION_OWNER');
      await page.getByRole('button', { name: /What this token can do/ }).click();
    },
  },
  {
    name: 'create-refused',
    async show(page) {
      await createForm(page);
      await page.getByRole('button', { name: 'Create API token' }).click();
      await page.getByText('Enter a name for this token').waitFor();
    },
  },
  {
    name: 'create-addresses',
    async show(page) {
      await createForm(page, '&name=office-laptop');
      await page.getByRole('button', { name: 'More options' }).click();
      await page.getByLabel('Allowed IP addresses').fill('203.0.113.0/24\n2001:db8::/48');
    },
  },
  { name: 'edit', show: (page) => rowDialog(page, 'Edit Token') },
  { name: 'rotate', show: (page) => rowDialog(page, 'Rotate token') },
  { name: 'pause', show: (page) => rowDialog(page, 'Pause token') },
  { name: 'delete', show: (page) => rowDialog(page, 'Delete Token') },
  {
    name: 'bulk-delete',
    async show(page) {
      await open(page, `${LIST}?perPage=20`);
      await page.getByRole('checkbox', { name: `Select ${BUSY}` }).check();
      await page.getByRole('checkbox', { name: 'Select edge-ingest-stockholm' }).check();
      await page.getByRole('region', { name: 'Bulk actions' }).getByRole('button', { name: 'Delete' }).click();
      await page.getByRole('alertdialog').or(page.getByRole('dialog')).waitFor();
      await page.waitForLoadState('networkidle');
    },
  },
  { name: 'details', show: (page) => details(page, ROTATING) },
  { name: 'details-active', show: (page) => details(page, BUSY) },
  { name: 'token-workspaces', show: (page) => details(page, BUSY, '/workspaces') },
  { name: 'token-deployments', show: (page) => details(page, BUSY, '/deployments') },
  {
    name: 'token-add-workspace',
    async show(page) {
      await details(page, BUSY, '/workspaces');
      await page.getByRole('button', { name: '+ Workspace' }).click();
      await page.getByRole('combobox', { name: 'Workspace' }).click();
      await page.getByRole('option').first().waitFor();
    },
  },
  {
    name: 'token-add-dag',
    async show(page) {
      await details(page, BUSY, '/dags');
      await page.getByRole('button', { name: '+ Dag' }).first().click();
      await page.getByRole('radio', { name: 'Dag Viewer' }).waitFor();
    },
  },
  { name: 'token-dags', show: (page) => details(page, BUSY, '/dags') },
  { name: 'usage', show: (page) => details(page, ROTATING, '/usage') },
  { name: 'activity', show: (page) => details(page, ROTATING, '/activity') },
  { name: 'settings', show: (page) => details(page, BUSY, '/settings') },
  { name: 'general', show: (page) => open(page, '/orgs/acme/settings/general') },
  { name: 'users', show: (page) => open(page, USERS) },
  {
    name: 'users-invite',
    async show(page) {
      await open(page, USERS);
      await page.getByRole('button', { name: 'Invite member' }).click();
      await page.getByRole('dialog', { name: 'Invite member' }).waitFor();
    },
  },
  {
    name: 'users-remove',
    async show(page) {
      await open(page, USERS);
      await page.getByRole('button', { name: 'Actions for Grace Hopper' }).click();
      await page.getByRole('menuitem', { name: 'Remove user…' }).click();
      await page.getByText(/created \d+ API tokens/).waitFor();
    },
  },
  { name: 'user-details', show: (page) => grace(page) },
  { name: 'user-workspaces', show: (page) => grace(page, 'Workspaces') },
  { name: 'user-teams', show: (page) => grace(page, 'Teams') },
  { name: 'user-activity', show: (page) => grace(page, 'Activity') },
  ...ACCESS_SCENES,
  { name: 'account', show: (page) => open(page, '/account') },
  { name: 'docs', as: 'stranger', show: (page) => open(page, '/docs') },
  { name: 'docs-api', as: 'stranger', show: (page) => open(page, '/docs/api') },
  { name: 'forbidden', as: 'member', show: (page) => open(page, LIST) },
  { name: 'not-found', show: (page) => open(page, `${LIST}/c00000000000000000000none`) },
  {
    name: 'copy',
    async show(page) {
      await createForm(page, '&name=nightly-dbt-refresh&expires=90');
      await page.getByRole('button', { name: 'Create API token' }).click();
      await page.getByRole('dialog', { name: 'Copy your API token' }).waitFor();
      await page.waitForLoadState('networkidle');
    },
  },
  {
    name: 'copied',
    async show(page) {
      await page.getByRole('button', { name: 'Copy', exact: true }).first().click();
      await page.getByText('Copied', { exact: true }).first().waitFor();
    },
  },
];
