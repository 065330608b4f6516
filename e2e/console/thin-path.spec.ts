import { expect, test } from '../fixtures/test.ts';

test('1. An owner opens the list and sees heading, table and button', async ({ page, acme, tokensPath }) => {
  await acme.createToken({ name: 'ci-deploy' });
  const response = await page.goto(tokensPath());
  expect(response?.status()).toBe(200);
  await expect(page.getByRole('heading', { name: 'API Tokens', level: 1 })).toBeVisible();
  await expect(page.getByRole('link', { name: 'ci-deploy' })).toBeVisible();
});

test('a token made by the fixture answers on the API', async ({ acme, statusOf }) => {
  const { secret } = await acme.createToken();
  expect(await statusOf(secret)).toBe(200);
  expect(await statusOf(`${secret}x`)).toBe(401);
});
