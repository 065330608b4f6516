import type { Acme } from '#db/testing/acme.ts';

import { expect, test } from '../fixtures/test.ts';
import { TokensPage } from '../pages/tokens-page.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
const ago = (ms: number) => new Date(Date.now() - ms);
const ahead = (ms: number) => new Date(Date.now() + ms);

/** `count` tokens named n-01, n-02, …, the first one being the newest. */
async function createMany(acme: Acme, count: number, prefix = 'n'): Promise<string[]> {
  const names: string[] = [];
  for (let index = 1; index <= count; index += 1) {
    const name = `${prefix}-${String(index).padStart(2, '0')}`;
    const { id } = await acme.createToken({ name });
    await acme.moveToken(id, { createdAt: ago(index * MINUTE) });
    names.push(name);
  }
  return names;
}

test('1. An owner opens Organization Settings, then API Tokens, and sees heading, table and + API Token', async ({
  page,
  acme,
}) => {
  await acme.createToken();
  await page.goto(`/orgs/${acme.shortName}/settings/general`);
  await page.getByRole('link', { name: 'Organization Settings' }).first().click();
  const navigation = page.getByRole('navigation', { name: 'Organization Settings' });
  await expect(navigation.getByRole('heading', { name: 'Access Management' })).toBeVisible();
  await navigation.getByRole('link', { name: 'API Tokens' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'API Tokens' })).toBeVisible();
  await expect(new TokensPage(page).table).toBeVisible();
  await expect(page.getByRole('button', { name: '+ API Token' })).toBeVisible();
  await expect(page).toHaveTitle(`API Tokens · Organization Settings · ${acme.name}`);
  await expect(navigation.getByRole('link', { name: 'API Tokens' })).toHaveAttribute('aria-current', 'page');
});

test('2. The column headers read, in order, Name to Created', async ({ page, acme, tokensPath }) => {
  await acme.createToken();
  await page.goto(tokensPath());
  const headers = new TokensPage(page).table.getByRole('columnheader');
  await expect(headers.filter({ hasText: /./ })).toHaveText([
    'Name',
    'Status',
    'Token',
    'Organization Role',
    'Expires',
    'Last used',
    'Created',
  ]);
});

test('3. A click on a row opens the details page; a Ctrl+click opens it in a new tab and leaves the list', async ({
  page,
  context,
  acme,
  tokensPath,
}) => {
  const { id, name } = await acme.createToken();
  await page.goto(tokensPath());
  const cell = new TokensPage(page).row(name).getByText('Member', { exact: true });
  const opened = context.waitForEvent('page');
  await cell.click({ modifiers: ['ControlOrMeta'] });
  await expect((await opened).getByRole('heading', { level: 1, name })).toBeVisible();
  expect(new URL((await opened).url()).pathname).toBe(tokensPath(id));
  expect(new URL(page.url()).pathname).toBe(tokensPath());

  await cell.click();
  await page.waitForURL(`**${tokensPath(id)}`);
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
});

test('4. Clicking the checkbox or ⋯ does not open the details page', async ({ page, acme, tokensPath }) => {
  const { name } = await acme.createToken();
  await page.goto(tokensPath());
  const list = new TokensPage(page);
  await list.select(name).click();
  await expect(list.select(name)).toBeChecked();
  const menu = await list.openMenu(name);
  // Also a click on the menu that hits no item, which React hands on to the row.
  await menu.getByRole('separator').click({ force: true });
  await page.keyboard.press('Escape');
  await expect(menu).toBeHidden();
  await expect(list.select(name), 'Esc closed the menu only').toBeChecked();
  expect(new URL(page.url()).pathname).toBe(tokensPath());
});

test('5. The ⋯ menu lists its six items in order', async ({ page, acme, tokensPath }) => {
  const { name } = await acme.createToken();
  await page.goto(tokensPath());
  const menu = await new TokensPage(page).openMenu(name);
  await expect(menu.getByRole('menuitem')).toHaveText([
    'View details',
    'Edit Token',
    'Rotate token',
    'Pause token',
    'Copy token ID',
    'Delete Token',
  ]);
});

test('6. A token that never expires shows Never, and one never used shows Never and Not used yet', async ({
  page,
  acme,
  tokensPath,
}) => {
  const { name } = await acme.createToken({ name: 'forever', expiryDays: null });
  await page.goto(tokensPath());
  const cells = new TokensPage(page).row(name).getByRole('cell');
  await expect(cells.nth(2)).toHaveText('Not used yet');
  await expect(cells.nth(5)).toHaveText('Never');
  await expect(cells.nth(6)).toHaveText('Never');
});

