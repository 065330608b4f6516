import { readFile } from 'node:fs/promises';

import { insertWorkspace } from '#db/testing/places.ts';

import { expect, test } from '../fixtures/test.ts';

const SECRET = 'correct-horse-battery-staple';
const file = (workerType: string, more = '') => `
deployment:
  environment_variables:
    - {key: REGION, value: eu}
    - {key: API_KEY, is_secret: true, value: ${SECRET}}
  configuration: {name: prod, executor: CeleryExecutor, region: eu-central-1}
  worker_queues:
    - {name: default, worker_type: ${workerType}}${more}
`;

test('a Deployment comes from a file, is changed by one after a look at the difference, and is deleted', async ({
  page,
  acme,
  runtime,
}) => {
  const { id } = await insertWorkspace(runtime.db, acme, { name: 'Finance' });
  await page.goto(`/orgs/${acme.shortName}/workspaces/${id}/deployments`);
  await page.getByRole('button', { name: 'Create from file' }).click();
  const dialog = page.getByRole('dialog');
  const text = dialog.getByLabel('Deployment file');
  await text.fill(file('A7'));
  await dialog.getByRole('button', { name: 'Review changes' }).click();
  await expect(dialog.getByRole('alert')).toContainText(
    'deployment.worker_queues[0].worker_type is “A7”. It must be one of A5, A10, A20, A40, A60, A120, A160.',
  );
  await text.fill(file('A5'));
  await dialog.getByRole('button', { name: 'Review changes' }).click();
  await expect(dialog.getByRole('heading', { name: 'Review changes' })).toBeFocused();
  await expect(dialog.getByRole('region', { name: 'Environment variables' })).toContainText('API_KEY ••••');
  await expect(dialog).not.toContainText(SECRET);
  await dialog.getByRole('button', { name: 'Create Deployment' }).click();

  await expect(page.getByRole('heading', { level: 1, name: 'prod' })).toBeVisible();
  const queues = page.getByRole('main').getByRole('region', { name: 'Worker queues' });
  await expect(queues).toContainText('A5');
  await expect(page.getByRole('row', { name: /API_KEY/ })).toContainText('Secret');
  expect(await page.content()).not.toContain(SECRET);

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Actions for prod' }).click();
  await page.getByRole('menuitem', { name: 'Download as file' }).click();
  const saved = await download;
  expect(saved.suggestedFilename()).toBe('prod.yaml');
  const written = await readFile(await saved.path(), 'utf8');
  expect(written).toContain('worker_type: A5');
  expect(written).not.toContain(SECRET);

  await page.getByRole('button', { name: 'Update from file' }).click();
  await text.fill(
    written.replace('worker_type: A5', 'worker_type: A10').replace(/ {4}- is_secret: false\n.*\n.*\n/, ''),
  );
  await dialog.getByRole('button', { name: 'Review changes' }).click();
  await expect(dialog.getByText('Changes 2 fields of prod.')).toBeVisible();
  await expect(dialog.getByRole('region', { name: 'Worker queues' })).toContainText('A5 → A10');
  await expect(dialog.getByText('Removed REGION')).toBeVisible();
  await dialog.getByRole('button', { name: 'Apply changes' }).click();
  await expect(page.getByRole('region', { name: 'Notifications' }).getByText('Deployment updated')).toBeVisible();
  await expect(queues).toContainText('A10');
  await expect(page.getByRole('row', { name: /REGION/ })).toHaveCount(0);
  await expect(page.getByRole('row', { name: /API_KEY/ })).toBeVisible();

  await page.getByRole('button', { name: 'Edit Deployment' }).click();
  await dialog.getByLabel('Name').fill('production');
  await dialog.getByRole('button', { name: 'Update Deployment' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'production' })).toBeVisible();

  await page.getByRole('button', { name: 'Actions for production' }).click();
  await page.getByRole('menuitem', { name: 'Delete Deployment' }).click();
  const question = page.getByRole('alertdialog', { name: 'Delete this Deployment?' });
  await question.getByLabel('Type Delete to confirm').fill('Delete');
  await question.getByRole('button', { name: 'Yes, Continue' }).click();
  await expect(page).toHaveURL(/\/deployments$/);
  await expect(page.getByRole('heading', { name: 'No Deployments yet' })).toBeVisible();
});

test('a Deployment needs only a name, and each name is there once', async ({ page, acme, runtime }) => {
  const { id } = await insertWorkspace(runtime.db, acme, { name: 'Finance' });
  const list = `/orgs/${acme.shortName}/workspaces/${id}/deployments`;
  const create = async () => {
    await page.goto(list);
    await page.getByRole('button', { name: 'Create Deployment' }).click();
    await page.getByRole('dialog').getByLabel('Name').fill('prod');
    await page.getByRole('dialog').getByRole('button', { name: 'Create Deployment' }).click();
  };
  await create();
  await expect(page).toHaveURL(/\/overview$/);
  await create();
  await expect(
    page.getByText('This Workspace already has a Deployment with that name. Choose another one.'),
  ).toBeVisible();
  expect((await page.goto(`${list}/c00000000000000000000none/overview`))?.status()).toBe(404);
});
