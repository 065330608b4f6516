import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { E2E_URL } from '../fixtures/product-state.ts';
import { expect, test } from '../fixtures/test.ts';
import { untilShown } from '../fixtures/until-shown.ts';

/** Listens on this machine as the Astro CLI does while it waits for the browser. */
async function startCallback() {
  const queries: URLSearchParams[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (url.pathname === '/callback') queries.push(url.searchParams);
    response.end('You can close this page.');
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const redirectUri = `http://localhost:${(server.address() as AddressInfo).port}/callback`;
  return { redirectUri, queries, [Symbol.dispose]: () => server.close() };
}

test('astro login: sign in, allow, and the CLI acts for me until I end its session', async ({
  acme,
  context,
  page,
}) => {
  const { password, ...person } = await acme.insertOwnerWithPassword();
  await context.clearCookies();
  using cli = await startCallback();
  const verifier = randomBytes(32).toString('base64url');
  const config = await (await fetch(`${E2E_URL}/private/v1alpha1/cli/auth-config`)).json();
  // As the CLI writes it, with the address not escaped.
  const address = (redirectUri: string) =>
    `${config.domainUrl}authorize?prompt=login&audience=${config.audience}&client_id=${config.clientId}` +
    `&redirect_uri=${redirectUri}&scope=openid%20profile%20email%20offline_access&response_type=code&response_mode=query` +
    `&code_challenge=${createHash('sha256').update(verifier).digest('base64url')}&code_challenge_method=S256&state=a%26b`;

  await page.goto(address('https://evil.example/callback'));
  await expect(page.getByRole('heading', { name: 'This program cannot sign in here' })).toBeVisible();

  await page.goto(address(cli.redirectUri).replace('S256', 'plain'));
  expect(page.url().startsWith(`${cli.redirectUri}?error=invalid_request&`)).toBe(true);

  await page.goto(address(cli.redirectUri));
  await page.getByLabel('Email').fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Let Astro CLI act for you?' })).toBeVisible();
  await expect(page.getByRole('definition')).toContainText([person.email, 'Astro CLI', cli.redirectUri]);
  await untilShown(page);

  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.waitForURL(`${cli.redirectUri}?*`);
  expect(cli.queries.map((query) => [query.get('error'), query.get('state')])).toEqual([
    ['invalid_request', 'a&b'],
    ['access_denied', 'a&b'],
  ]);

  await page.goto(address(cli.redirectUri));
  await untilShown(page);
  await page.getByRole('button', { name: 'Allow' }).click();
  await page.waitForURL(`${cli.redirectUri}?*`);
  expect(cli.queries.at(-1)?.get('state')).toBe('a&b');
  const answer = await fetch(`${config.domainUrl}oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: config.clientId,
      code: cli.queries.at(-1)?.get('code') ?? '',
      code_verifier: verifier,
      redirect_uri: cli.redirectUri,
    }),
  });
  const { access_token: token } = await answer.json();
  const self = () => fetch(`${E2E_URL}/v1/users/self`, { headers: { authorization: `Bearer ${token}` } });
  expect(await (await self()).json()).toMatchObject({ username: person.email });

  await page.goto('/account');
  const sessions = page.getByRole('list', { name: 'Sessions' }).getByRole('listitem');
  await expect(sessions).toHaveCount(2);
  await page.getByRole('button', { name: 'End this session: Astro CLI' }).click();
  await expect(sessions).toHaveCount(1);
  expect((await self()).status).toBe(401);
});
