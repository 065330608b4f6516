import { readFile } from 'node:fs/promises';

import { sql } from 'drizzle-orm';

import { makeAcme } from '#db/testing/acme.ts';

import { createDatabaseLine } from '../fixtures/database-line.ts';
import { E2E_PORT } from '../fixtures/product-state.ts';
import { startProduct } from '../fixtures/start-product.ts';
import { addSessionCookie, expect, openRuntime, test } from '../fixtures/test.ts';
import { TokensPage } from '../pages/tokens-page.ts';

test('11. Pasting a token value into search names the token, and no request URL, history entry or storage holds the value', async ({
  page,
  acme,
  tokensPath,
}) => {
  const { name, secret } = await acme.createToken();
  const sent: string[] = [];
  page.on('request', (request) => sent.push(request.url(), request.postData() ?? ''));
  await page.goto(tokensPath());
  const list = new TokensPage(page);
  await list.search.focus();
  await page.evaluate((value) => navigator.clipboard.writeText(value).catch(() => {}), secret);
  await page.keyboard.insertText(`Bearer ${secret}`);
  await expect(page.getByText(`That is the value of ${name}.`)).toBeVisible();
  await expect(list.search).toHaveValue('');
  await expect(page.getByRole('link', { name: 'Open', exact: true })).toHaveAttribute('href', /\/c[0-9a-z]{24}$/);

  await page.getByRole('button', { name: 'Dismiss' }).first().click();
  await list.search.fill(`${secret.slice(0, -4)}AAAA`);
  await expect(
    page.getByText(
      'No token in this Organization has or had that value. What ended long ago may not be known any more.',
    ),
  ).toBeVisible();

  // Any piece of the value that is long enough to be of use to somebody.
  const piece = secret.slice(40, 80);
  expect(sent.filter((text) => text.includes(piece))).toEqual([]);
  const kept = await page.evaluate(() =>
    JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, history.state, location.href]),
  );
  expect(kept).not.toContain(piece);
  await page.goBack();
  expect(page.url()).not.toContain(piece);
});

test('12. With 100,000 tokens any page shows at most 100 rows in the DOM, and the last page opens', async ({
  page,
  runtime,
  acme,
  tokensPath,
}) => {
  test.setTimeout(180_000);
  // In parts: one statement may not take longer than a connection of the product allows.
  for (let from = 1; from <= 100_000; from += 10_000)
    await runtime.db.execute(sql`
    insert into api_tokens (id, organization_id, scope, entity_id, name, role, short_token, start_at, created_at,
      created_by_type, created_by_id, updated_at, updated_by_type, updated_by_id)
    select 'c' || lpad(i::text, 6, '0') || right(${acme.id}, 18), ${acme.id}, 'ORGANIZATION', ${acme.id}, 'bulk-' || i,
      'ORGANIZATION_MEMBER', lpad(i::text, 6, '0'), now(), now() - i * interval '1 second', 'USER', ${acme.owner.id},
      now(), 'USER', ${acme.owner.id} from generate_series(${from}::int, ${from + 9_999}::int) i`);
  await page.goto(`${tokensPath()}?perPage=100`);
  const list = new TokensPage(page);
  await expect(page.getByText('1–100 of 100,000')).toBeVisible();
  await expect(list.rows()).toHaveCount(100);

  await list.untilReady();
  await list.pageField.fill('1000');
  await list.pageField.press('Enter');
  await expect(page.getByText('99,901–100,000 of 100,000')).toBeVisible();
  await expect(list.rows()).toHaveCount(100);
  await expect(list.row('bulk-100000')).toBeVisible();

  await page.goto(`${tokensPath()}?perPage=100&page=5000`);
  await expect(page).toHaveURL(/[?&]page=1000(&|$)/);
  await expect(page.getByText('99,901–100,000 of 100,000')).toBeVisible();
});

