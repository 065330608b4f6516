import type { Page } from '@playwright/test';

import { open, type Scene } from './scene.ts';

const ACCESS = '/orgs/acme/settings/access-management';
const TEAM = 'Data Platform';
const ROLE = 'Release Bot';

async function follow(page: Page, list: string, name: string, tab?: string): Promise<void> {
  await open(page, list);
  await page.getByRole('link', { name, exact: true }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
  if (tab) {
    const tabs = page.getByRole('navigation', { name: 'Team', exact: true });
    await tabs.getByRole('link', { name: tab }).click();
    await tabs.locator('[aria-current=page]', { hasText: tab }).waitFor();
  }
  await page.waitForLoadState('networkidle');
}

/** Teams and roles. */
export const ACCESS_SCENES: Scene[] = [
  { name: 'teams', show: (page) => open(page, `${ACCESS}/teams`) },
  {
    name: 'team-add',
    async show(page) {
      await open(page, `${ACCESS}/teams`);
      await page.getByRole('button', { name: '+ Team' }).click();
      await page.getByRole('checkbox', { name: /Linus Berg/ }).check();
    },
  },
  { name: 'team-members', show: (page) => follow(page, `${ACCESS}/teams`, TEAM) },
  { name: 'team-workspaces', show: (page) => follow(page, `${ACCESS}/teams`, TEAM, 'Workspaces') },
  { name: 'team-settings', show: (page) => follow(page, `${ACCESS}/teams`, TEAM, 'Settings') },
  {
    name: 'team-delete',
    async show(page) {
      await follow(page, `${ACCESS}/teams`, TEAM, 'Settings');
      await page.getByRole('button', { name: 'Delete Team' }).click();
      await page.getByText('the roles this Team gave them').waitFor();
    },
  },
  { name: 'roles-built-in', show: (page) => open(page, `${ACCESS}/roles`) },
  { name: 'role-built-in', show: (page) => open(page, `${ACCESS}/roles/WORKSPACE_OPERATOR`) },
  { name: 'roles-custom', show: (page) => open(page, `${ACCESS}/roles/custom`) },
  { name: 'role-custom', show: (page) => follow(page, `${ACCESS}/roles/custom`, ROLE) },
  {
    name: 'role-add',
    async show(page) {
      await open(page, `${ACCESS}/roles/custom`);
      await page.getByRole('button', { name: '+ Add Role' }).click();
      await page.getByLabel('Start from').selectOption('Deployment Author');
    },
  },
];
