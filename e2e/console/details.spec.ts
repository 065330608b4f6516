import { readFile } from 'node:fs/promises';

import { expect, test } from '../fixtures/test.ts';
import { TokenDialogs } from '../pages/token-dialogs.ts';

const HOUR_MS = 3_600_000;
const ago = (hours: number) => new Date(Date.now() - hours * HOUR_MS);

test('35. Each tab has its own URL, and an empty Usage tab says what is missing', async ({
  page,
  acme,
  tokensPath,
}) => {
  const { id } = await acme.createToken({ name: 'ci-deploy' });
  await page.goto(tokensPath(id));
  await expect(page).toHaveTitle(`ci-deploy · API Tokens · ${acme.name}`);
  const tabs = page.getByRole('navigation', { name: 'Token' });
  await expect(tabs.getByRole('link')).toHaveText([
    'Overview',
    'Workspaces0',
    'Deployments0',
    'Dags0',
    'Usage',
    'Activity',
    'Settings',
  ]);
  for (const [label, path] of [
    ['Usage', '/usage'],
    ['Activity', '/activity'],
    ['Settings', '/settings'],
    ['Overview', ''],
  ] as const) {
    await tabs.getByRole('link', { name: label }).click();
    await expect(page).toHaveURL(`${tokensPath(id)}${path}`);
    await expect(tabs.getByRole('link', { name: label })).toHaveAttribute('aria-current', 'page');
    await expect(tabs.locator('[aria-current]')).toHaveCount(1);
  }
  await page.goBack();
  await expect(page).toHaveURL(`${tokensPath(id)}/settings`);
  await page.goto(`${tokensPath(id)}/usage`);
  await expect(page.getByRole('heading', { name: 'No requests in this period' })).toBeVisible();
});

test('the usage tab counts requests, names clients and offers them as CSV', async ({ page, acme, tokensPath }) => {
  const { id } = await acme.createToken({ name: 'ci-deploy' });
  await acme.insertUsage(id, { address: '203.0.113.7', userAgent: 'astro-cli/1.45.0', calls: 1200, at: ago(30) });
  await acme.insertUsage(id, { address: '198.51.100.20', userAgent: '=cmd', calls: 34, at: ago(1) });
  await page.goto(`${tokensPath(id)}/usage`);
  const totals = page.getByRole('region', { name: 'Requests' });
  await expect(totals.getByRole('definition').first()).toHaveText('1,234');
  const clients = page.getByRole('table', { name: 'Clients' });
  await expect(clients.getByRole('row')).toHaveCount(3);
  await expect(clients.getByRole('row', { name: /203\.0\.113\.7/ })).toContainText('1,200');

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'CSV' }).click(),
  ]);
  const csv = await readFile(await download.path(), 'utf8');
  expect(csv).toContain('203.0.113.7,astro-cli/1.45.0');
  expect(csv).toContain(`198.51.100.20,'=cmd`);

  await page.getByRole('navigation', { name: 'Range' }).getByRole('link', { name: '24 h' }).click();
  await expect(page).toHaveURL(`${tokensPath(id)}/usage?range=24h`);
  await expect(totals.getByRole('definition').first()).toHaveText('34');
  await page.getByRole('button', { name: 'View as table' }).click();
  await expect(page.getByRole('table', { name: 'Requests per hour' }).getByRole('row')).toHaveCount(2);
});

test('the details page tells facts and rights with the role that decides them', async ({ page, acme, tokensPath }) => {
  const { id } = await acme.createToken({ name: 'ci-deploy', role: 'ORGANIZATION_MEMBER' });
  await page.goto(tokensPath(id));
  const rights = page.getByRole('table', { name: 'Rights of this token' });
  await expect(rights.getByRole('columnheader')).toHaveText(['Right', 'Because of']);
  await expect(rights.getByRole('row', { name: /See users and Teams/ })).toContainText('Organization Member');
  await expect(rights.getByRole('row', { name: /Create Workspaces/ })).toContainText('needs Organization Owner');
  await expect(page.getByRole('region', { name: 'Facts' })).toContainText('90 days, fixed when the value was issued');
});

test('the breadcrumb returns to the list with its filters', async ({ page, acme, tokensPath }) => {
  await acme.createToken({ name: 'ci-deploy' });
  await acme.createToken({ name: 'other' });
  await page.goto(`${tokensPath()}?q=deploy`);
  await page.getByRole('link', { name: 'ci-deploy' }).click();
  await page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link', { name: 'API Tokens' }).click();
  await expect(page).toHaveURL(`${tokensPath()}?q=deploy`);
  await expect(page.getByRole('link', { name: 'ci-deploy' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'other' })).toHaveCount(0);
});

