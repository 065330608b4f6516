import { decode } from 'next-auth/jwt';
import { beforeAll, describe, expect, it, vi } from 'vitest';

import { insertMember, insertOrganization } from '#db/testing/factories.ts';
import { PASSWORD, passwordHash as makeHash } from '#db/testing/password.ts';
import { testRuntime } from '#db/testing/test-context.ts';
import { useTestDatabase } from '#db/testing/test-database.ts';
import { parseEnv } from '#lib/env.ts';

import { sessionCookieName } from './session-cookie.ts';
import { AuthBrowser } from './testing/auth-browser.ts';

const database = useTestDatabase();
const PUBLIC_URL = 'http://localhost:8888';
const PATH = '/api/auth/callback/credentials';
let passwordHash: string;

beforeAll(async () => {
  vi.stubEnv('NEXTAUTH_URL', PUBLIC_URL);
  passwordHash = await makeHash();
});

async function setUp() {
  const user = await insertMember(database.db, await insertOrganization(database.db), { passwordHash });
  const runtime = testRuntime(database);
  return { user, runtime, browser: new AuthBrowser(runtime), form: { email: user.email, password: PASSWORD } };
}

describe('signing in with a password', () => {
  it('sets a cookie that holds two ids and nothing about the person', async () => {
    const { user, runtime, browser, form } = await setUp();
    const { signedIn } = await browser.post(PATH, form);
    expect(signedIn).toEqual({ userId: user.id });
    const person = await browser.person();
    expect(person?.userId).toBe(user.id);
    const token = browser.cookies.get(sessionCookieName(runtime))?.value ?? '';
    const claims = await decode({ token, secret: runtime.secrets.sessionKey });
    expect(claims).toEqual({
      sid: person?.sessionId,
      sub: user.id,
      iat: expect.any(Number),
      exp: expect.any(Number),
      jti: expect.any(String),
    });
  });

  it('tells why it was refused, and sets no cookie', async () => {
    const { browser, form } = await setUp();
    const answer = await browser.post(PATH, { ...form, password: 'wrong' });
    expect(answer.refusal).toMatchObject({ code: 'UNAUTHENTICATED', message: 'Email or password is incorrect.' });
    expect(answer.location?.searchParams.get('error')).toBe('UNAUTHENTICATED');
    expect(await browser.person()).toBeNull();
  });

  it('is not possible from another site: the CSRF token is missing there', async () => {
    const { browser, form } = await setUp();
    await browser.post('/api/auth/signout', {});
    const answer = await browser.postBare(PATH, form);
    expect(answer.signedIn).toBeUndefined();
    expect(await browser.person()).toBeNull();
  });

  it('never leads to another origin', async () => {
    const { browser, form } = await setUp();
    const answer = await browser.post(PATH, { ...form, callbackUrl: 'https://evil.example/' });
    expect(answer.location?.href).toBe(`${PUBLIC_URL}/`);
  });

  it('ends on the server when signing out: the old cookie is worth nothing', async () => {
    const { browser, form, runtime } = await setUp();
    await browser.post(PATH, form);
    const thief = new AuthBrowser(runtime);
    for (const [name, cookie] of browser.cookies) thief.cookies.set(name, cookie);
    expect(await thief.person()).not.toBeNull();
    await browser.post('/api/auth/signout', {});
    expect(browser.cookies.has(sessionCookieName(runtime))).toBe(false);
    expect(await thief.person()).toBeNull();
  });

  it('is a new proof for the same session when somebody signs in again over it', async () => {
    const { browser, form } = await setUp();
    await browser.post(PATH, form);
    const first = await browser.person();
    await browser.post(PATH, form);
    const second = await browser.person();
    expect(second?.sessionId).toBe(first?.sessionId);
    expect(second?.authenticatedAt.getTime()).toBeGreaterThan(first?.authenticatedAt.getTime() ?? Infinity);
  });

  it('uses secure cookies exactly when the public address is HTTPS', async () => {
    const { form, runtime } = await setUp();
    vi.stubEnv('NEXTAUTH_URL', 'https://keys.example.com');
    const https = { ...runtime, env: parseEnv({ PUBLIC_URL: 'https://keys.example.com' }) };
    const browser = new AuthBrowser(https);
    await browser.post(PATH, form);
    vi.stubEnv('NEXTAUTH_URL', PUBLIC_URL);
    expect(browser.cookies.get('__Secure-next-auth.session-token')?.attributes).toMatch(/Secure/);
    expect((await browser.person())?.email).toBe(form.email);
    expect(sessionCookieName(runtime)).toBe('next-auth.session-token');
  });
});
