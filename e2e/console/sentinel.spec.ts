import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

import { sql } from 'drizzle-orm';

import { productState } from '../fixtures/product-state.ts';
import { recordResponses } from '../fixtures/record-responses.ts';
import { expect, test } from '../fixtures/test.ts';

/** Every file below a folder; files and folders that vanish while the database works are skipped. */
async function* filesBelow(folder: string): AsyncGenerator<{ file: string; bytes: Buffer }> {
  for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(file);
    const bytes = entry.isFile() ? await readFile(file).catch(() => null) : null;
    if (bytes) yield { file, bytes };
  }
}

test('a value made in a browser is nowhere but in the one answer that showed it', async ({
  page,
  runtime,
  tokensPath,
  statusOf,
}) => {
  test.setTimeout(120_000);
  const recorded = await recordResponses(page);

  await page.goto(tokensPath());
  await page.getByRole('button', { name: '+ API Token' }).first().click();
  await page.getByLabel('Name', { exact: true }).fill('sentinel');
  await page.getByRole('button', { name: 'Create API token' }).click();
  const value = await page.getByRole('textbox', { name: 'Token value' }).inputValue();
  expect(value.split('.')).toHaveLength(3);
  await page.getByRole('button', { name: 'Copy', exact: true }).first().click();
  await page.getByRole('button', { name: 'Done' }).click();

  // Use it everywhere a value may travel: the API, a wrong header, the search box, a rotation.
  expect(await statusOf(value)).toBe(200);
  await fetch(`${productState().url}/v1/organizations`, { headers: { authorization: value } });
  await fetch(`${productState().url}/v1/organizations/${value}`, { headers: { authorization: `Bearer ${value}` } });
  await page
    .getByRole('searchbox')
    .or(page.getByRole('textbox', { name: /search/i }))
    .first()
    .fill(value);
  await expect(page.getByText('That is the value of')).toBeVisible();
  await page.goto(tokensPath());
  await page.getByRole('link', { name: 'sentinel' }).click();
  for (const tab of ['Usage', 'Activity', 'Settings']) {
    const link = page.getByRole('main').getByRole('link', { name: tab, exact: true });
    await link.click();
    await expect(link).toHaveAttribute('aria-current', 'page');
    await expect(page).toHaveURL(new RegExp(`/${tab.toLowerCase()}$`));
  }

  const needles = [value, ...value.split('.').slice(1)];
  const found = (text: string | Buffer) => needles.some((needle) => text.includes(needle));

  const showing = (await recorded()).filter(({ text }) => found(text));
  expect(showing.map(({ url }) => new URL(url).pathname)).toEqual([tokensPath()]);

  const storage = await page.evaluate(() =>
    JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]),
  );
  expect(found(storage)).toBe(false);
  expect(found(await page.content())).toBe(false);
  expect(found(JSON.stringify(await page.context().cookies()))).toBe(false);

  const tables = await runtime.db.execute<{ name: string }>(
    sql`select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables where schemaname in ('public', 'drizzle')`,
  );
  expect(tables.rows.length).toBeGreaterThan(10);
  for (const { name } of tables.rows) {
    const rows = await runtime.db.execute<{ row: string }>(sql`select t::text as row from ${sql.raw(name)} t`);
    expect(
      rows.rows.filter(({ row }) => found(row)),
      `table ${name}`,
    ).toEqual([]);
  }

  await runtime.db.execute(sql`checkpoint`);
  let scanned = 0;
  let sawName = false;
  for await (const { file, bytes } of filesBelow(productState().databaseDir)) {
    scanned += 1;
    sawName ||= bytes.includes('sentinel');
    expect(found(bytes), `file ${path.basename(file)}`).toBe(false);
  }
  // The scan sees what is stored: the token's name is in there, its value is not.
  expect(scanned).toBeGreaterThan(100);
  expect(sawName).toBe(true);

  const log = await readFile(productState().logFile, 'utf8');
  expect(log).toContain('/v1/organizations');
  expect(found(log)).toBe(false);
});
