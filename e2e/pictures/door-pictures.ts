import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

import type { Browser, Page } from '@playwright/test';

import { createPool } from '#db/client.ts';

import type { ProductState } from '../fixtures/product-state.ts';
import { startProduct } from '../fixtures/start-product.ts';
import { LOOKS, newPage, signIn } from './looks.ts';
import { open } from './scene.ts';

const root = path.join(import.meta.dirname, '../..');
const PORT = 8898;
const EMAIL = 'ada@acme.example';
const PASSWORD = 'seven quiet lanterns';
const LIST = '/orgs/acme/settings/access-management/api-tokens';
const AUTHORIZE = new URLSearchParams({
  client_id: 'astro-cli',
  redirect_uri: 'http://localhost:12345/callback',
  response_type: 'code',
  code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbbZ8UYMxaRE',
  code_challenge_method: 'S256',
  scope: 'openid profile email offline_access',
});

type Take = (page: Page, name: string) => Promise<void>;

async function setupSteps(page: Page, code: string, take: (name: string) => Promise<void>): Promise<void> {
  await open(page, '/setup');
  await page.getByLabel('Set-up code').fill(code);
  await take('setup-code');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByLabel('Organization name').fill('Acme');
  await take('setup-organization');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByLabel('Your name').fill('Ada Lovelace');
  await page.getByLabel('Email').fill(EMAIL);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByText(/^Strength:/).waitFor();
  await take('setup-account');
}

async function resetPath(state: ProductState): Promise<string> {
  const env = {
    ...process.env,
    DATABASE_URL: state.databaseUrl,
    SESSION_KEY: state.sessionKey,
    TOKEN_PEPPERS: state.tokenPeppers,
    KEY_ENCRYPTION_KEY: state.keyEncryptionKey,
  };
  const node = path.join(root, 'node_modules/.bin/node');
  const { stdout } = await promisify(execFile)(node, ['lib/server/user-reset.ts', EMAIL], { cwd: root, env });
  return /\/reset\/\S+/.exec(stdout)?.[0] ?? '';
}

async function invitePath(owner: Page, name: string): Promise<string> {
  const email = `${name}@example.com`;
  await open(owner, '/orgs/acme/settings/access-management/users');
  await owner.getByRole('button', { name: 'Invite member' }).click();
  await owner.getByRole('dialog').getByLabel('Email').fill(email);
  await owner.getByRole('button', { name: 'Send invite' }).click();
  return new URL(await owner.getByLabel(`Link for ${email}`).inputValue()).pathname;
}

/** Set-up, invitation, lost password, consent, and what asks to sign in again: on a product that nobody has used yet. */
export async function takeDoors(browser: Browser, take: Take): Promise<void> {
  const { state, stop } = await startProduct(PORT);
  const pool = createPool(state.databaseUrl);
  try {
    const code = /Setup code: (\S+)/.exec(await readFile(state.logFile, 'utf8'))?.[1] ?? '';
    const pages = await Promise.all(LOOKS.map((look) => newPage(browser, state.url, look)));
    const each = async (show: (page: Page, take: (name: string) => Promise<void>) => Promise<void>) => {
      for (const [at, page] of pages.entries())
        await show(page, (name) => take(page, `${name}-${LOOKS[at]?.name}.png`));
    };
    await each((page, takeOf) => setupSteps(page, code, takeOf));
    const [first] = pages;
    await first?.getByRole('button', { name: 'Finish set-up' }).click();
    await first?.waitForURL(/\/orgs\//);

    await each(async (page, takeOf) => {
      await page.context().clearCookies();
      await open(page, await resetPath(state));
      await takeOf('lost-password');
      await signIn(page, EMAIL, PASSWORD);
      const link = await invitePath(
        page,
        `guest-${page.viewportSize()?.width}-${Math.random().toString(36).slice(2, 7)}`,
      );
      await open(page, `/authorize?${AUTHORIZE}`);
      await takeOf('consent');
      await open(page, '/authorize?client_id=somebody');
      await takeOf('consent-refused');

      await open(page, `${LIST}?dialog=create`);
      await page.getByRole('dialog').getByLabel('Name', { exact: true }).fill('ci-deploy');
      await pool.query(`update sessions set authenticated_at = now() - interval '1 hour'`);
      await page.getByRole('button', { name: 'Create API token' }).click();
      const proof = page.getByRole('dialog', { name: 'Confirm it’s you' });
      await proof.waitFor();
      await takeOf('step-up');
      await proof.getByRole('button', { name: 'Cancel' }).click();
      await pool.query('update sessions set ended_at = now()');
      await page.getByRole('button', { name: 'Create API token' }).click();
      await page.getByRole('dialog', { name: 'Sign in again' }).waitFor();
      await takeOf('sign-in-again');

      await page.context().clearCookies();
      await open(page, link);
      await takeOf('invitation');
    });
  } finally {
    await pool.end();
    await stop();
  }
}