test('notices tell what is wrong, the most severe first', async ({ page, acme, tokensPath }) => {
  const { id } = await acme.createToken({ name: 'ci-deploy' });
  await acme.moveToken(id, { pausedAt: ago(2), pausedById: acme.owner.id });
  await acme.moveEnd(id, ago(72));
  await page.goto(tokensPath(id));
  await expect(page.getByRole('main')).toHaveText(
    /Refused since .+\. Rotate it to start a new period\..*Paused by Ada Lovelace 2 h ago\./s,
  );
});

test('a rotating token shows both values, and End old value now ends the old one', async ({
  page,
  context,
  acme,
  tokensPath,
  statusOf,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const { id, secret } = await acme.createToken({ name: 'ci-deploy' });
  await acme.insertUsage(id, { address: '203.0.113.7', userAgent: 'astro-cli/1.45.0', calls: 12, at: ago(7) });
  await page.goto(tokensPath(id));
  const dialogs = new TokenDialogs(page);
  await page.getByRole('button', { name: 'Rotate token' }).first().click();
  await dialogs.rotate.getByRole('radio', { name: 'Keep it for 24 hours' }).check();
  await dialogs.rotate.getByRole('button', { name: 'Rotate token' }).click();
  const value = await dialogs.value(dialogs.newValue);
  await expect(dialogs.newValue.getByText(`The old value …${secret.slice(-6)} works until`)).toBeVisible();
  await dialogs.copyAndClose(dialogs.newValue);

  const notice = page.getByRole('region', { name: 'Rotation' });
  await expect(notice).toContainText('Two values are accepted until');
  await expect(notice).toContainText(`…${secret.slice(-6)}`);
  await expect(notice).toContainText(`…${value.slice(-6)}`);
  await expect(notice).toContainText('No use of the old value for 7 h: safe to end.');
  await expect(notice).toContainText(/0 calls since \d\d:\d\d/);
  await expect(notice).toContainText('203.0.113.7 astro-cli/1.45.0, 7 h ago');
  await notice.getByRole('button', { name: 'End old value now' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'End old value now' }).click();
  await expect(page.getByRole('alertdialog')).toBeHidden();
  await expect(notice).toHaveCount(0);
  expect(await statusOf(secret)).toBe(401);
  expect(await statusOf(value)).toBe(200);
});

test('41. Activity shows creation, role change and rotation with actor and request id', async ({
  page,
  acme,
  tokensPath,
}) => {
  const { id } = await acme.createToken({ name: 'ci-deploy' });
  await page.goto(tokensPath(id));
  const dialogs = new TokenDialogs(page);
  await page.getByRole('button', { name: 'Edit Token' }).click();
  await dialogs.edit.getByRole('radio', { name: 'Organization Owner' }).check();
  await dialogs.edit.getByRole('button', { name: 'Update API Token' }).click();
  await expect(dialogs.edit).toBeHidden();
  await page.getByRole('button', { name: 'Rotate token' }).first().click();
  await dialogs.rotate.getByRole('button', { name: 'Rotate token' }).click();
  await dialogs.newValue.getByRole('button', { name: 'Done' }).click();
  await dialogs.newValue.getByRole('button', { name: 'Close without copying' }).click();

  await page.goto(`${tokensPath(id)}/activity`);
  const entries = page.getByRole('list', { name: 'Activity' }).getByRole('listitem');
  await expect(entries).toHaveCount(3);
  await expect(entries.nth(0)).toContainText('Ada Lovelace rotated the token and ended the old value');
  await expect(entries.nth(1)).toContainText(
    'Ada Lovelace changed the role from Organization Member to Organization Owner',
  );
  await expect(entries.nth(2)).toContainText('Ada Lovelace created the token with the role Organization Member');
  for (const index of [0, 1]) await expect(entries.nth(index)).toContainText(/127\.0\.0\.1.* · request c[0-9a-z]{24}/);

  await entries.nth(1).getByText('changed the role').click();
  await expect(entries.nth(1)).toContainText('Before: Organization Member');
  await expect(entries.nth(1)).toContainText('After: Organization Owner');
  await expect(entries.nth(1)).toContainText('token.updated');
  await page.getByRole('navigation', { name: 'Kind' }).getByRole('link', { name: 'Rotation' }).click();
  await expect(page).toHaveURL(`${tokensPath(id)}/activity?kind=rotation`);
  await expect(entries).toHaveCount(1);
});
