import { makeAcme } from '#db/testing/acme.ts';
import { contextOf } from '#db/testing/test-context.ts';
import { addIpRanges } from '#lib/ip-ranges/add-ip-ranges.ts';
import { updateUserRole } from '#lib/users/update-user-role.ts';

import { expect, test } from '../fixtures/test.ts';

test('52. A token of another Organization and an unknown id give the same 404', async ({
  page,
  runtime,
  tokensPath,
}) => {
  const other = await makeAcme(runtime, 'Other');
  const { id } = await other.createToken({ name: 'not-yours' });
  const seen: string[] = [];
  for (const tokenId of [id, 'c00000000000000000000none']) {
    const response = await page.goto(tokensPath(tokenId));
    expect(response?.status()).toBe(404);
    await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible();
    await expect(page.getByText('not-yours')).toHaveCount(0);
    seen.push(await page.getByRole('main').innerText());
  }
  expect(seen[0]).toBe(seen[1]);
});

test('another Organization as a whole is the same 404', async ({ page, runtime, acme }) => {
  const other = await makeAcme(runtime, 'Other');
  expect(acme.shortName).not.toBe(other.shortName);
  for (const shortName of [other.shortName, 'no-such-organization']) {
    const response = await page.goto(`/orgs/${shortName}/settings/access-management/api-tokens`);
    expect(response?.status()).toBe(404);
    await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible();
  }
});

test('a member gets 403 with the needed role named, and no API Tokens entry', async ({
  context,
  page,
  acme,
  signIn,
  tokensPath,
}) => {
  const member = await acme.insertMember({ role: 'ORGANIZATION_MEMBER', fullName: 'Grace Hopper' });
  await signIn(context, member);
  const response = await page.goto(tokensPath());
  expect(response?.status()).toBe(403);
  await expect(page.getByRole('heading', { name: 'You can’t open this page' })).toBeVisible();
  await expect(page.getByText('needs the role Organization Owner. You are Organization Member.')).toBeVisible();
  await expect(page.getByText('Ada Lovelace')).toBeVisible();
  await expect(page.getByRole('link', { name: 'API Tokens' })).toHaveCount(0);
});

test('an Owner whose role was taken reads why a page no longer opens, without a reload', async ({
  context,
  page,
  acme,
  runtime,
  signIn,
}) => {
  const grace = await acme.insertMember({ fullName: 'Grace Hopper' });
  await signIn(context, grace);
  await page.goto(`/orgs/${acme.shortName}/settings/access-management/users`);
  const owner = await contextOf(runtime, acme, acme.owner);
  await updateUserRole(owner, { userId: grace.id, role: 'ORGANIZATION_MEMBER' });
  await page.getByRole('link', { name: 'API Tokens' }).click();
  await expect(page.getByText('needs the role Organization Owner. You are Organization Member.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'API Tokens' })).toHaveCount(0);
});

test('whoever comes from an address that the Organization does not list reads so, and not of a fault', async ({
  page,
  acme,
  runtime,
  tokensPath,
}) => {
  await addIpRanges(await contextOf(runtime, acme, acme.owner), { ranges: ['203.0.113.0/24'] });
  await page.setExtraHTTPHeaders({ 'x-forwarded-for': '203.0.113.9' });
  expect((await page.goto(tokensPath()))?.status()).toBe(200);
  await page.setExtraHTTPHeaders({ 'x-forwarded-for': '198.51.100.1' });
  expect((await page.goto(tokensPath()))?.status()).toBe(403);
  await expect(page.getByRole('heading', { name: 'You can’t open this page' })).toBeVisible();
  await expect(page.getByText('or none from your address')).toBeVisible();
});