test('A page number typed while the scripts are still on their way is taken with Enter', async ({
  page,
  acme,
  tokensPath,
}) => {
  for (let index = 0; index < 21; index += 1) await acme.createToken({ name: `row-${index}` });
  const { promise: scripts, resolve: deliver } = Promise.withResolvers<void>();
  await page.route('**/_next/static/**/*.js', async (route) => {
    await scripts;
    await route.continue();
  });
  await page.goto(`${tokensPath()}?perPage=20`, { waitUntil: 'commit' });
  const list = new TokensPage(page);
  await list.pageField.fill('2');
  deliver();
  await list.untilReady();
  await list.pageField.press('Enter');
  await expect(page.getByText('21–21 of 21')).toBeVisible();
  await expect(list.rows()).toHaveCount(1);
});

test('13. No match shows No tokens match, and Clear filters brings rows back', async ({ page, acme, tokensPath }) => {
  const { name } = await acme.createToken();
  await page.goto(`${tokensPath()}?status=expired&q=nothing-like-it`);
  const list = new TokensPage(page);
  await expect(page.getByRole('heading', { name: 'No tokens match' })).toBeVisible();
  await expect(page.getByText('Try fewer filters or another word.')).toBeVisible();
  await page.getByRole('button', { name: 'Clear filters' }).last().click();
  await expect(list.row(name)).toBeVisible();
  await expect(list.search).toHaveValue('');
});

test.describe('14.', () => {
  test('An Organization without tokens shows No API tokens yet', async ({ page, tokensPath }) => {
    await page.goto(tokensPath());
    await expect(page.getByRole('heading', { name: 'No API tokens yet' })).toBeVisible();
    await expect(page.getByRole('button', { name: '+ API Token' })).toHaveCount(1);
    await expect(page.getByRole('searchbox')).toHaveCount(0);
    await page.getByRole('button', { name: '+ API Token' }).click();
    await expect(page.getByRole('dialog', { name: 'Create API token' })).toBeVisible();
  });

  test('A failing list shows Try again inside the frame and recovers', async ({ page, context }) => {
    test.setTimeout(90_000);
    const line = createDatabaseLine();
    const product = await startProduct(E2E_PORT + 4, line.through);
    const { runtime, pool } = openRuntime(product.state);
    try {
      const acme = await makeAcme(runtime);
      await addSessionCookie(context, product.state, runtime, acme.owner);
      const { name } = await acme.createToken();
      await page.goto(`${product.state.url}/orgs/${acme.shortName}/settings/access-management/api-tokens`);
      const list = new TokensPage(page);
      await expect(list.row(name)).toBeVisible();
      await line.cut();
      await list.search.fill('ci');
      await expect(page.getByRole('heading', { name: 'Tokens could not be loaded' })).toBeVisible({ timeout: 20_000 });
      await expect(page.getByText('The list did not answer. Nothing was changed.')).toBeVisible();
      await expect(page.getByText(/^Request ID/)).toBeVisible();
      await expect(page.getByRole('navigation', { name: 'Organization Settings' })).toBeVisible();
      await expect(list.search).toHaveValue('ci');
      await line.mend();
      const again = page.getByRole('button', { name: 'Try again' });
      await expect(async () => {
        // A slow list comes after the look at it: then the button is gone.
        if (await again.isVisible()) await again.click({ timeout: 2000 });
        await expect(list.row(name)).toBeVisible({ timeout: 3000 });
      }).toPass({ timeout: 20_000 });
      await expect(list.search).toHaveValue('ci');
    } finally {
      await pool.end();
      await product.stop();
    }
  });
});