test('7. Focusing a time by keyboard shows a tooltip whose first line ends in UTC', async ({
  page,
  acme,
  tokensPath,
}) => {
  const { id, name } = await acme.createToken();
  await acme.moveToken(id, { lastUsedAt: new Date('2026-11-20T21:17:05Z'), lastUsedAddress: '203.0.113.7' });
  await page.goto(tokensPath());
  const row = new TokensPage(page).row(name);
  await row.getByRole('link', { name }).focus();
  const lastUsed = row.locator('time[datetime^="2026-11-20"]');
  for (let step = 0; step < 8 && !(await lastUsed.evaluate((time) => time === document.activeElement)); step += 1) {
    await page.keyboard.press('ArrowRight');
  }
  await expect(lastUsed).toBeFocused();
  const tooltip = page.getByRole('tooltip');
  await expect(tooltip).toContainText(/^2026-11-20 21:17:05 UTC\n.*your time\nfrom 203\.0\.113\.7/);
  await expect(lastUsed).toHaveAccessibleDescription(/21:17:05 UTC/);
  await page.keyboard.press('Escape');
  await expect(tooltip).toBeHidden();
});

test('8. Past endAt the badge of a used token is Expired, one second before it is Expiring soon', async ({
  page,
  acme,
  tokensPath,
}) => {
  const { id, name } = await acme.createToken();
  await acme.moveToken(id, { lastUsedAt: ago(DAY) });
  // The exact second is a service test; here the answer is made well on either side of the end.
  await acme.moveEnd(id, ahead(MINUTE));
  await page.goto(tokensPath());
  const status = new TokensPage(page).row(name).getByRole('cell').nth(2);
  await expect(status).toHaveText('Expiring soon');
  await acme.moveEnd(id, ago(1000));
  await page.reload();
  await expect(status).toHaveText('Expired');
});

test('9. Searching, filtering, sorting and paging change the URL, and reloading restores the same rows', async ({
  page,
  acme,
  tokensPath,
}) => {
  await createMany(acme, 25);
  const { id } = await acme.createToken({ name: 'other' });
  await acme.moveToken(id, { pausedAt: ago(DAY), lastUsedAt: ago(DAY) });
  await page.goto(tokensPath());
  const list = new TokensPage(page);
  const expectSameAfterReload = async (search: Record<string, string>) => {
    await expect.poll(() => Object.fromEntries(new URL(page.url()).searchParams)).toEqual(search);
    await expect(list.table).toHaveAttribute('aria-busy', 'false');
    const before = await list.names();
    await page.reload();
    await expect(list.rows().first()).toBeVisible();
    await expect.poll(() => list.names()).toEqual(before);
    return before;
  };

  await list.search.fill('n-1');
  await expect(list.rows()).toHaveCount(10);
  await expectSameAfterReload({ q: 'n-1' });
  await expect(list.search).toHaveValue('n-1');

  await list.sortBy('Name');
  const sorted = await expectSameAfterReload({ q: 'n-1', sort: 'name', dir: 'asc' });
  expect(sorted).toEqual(sorted.toSorted());

  await page.goto(tokensPath());
  await list.filter('Status', /^Paused, 1$/);
  await expect(list.rows()).toHaveCount(1);
  expect(await expectSameAfterReload({ status: 'paused' })).toEqual(['other']);
  await page.getByRole('button', { name: 'Remove filter Status: Paused' }).click();

  await expect(list.rows()).toHaveCount(26);
  await page.getByRole('combobox', { name: 'Rows' }).selectOption('20');
  await page.getByRole('button', { name: 'Next page' }).click();
  await expect(list.rows()).toHaveCount(6);
  await expectSameAfterReload({ perPage: '20', page: '2' });
  await page.goBack();
  await expect(list.rows()).toHaveCount(20);
});

test('10. Sorting by Expires sets aria-sort on that header only and puts Never last when ascending', async ({
  page,
  acme,
  tokensPath,
}) => {
  await acme.createToken({ name: 'never', expiryDays: null });
  await acme.createToken({ name: 'late', expiryDays: 365 });
  await acme.createToken({ name: 'soon', expiryDays: 7 });
  await page.goto(tokensPath());
  const list = new TokensPage(page);
  await list.sortBy('Expires');
  await expect.poll(() => list.names()).toEqual(['soon', 'late', 'never']);
  await expect(list.header('Expires')).toHaveAttribute('aria-sort', 'ascending');
  await expect(list.table.locator('[aria-sort]')).toHaveCount(1);
  await expect(page.getByRole('status').filter({ hasText: 'Sorted by Expires, ascending. 3 tokens.' })).toBeAttached();

  await list.sortBy('Expires');
  await expect.poll(() => list.names()).toEqual(['never', 'late', 'soon']);
  await list.sortBy('Expires');
  await expect(list.header('Created')).toHaveAttribute('aria-sort', 'descending');
  expect(new URL(page.url()).search).toBe('');
});
