import { formatDateTime } from '#lib/format.ts';

import { expect, test } from '../fixtures/test.ts';
import { TokenDialogs } from '../pages/token-dialogs.ts';

const HOUR_MS = 3_600_000;
const ago = (ms: number) => new Date(Date.now() - ms);

test.use({ timezoneId: 'UTC', permissions: ['clipboard-read', 'clipboard-write'] });

test('40. A second editor with stale data is told so, and nothing is overwritten', async ({
  page,
  context,
  browser,
  acme,
  signIn,
  tokensPath,
}) => {
  const { id } = await acme.createToken({ name: 'ci-deploy' });
  const grace = await acme.insertMember({ fullName: 'Grace Hopper' });
  const other = await browser.newContext();
  await signIn(other, grace);
  const theirs = await other.newPage();
  for (const who of [page, theirs]) {
    await who.goto(tokensPath(id));
    await who.getByRole('button', { name: 'Edit Token' }).click();
  }
  const [mine, first] = [new TokenDialogs(page), new TokenDialogs(theirs)];
  await first.edit.getByRole('textbox', { name: 'Name' }).fill('named by Grace');
  await first.edit.getByLabel('Description').fill('described by Grace');
  await first.edit.getByRole('button', { name: 'Update API Token' }).click();
  await expect(first.edit).toBeHidden();

  const name = mine.edit.getByRole('textbox', { name: 'Name' });
  const description = mine.edit.getByLabel('Description');
  await name.fill('named by Ada');
  await mine.edit.getByRole('button', { name: 'Update API Token' }).click();
  const told = mine.edit
    .getByRole('alert')
    .filter({ hasText: /^Grace Hopper changed this token .+ Nothing was saved\./ });
  await expect(told).toBeVisible();
  await mine.edit.getByRole('button', { name: 'Keep editing' }).click();
  await expect(
    mine.edit.getByText(
      'The form now shows the latest description. The saved name is now “named by Grace”. ' +
        'Saving replaces that with what you entered.',
    ),
  ).toBeVisible();
  await expect(name).toHaveValue('named by Ada');
  await expect(description).toHaveValue('described by Grace');

  // Saved again in between: refused again, and the latest can still be loaded instead.
  await theirs.getByRole('button', { name: 'Edit Token' }).click();
  await first.edit.getByLabel('Description').fill('described twice');
  await first.edit.getByRole('button', { name: 'Update API Token' }).click();
  await expect(first.edit).toBeHidden();
  await mine.edit.getByRole('button', { name: 'Update API Token' }).click();
  await mine.edit.getByRole('button', { name: 'Load the latest' }).click();
  await expect(name).toHaveValue('named by Grace');
  await expect(description).toHaveValue('described twice');
  await expect(mine.edit.getByRole('alert').filter({ hasText: /^The form now shows the latest\.$/ })).toBeFocused();

  await theirs.getByRole('button', { name: 'Edit Token' }).click();
  await first.edit.getByLabel('Description').fill('described at last');
  await first.edit.getByRole('button', { name: 'Update API Token' }).click();
  await expect(first.edit).toBeHidden();
  await name.fill('named by both');
  await mine.edit.getByRole('button', { name: 'Update API Token' }).click();
  await mine.edit.getByRole('button', { name: 'Keep editing' }).click();
  const news = mine.edit.getByRole('alert').filter({ hasText: /^The form now shows the latest description\.$/ });
  await expect(news).toBeFocused();
  await mine.edit.getByRole('button', { name: 'Update API Token' }).click();
  await expect(mine.edit).toBeHidden();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('named by both');
  await expect(page.getByText('described at last').first()).toBeVisible();
  await other.close();
  expect(context.pages()).toHaveLength(1);
});

