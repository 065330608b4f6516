import { makeAcme, type Acme } from '#db/testing/acme.ts';
import { invitePath } from '#db/testing/invite-path.ts';
import { issuerEnv, startMockIssuer, type MockIssuer } from '#db/testing/mock-issuer.ts';

import { newId } from '#lib/ids.ts';

import { findViolations } from '../fixtures/axe.ts';
import { E2E_PORT } from '../fixtures/product-state.ts';
import { startProduct, type Product } from '../fixtures/start-product.ts';
import { addSessionCookie, expect, openRuntime, test } from '../fixtures/test.ts';

const HOURS = 3_600_000;

test.describe.serial('with an identity provider', () => {
  let issuer: MockIssuer;
  let product: Product;
  let opened: ReturnType<typeof openRuntime>;
  let acme: Acme;

  test.beforeAll(async () => {
    issuer = await startMockIssuer();
    product = await startProduct(E2E_PORT + 3, undefined, issuerEnv(issuer));
    opened = openRuntime(product.state);
    acme = await makeAcme(opened.runtime);
  });
  test.afterAll(async () => {
    await opened.pool.end();
    await product.stop();
    await issuer.stop();
  });
  test.beforeEach(() => {
    issuer.claims = { sub: 'ada', email: acme.owner.email, email_verified: true };
  });
  const tokens = () => `${product.state.url}/orgs/${acme.shortName}/settings/access-management/api-tokens`;

  test('a known person signs in with it and gets the wanted page', async ({ page }) => {
    await page.goto(tokens());
    await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible();
    expect(await findViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Continue with Okta' }).click();
    await expect(page).toHaveURL(tokens());
    await expect(page.getByRole('heading', { name: 'API Tokens', exact: true })).toBeVisible();
  });

  test('an unknown person is told so, and may try again', async ({ page }) => {
    issuer.claims = { ...issuer.claims, email: 'stranger@example.com' };
    await page.goto(tokens());
    await page.getByRole('button', { name: 'Continue with Okta' }).click();
    await expect(page.getByRole('main').getByRole('alert')).toHaveText(
      'Nobody here has your email address. Ask an Organization Owner for access.',
    );
    await expect(page).toHaveTitle('Error: Sign in · Latchkey');
  });

  test('somebody invited joins with it, without a password', async ({ page }) => {
    const email = `${newId()}@example.com`;
    issuer.claims = { sub: email, email, email_verified: true, name: 'Grace Hopper' };
    await page.goto(`${product.state.url}${await invitePath(opened.runtime, acme, email)}`);
    await page.getByRole('button', { name: 'Continue with Okta' }).click();
    await page.getByRole('button', { name: 'Accept invitation' }).click();
    await expect(page).toHaveURL(new RegExp(`/orgs/${acme.shortName}/`));
    await expect(page.getByRole('button', { name: /Grace Hopper/ })).toBeVisible();
  });

  test('step-up happens in another tab, and the form goes on by itself', async ({ page, context }) => {
    await addSessionCookie(context, product.state, opened.runtime, acme.owner, new Date(Date.now() - HOURS));
    await page.goto(`${tokens()}?dialog=create`);
    await page.getByLabel('Name', { exact: true }).fill('kept-through-sso');
    await page.getByRole('button', { name: 'Create API token' }).click();
    const confirm = page.getByRole('dialog', { name: 'Confirm it’s you' });
    await expect(confirm.getByLabel('Password', { exact: true })).toHaveCount(0);
    const asked = context.waitForEvent('request', (request) => request.url().startsWith(`${issuer.url}/authorize`));
    await confirm.getByRole('button', { name: /Continue with Okta/ }).click();
    expect(new URL((await asked).url()).searchParams.get('prompt')).toBe('login');
    await expect(page.getByRole('dialog', { name: 'Copy your API token' })).toBeVisible();
    await expect(page.getByRole('dialog').getByText('kept-through-sso')).toBeVisible();
  });

  test('a provider that is away is named', async ({ page }) => {
    await issuer.stop();
    await page.goto(tokens());
    await page.getByRole('button', { name: 'Continue with Okta' }).click();
    await expect(page.getByRole('main').getByRole('alert')).toHaveText('Okta did not answer. Try again in a minute.');
  });
});
