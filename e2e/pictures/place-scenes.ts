import type { Page } from '@playwright/test';

import { open, type Scene } from './scene.ts';

const WORKSPACES = '/orgs/acme/workspaces';

/** Who and what has access to the Finance Workspace. */
async function financeAccess(page: Page, kind: 'users' | 'teams' | 'api-tokens'): Promise<void> {
  await finance(page);
  await open(page, page.url().replace(/deployments$/, `settings/access-management/${kind}`));
}

/** The Finance Workspace, or a page of its production Deployment. */
async function finance(page: Page, deployment?: string): Promise<void> {
  await open(page, WORKSPACES);
  await page.getByRole('table').getByRole('link', { name: 'Finance' }).click();
  await page.getByRole('heading', { level: 1, name: 'Deployments' }).waitFor();
  if (deployment !== undefined) {
    await page.getByRole('table').getByRole('link', { name: deployment }).click();
    await page.getByRole('heading', { level: 1, name: deployment }).waitFor();
  }
  await page.waitForLoadState('networkidle');
}

const CHANGED_FILE = `deployment:
  environment_variables:
    - { key: DBT_TARGET, value: prod }
    - { key: SNOWFLAKE_PASSWORD, is_secret: true, value: rotated }
  configuration: { name: finance-prod, executor: CELERY, is_high_availability: true, scheduler_size: LARGE }
  worker_queues:
    - { name: default, worker_type: A10, max_worker_count: 20, min_worker_count: 2, worker_concurrency: 10 }
`;

/** Workspaces, Deployments and their tokens. */
export const PLACE_SCENES: Scene[] = [
  { name: 'workspaces', show: (page) => open(page, WORKSPACES) },
  {
    name: 'workspace-create',
    async show(page) {
      await open(page, WORKSPACES);
      await page.getByRole('button', { name: 'Add Workspace' }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'deployments', show: (page) => finance(page) },
  {
    name: 'deployment-create',
    async show(page) {
      await finance(page);
      await page.getByRole('button', { name: 'Create Deployment' }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'deployment', show: (page) => finance(page, 'finance-prod') },
  {
    name: 'deployment-file',
    async show(page) {
      await finance(page, 'finance-prod');
      await page.getByRole('button', { name: 'Update from file' }).click();
      await page.getByLabel('Deployment file').fill(CHANGED_FILE);
      await page.getByRole('button', { name: 'Review changes' }).click();
      await page.getByRole('button', { name: 'Apply changes' }).waitFor();
    },
  },
  {
    name: 'workspace-general',
    async show(page) {
      await finance(page);
      const href = page.url().replace(/deployments$/, 'settings/general');
      await open(page, href);
    },
  },
  { name: 'workspace-users', show: (page) => financeAccess(page, 'users') },
  { name: 'workspace-teams', show: (page) => financeAccess(page, 'teams') },
  { name: 'workspace-tokens', show: (page) => financeAccess(page, 'api-tokens') },
  {
    name: 'workspace-token-added',
    async show(page) {
      await financeAccess(page, 'api-tokens');
      await page.getByRole('button', { name: '+ API Token' }).first().click();
      await page.getByRole('menuitem', { name: 'Add Organization API Token' }).click();
      await page.getByRole('combobox', { name: 'Organization API Tokens' }).click();
      await page.getByRole('option').first().waitFor();
    },
  },
  {
    name: 'workspace-token-create',
    async show(page) {
      await financeAccess(page, 'api-tokens');
      await page.getByRole('button', { name: '+ API Token' }).first().click();
      await page.getByRole('menuitem', { name: 'Create Workspace API Token' }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'deployment-tokens',
    async show(page) {
      await finance(page, 'finance-prod');
      await page.getByRole('navigation', { name: 'Deployment' }).getByRole('link', { name: 'API Tokens' }).click();
      await page
        .getByRole('searchbox')
        .or(page.getByRole('heading', { name: 'No API tokens yet' }))
        .waitFor();
      await page.waitForLoadState('networkidle');
    },
  },
];
