import { E2E_URL } from '../fixtures/product-state.ts';
import { expect, test } from '../fixtures/test.ts';
import { untilShown } from '../fixtures/until-shown.ts';

test('a server action larger than 256 KiB gets 413 and a sentence', async ({ page, tokensPath }) => {
  const answer = await page.request.post(tokensPath(), {
    headers: { 'next-action': '0'.repeat(42), origin: E2E_URL, 'content-type': 'text/plain;charset=UTF-8' },
    data: 'a'.repeat(256 * 1024 + 1),
  });
  expect(answer.status()).toBe(413);
  expect(await answer.text()).toBe('The request body is larger than 256 KiB. Nothing was changed. Send less at once.');
});

test('a change from another site, or without an Origin, gets 403 and a sentence', async ({
  page,
  acme,
  tokensPath,
}) => {
  const data = JSON.stringify([acme.shortName, { name: 'from-elsewhere' }]);
  for (const origin of ['https://evil.example', 'null', '']) {
    const headers = { 'next-action': '0'.repeat(42), 'x-forwarded-host': 'evil.example', ...(origin && { origin }) };
    const answer = await page.request.post(tokensPath(), { headers, data });
    expect(answer.status()).toBe(403);
    expect(await answer.text()).toContain('Nothing was changed.');
  }
});

test('scripts and styles carry the nonce of their own answer, and the browser refuses nothing', async ({
  page,
  acme,
  tokensPath,
}) => {
  await acme.createToken({ name: 'ci-deploy' });
  const refused: string[] = [];
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) refused.push(message.text());
  });
  const first = await page.goto(tokensPath());
  const policy = first?.headers()['content-security-policy'] ?? '';
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
  expect(policy).toContain("object-src 'none'");
  expect(nonce).toBeTruthy();
  // What these scripts load is trusted by 'strict-dynamic'.
  const scripts = (await first?.text())?.match(/<script\b[^>]*>/g) ?? [];
  expect(scripts.length).toBeGreaterThan(3);
  for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`);
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.keyboard.press('Escape');
  expect(refused).toEqual([]);
  const second = await page.request.get(tokensPath(), { headers: { accept: 'text/html' } });
  expect(second.headers()['content-security-policy']).not.toBe(policy);
  expect(second.headers()['cache-control']).toContain('no-store');
});

test('only public files may be kept by a cache', async ({ page, tokensPath }) => {
  const kept: string[] = [];
  page.on('response', (answer) => {
    if (!(answer.headers()['cache-control'] ?? '').includes('no-store')) kept.push(new URL(answer.url()).pathname);
  });
  await page.goto(tokensPath());
  await untilShown(page);
  expect(kept.length).toBeGreaterThan(0);
  for (const path of kept) expect(path).toMatch(/^\/_next\/static\/|^\/icon/);
});