test('42. Edit Token changes name, description and role; the value keeps working', async ({
  page,
  acme,
  tokensPath,
  statusOf,
}) => {
  const { secret } = await acme.createToken({ name: 'ci-deploy', role: 'ORGANIZATION_OWNER' });
  await page.goto(tokensPath());
  const dialogs = new TokenDialogs(page);
  await dialogs.choose('ci-deploy', 'Edit Token');
  const { edit } = dialogs;
  await expect(edit.getByText('Expiration is fixed when a value is issued.')).toBeVisible();
  await expect(edit.getByRole('radio', { name: '90 days' })).toHaveCount(0);
  await edit.getByRole('textbox', { name: 'Name' }).fill('ci-deploy-2');
  await edit.getByLabel('Description').fill('Now with words');
  await edit.getByRole('radio', { name: 'Organization Billing Admin' }).check();
  await expect(edit.getByText(/^Loses: Create API tokens, /)).toBeVisible();
  await expect(edit.getByText('Takes effect with the next request.')).toBeVisible();
  await edit.getByRole('button', { name: 'Update API Token' }).click();
  await expect(edit).toBeHidden();
  await expect(page.getByText('Token updated').first()).toBeVisible();
  const row = page.getByRole('row', { name: /ci-deploy-2/ });
  await expect(row).toContainText('Now with words');
  await expect(row).toContainText('Billing Admin');
  expect(await statusOf(secret)).toBe(200);
});

test('42. Without a change Edit Token closes silently', async ({ page, acme, tokensPath }) => {
  await acme.createToken({ name: 'ci-deploy' });
  await page.goto(tokensPath());
  const dialogs = new TokenDialogs(page);
  await dialogs.choose('ci-deploy', 'Edit Token');
  await dialogs.edit.getByRole('button', { name: 'Update API Token' }).click();
  await expect(dialogs.edit).toBeHidden();
  await expect(page.getByText('Token updated')).toHaveCount(0);
});

test('43. Rotate token inside Edit leads to a new value; the old one ends and the ID stays', async ({
  page,
  acme,
  tokensPath,
  statusOf,
}) => {
  const { id, secret } = await acme.createToken({ name: 'ci-deploy' });
  await page.goto(tokensPath(id));
  const dialogs = new TokenDialogs(page);
  await page.getByRole('button', { name: 'Edit Token' }).click();
  await dialogs.edit.getByRole('textbox', { name: 'Name' }).fill('half typed');
  await dialogs.edit.getByRole('button', { name: 'Rotate token' }).click();
  await expect(page.locator('[aria-modal="true"]')).toHaveCount(1);
  await dialogs.rotate.getByRole('button', { name: 'Back' }).click();
  await expect(dialogs.edit.getByRole('textbox', { name: 'Name' })).toHaveValue('half typed');
  await dialogs.edit.getByRole('button', { name: 'Rotate token' }).click();
  await expect(dialogs.rotate.getByRole('radio', { name: 'End it now' })).toBeChecked();
  await expect(dialogs.rotate.getByText(/^New value expires .+ \(90 days from now\)\.$/)).toBeVisible();
  await dialogs.rotate.getByRole('button', { name: 'Rotate token' }).click();
  const value = await dialogs.value(dialogs.newValue);
  await dialogs.copyAndClose(dialogs.newValue);
  expect(value).not.toBe(secret);
  expect(await statusOf(value)).toBe(200);
  expect(await statusOf(secret)).toBe(401);
  await expect(page).toHaveURL(tokensPath(id));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('ci-deploy');
});

test('44. With Keep it for 1 hour both values answer 200, and after the hour the old one answers 401', async ({
  page,
  acme,
  tokensPath,
  statusOf,
}) => {
  const { id, secret } = await acme.createToken({ name: 'ci-deploy' });
  await page.goto(tokensPath());
  const dialogs = new TokenDialogs(page);
  await dialogs.choose('ci-deploy', 'Rotate token');
  await dialogs.rotate.getByRole('radio', { name: 'Keep it for 1 hour' }).check();
  await dialogs.rotate.getByRole('button', { name: 'Rotate token' }).click();
  const value = await dialogs.value(dialogs.newValue);
  await dialogs.copyAndClose(dialogs.newValue);
  await expect(page.getByRole('row', { name: /ci-deploy/ })).toContainText('Rotating');
  expect([await statusOf(secret), await statusOf(value)]).toEqual([200, 200]);
  await acme.moveOverlapEnd(id, ago(1000));
  await expect.poll(() => statusOf(secret), { timeout: 3000 }).toBe(401);
  expect(await statusOf(value)).toBe(200);
  await page.reload();
  await expect(page.getByRole('row', { name: /ci-deploy/ })).not.toContainText('Rotating');
});

