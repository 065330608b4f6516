import { insertDeployment, insertTeam, insertWorkspace } from '#db/testing/places.ts';

import { findSmallTargets } from '../fixtures/targets.ts';
import { expect, test } from '../fixtures/test.ts';
import { untilShown } from '../fixtures/until-shown.ts';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

test('59. In every open dialog and menu of a phone each target has 44 px', async ({
  browser,
  acme,
  signIn,
  tokensPath,
}) => {
  test.setTimeout(120_000);
  const { id } = await acme.createToken({ name: 'ci-deploy' });
  await acme.insertUsage(id, { address: '203.0.113.7', userAgent: 'astro-cli/1.45.0', calls: 12 });
  const context = await browser.newContext(PHONE);
  await signIn(context, acme.owner);
  const page = await context.newPage();
  const dialog = page.getByRole('dialog').or(page.getByRole('alertdialog'));
  const expectLarge = async (where: string, within = dialog) => {
    await expect(within).toBeVisible();
    await untilShown(page);
    // On their way in, dialogs and menus are not yet where and as large as they will be.
    await page.evaluate(() => document.getAnimations().forEach((animation) => animation.finish()));
    expect.soft(await findSmallTargets(within), where).toEqual([]);
  };

  await page.goto(`${tokensPath()}?status=active,unused&role=ORGANIZATION_MEMBER`);
  await expectLarge('filter chips', page.locator('body'));
  await page.getByRole('button', { name: 'Filters (3)' }).tap();
  await expectLarge('filters');
  await page.getByRole('button', { name: 'Close' }).tap();
  await expect(dialog).toBeHidden();
  await page.getByRole('button', { name: /^Menu/ }).tap();
  await expectLarge('navigation');
  await page.getByRole('button', { name: 'Close' }).tap();
  await expect(dialog).toBeHidden();

  const menu = page.getByRole('button', { name: 'Actions for ci-deploy' });
  await menu.tap();
  await expectLarge('row menu', page.getByRole('menu'));
  for (const item of ['Edit Token', 'Rotate token', 'Pause token', 'Delete Token']) {
    if (item !== 'Edit Token') await menu.tap();
    await page.getByRole('menuitem', { name: item }).tap();
    await expect(dialog).toBeVisible();
    await expect(page.getByText('Loading usage')).toHaveCount(0);
    await expectLarge(item);
    await page.getByRole('button', { name: 'Cancel' }).tap();
    await expect(dialog).toBeHidden();
  }

  await page.getByRole('button', { name: '+ API Token' }).tap();
  await page.getByRole('button', { name: /What this token can do/ }).tap();
  await expectLarge('create');
  await page.getByLabel('Name', { exact: true }).fill('second');
  await page.getByRole('button', { name: 'Create API token' }).tap();
  await expect(page.getByRole('dialog', { name: 'Copy your API token' })).toBeVisible();
  await expectLarge('copy once');
  await context.close();
});

test('On a phone no list jumps when its rows come', async ({ browser, acme, runtime, signIn }) => {
  const { id: teamId } = await insertTeam(runtime.db, acme, { name: 'Data Platform', memberIds: [acme.owner.id] });
  const { id: workspaceId } = await insertWorkspace(runtime.db, acme, { name: 'analytics' });
  await insertDeployment(runtime.db, acme, workspaceId);
  const access = `/orgs/${acme.shortName}/settings/access-management`;
  const workspace = `/orgs/${acme.shortName}/workspaces/${workspaceId}`;
  // Without scripts a page stays as it first came: its skeleton in the place of the list.
  const [first, later] = await Promise.all([
    browser.newContext({ ...PHONE, javaScriptEnabled: false }),
    browser.newContext(PHONE),
  ]);
  for (const context of [first, later]) await signIn(context, acme.owner);
  const [skeleton, page] = [await first.newPage(), await later.newPage()];
  for (const route of [`${access}/users`, `${access}/teams`, `${access}/teams/${teamId}`, `${workspace}/deployments`]) {
    await skeleton.goto(route);
    await page.goto(route);
    await untilShown(page);
    const top = async (of: typeof page) => (await of.locator('.data-frame').first().boundingBox())?.y;
    expect.soft(await top(page), route).toBe(await top(skeleton));
  }
  await first.close();
  await later.close();
});