test('15. Selecting a page offers Select all N that match; bulk delete needs the typed Delete and reports the number deleted', async ({
  page,
  acme,
  tokensPath,
}) => {
  for (let index = 0; index < 23; index += 1) await acme.createToken({ name: `bulk-${index}` });
  const { id: usedId } = await acme.createToken({ name: 'bulk-used' });
  await acme.insertUsage(usedId, { address: '203.0.113.7', userAgent: 'curl', calls: 12 });
  await acme.createToken({ name: 'kept' });
  await page.goto(`${tokensPath()}?perPage=20&q=bulk`);
  const list = new TokensPage(page);
  await list.selectAll().check();
  await expect(list.bulkBar).toContainText('20 selected');
  await expect(page.getByText('All 20 on this page are selected.')).toBeVisible();
  await page.getByRole('button', { name: 'Select all 24 that match' }).click();
  await expect(list.bulkBar).toContainText('24 selected');

  await list.bulkBar.getByRole('button', { name: 'Delete' }).click();
  const dialog = page.getByRole('alertdialog', { name: 'Delete 24 tokens?' });
  await expect(dialog).toContainText('1 of them was used in the last 24 hours: bulk-used.');
  const go = dialog.getByRole('button', { name: 'Yes, Continue' });
  await dialog.getByLabel('Type Delete to confirm').fill('delete');
  await expect(go).toHaveAttribute('aria-disabled', 'true');
  await expect(dialog).toContainText('Type Delete with a capital D');
  await dialog.getByLabel('Type Delete to confirm').fill('Delete');
  await go.click();
  await expect(page.getByRole('status').filter({ hasText: '24 tokens deleted' })).toBeAttached();
  await expect(page.getByRole('heading', { name: 'No tokens match' })).toBeVisible();
  await page.getByRole('button', { name: 'Clear filters' }).last().click();
  await expect.poll(() => list.names()).toEqual(['kept']);
});

test('bulk pause lists what was refused and why, and the rest is done', async ({ page, acme, tokensPath }) => {
  await acme.createToken({ name: 'fine' });
  const { id } = await acme.createToken({ name: 'over' });
  await acme.moveEnd(id, new Date(Date.now() - 1000));
  await page.goto(tokensPath());
  const list = new TokensPage(page);
  await list.selectAll().check();
  await list.bulkBar.getByRole('button', { name: 'Pause' }).click();
  await page.getByRole('button', { name: 'Pause 2 tokens' }).click();
  const report = page.getByRole('dialog', { name: '1 token paused, 1 could not be paused' });
  await expect(report.getByRole('listitem')).toContainText('over');
  await expect(report.getByRole('listitem')).toContainText('An expired token is already refused.');
  await expect(report.getByRole('button', { name: 'Retry failed' })).toBeVisible();
  await report.getByRole('button', { name: 'Close' }).click();
  await expect(list.row('fine')).toContainText('Paused');
});

test('16. The CSV export holds every matching row and no token value, and a name starting with = is neutralized', async ({
  page,
  acme,
  tokensPath,
}) => {
  const secrets: string[] = [];
  for (let index = 0; index < 21; index += 1) secrets.push((await acme.createToken({ name: `row-${index}` })).secret);
  secrets.push((await acme.createToken({ name: '=HYPERLINK("x")' })).secret);
  await page.goto(`${tokensPath()}?perPage=20`);
  await page.getByRole('button', { name: 'Export' }).click();
  const arrives = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'CSV' }).click();
  const download = await arrives;
  expect(download.suggestedFilename()).toMatch(new RegExp(`^${acme.shortName}-api-tokens-\\d{4}-\\d\\d-\\d\\d\\.csv$`));
  const text = await readFile(await download.path(), 'utf8');
  const lines = text.trimEnd().split('\r\n');
  expect(lines).toHaveLength(1 + 22);
  expect(text).toContain(`"'=HYPERLINK(""x"")"`);
  for (const secret of secrets) expect(text).not.toContain(secret.slice(20, 60));
});

test('17. Hiding a column survives a reload, and Reset columns shows it again', async ({ page, acme, tokensPath }) => {
  await acme.createToken();
  await page.goto(tokensPath());
  const list = new TokensPage(page);
  await list.toggleColumn('Token');
  await list.toggleColumn('Token ID');
  await expect(list.header('Token')).toBeHidden();
  await page.reload();
  await expect(list.header('Token ID')).toBeVisible();
  await expect(list.header('Token')).toBeHidden();
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('menuitem', { name: 'Reset columns' }).click();
  await expect(list.header('Token')).toBeVisible();
  await expect(list.header('Token ID')).toBeHidden();
});