test('45. The overlap is capped at the old value’s expiry', async ({ page, acme, tokensPath }) => {
  const { id } = await acme.createToken({ name: 'ci-deploy' });
  const end = new Date(Date.now() + 3 * 24 * HOUR_MS);
  await acme.moveEnd(id, end);
  await page.goto(tokensPath(id));
  const dialogs = new TokenDialogs(page);
  await page.getByRole('button', { name: 'Rotate token' }).first().click();
  const options = dialogs.rotate.getByRole('radiogroup', { name: 'Old value' });
  await expect(options.getByText(/^until .+, its expiry$/)).toHaveCount(1);
  await dialogs.rotate.getByRole('radio', { name: 'Keep it for 7 days' }).check();
  await dialogs.rotate.getByRole('button', { name: 'Rotate token' }).click();
  await dialogs.copyAndClose(dialogs.newValue);
  await expect(page.getByRole('region', { name: 'Rotation' })).toContainText(
    `Two values are accepted until ${formatDateTime(end, 'UTC')}`,
  );
});

test('two people rotate at once: one wins, the other is told', async ({ page, browser, acme, signIn, tokensPath }) => {
  const { id } = await acme.createToken({ name: 'ci-deploy' });
  const other = await browser.newContext();
  await signIn(other, await acme.insertMember({ fullName: 'Grace Hopper' }));
  const theirs = await other.newPage();
  for (const who of [page, theirs]) {
    await who.goto(tokensPath(id));
    await who.getByRole('button', { name: 'Rotate token' }).first().click();
    await expect(new TokenDialogs(who).rotate.getByText('Never used.')).toBeVisible();
  }
  const [mine, first] = [new TokenDialogs(page), new TokenDialogs(theirs)];
  await first.rotate.getByRole('button', { name: 'Rotate token' }).click();
  await expect(first.newValue).toBeVisible();
  await mine.rotate.getByRole('button', { name: 'Rotate token' }).click();
  await expect(mine.rotate.getByRole('alert')).toHaveText(
    /^Grace Hopper rotated this token .+\. Your request was not carried out\.$/,
  );
  await other.close();
});

test('46. A token used minutes ago shows its clients in the rotate and delete dialogs', async ({
  page,
  acme,
  tokensPath,
}) => {
  const { id } = await acme.createToken({ name: 'ci-deploy' });
  for (const [address, calls] of [
    ['203.0.113.7', 4000],
    ['198.51.100.20', 210],
  ] as const) {
    await acme.insertUsage(id, { address, userAgent: 'astro-cli/1.45.0', calls, at: ago(2 * 60_000) });
  }
  await page.goto(tokensPath());
  const dialogs = new TokenDialogs(page);
  await dialogs.choose('ci-deploy', 'Rotate token');
  const used = dialogs.rotate.getByRole('region', { name: 'In use' });
  await expect(used).toContainText('Last used 2 min ago · 4,210 requests in 7 days · 2 clients');
  await expect(used.getByRole('listitem').first()).toContainText('203.0.113.7');
  await expect(dialogs.rotate.getByText('Used 2 min ago: this will break 2 clients.')).toBeVisible();
  await dialogs.rotate.getByRole('button', { name: 'Keep it for 24 hours instead' }).click();
  await expect(dialogs.rotate.getByRole('radio', { name: 'Keep it for 24 hours' })).toBeChecked();
  await dialogs.rotate.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialogs.rotate).toBeHidden();
  await dialogs.choose('ci-deploy', 'Delete Token');
  await expect(dialogs.remove.getByRole('region', { name: 'In use' })).toContainText('203.0.113.7');
});
