import { randomBytes } from 'node:crypto';

import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

import { selectAuditChain } from '#db/queries/audit-events.ts';
import { sessions, users } from '#db/schema/index.ts';
import { insertMember, insertOrganization } from '#db/testing/factories.ts';
import { testRuntime } from '#db/testing/test-context.ts';
import { useTestDatabase } from '#db/testing/test-database.ts';
import { parseEnv } from '#lib/env.ts';
import type { Runtime } from '#lib/runtime.ts';

import { AuthBrowser } from './testing/auth-browser.ts';
import { issuerEnv, startMockIssuer, type MockIssuer } from '#db/testing/mock-issuer.ts';

const database = useTestDatabase();
const PUBLIC_URL = 'http://localhost:8888';
let issuer: MockIssuer;

beforeAll(async () => {
  vi.stubEnv('NEXTAUTH_URL', PUBLIC_URL);
  issuer = await startMockIssuer();
});
afterAll(() => issuer.stop());
beforeEach(() => {
  issuer.userinfo = {};
});

const runtimeAt = (now = new Date()): Runtime => ({
  ...testRuntime(database),
  env: parseEnv({ PUBLIC_URL, ...issuerEnv(issuer) }),
  clock: { now: () => now },
});

/** A person known here whom the provider knows by the same, verified e-mail. */
async function knownPerson() {
  const organization = await insertOrganization(database.db);
  const user = await insertMember(database.db, organization);
  issuer.claims = { sub: randomBytes(8).toString('hex'), email: user.email, email_verified: true };
  return { organization, user };
}

async function start(browser: AuthBrowser, next = '/orgs/acme', query = '') {
  const { location } = await browser.post(`/api/auth/signin/oidc${query}`, { callbackUrl: next });
  return issuer.authorize(location?.href ?? '');
}

/** The whole way: to the provider, back, and where the browser lands. */
async function signIn(browser: AuthBrowser, next?: string, query?: string) {
  const { back } = await start(browser, next, query);
  return browser.get(back.pathname + back.search);
}

const refusal = (answer: { location: URL | null }) => answer.location?.searchParams.get('error');

describe('single sign-on', () => {
  it('signs in a known person with a verified e-mail, and goes to the wanted page', async () => {
    const { user, organization } = await knownPerson();
    const browser = new AuthBrowser(runtimeAt());
    const answer = await signIn(browser, '/orgs/acme?status=active');
    expect(answer.location?.href).toBe(`${PUBLIC_URL}/orgs/acme?status=active`);
    expect(await browser.person()).toMatchObject({ userId: user.id, email: user.email });
    const chain = await selectAuditChain(database.db, organization.id, 0, 10);
    expect(chain).toMatchObject([{ action: 'user.signed_in', after: { method: 'SSO' } }]);
  });

  it('asks with PKCE, state and nonce', async () => {
    const { asked } = await start(new AuthBrowser(runtimeAt()));
    expect(asked.get('code_challenge_method')).toBe('S256');
    for (const name of ['code_challenge', 'state', 'nonce']) expect(asked.get(name)?.length).toBeGreaterThan(20);
    expect(asked.get('scope')).toBe('openid email profile');
    expect(asked.get('redirect_uri')).toBe(`${PUBLIC_URL}/api/auth/callback/oidc`);
  });

  it('takes the e-mail from userinfo when the ID token has none, in any case', async () => {
    const { user } = await knownPerson();
    issuer.userinfo = { email: user.email.toUpperCase(), email_verified: 'true' };
    issuer.claims = { sub: 'thin-token' };
    const browser = new AuthBrowser(runtimeAt());
    await signIn(browser);
    expect((await browser.person())?.userId).toBe(user.id);
  });

  it.each([
    ['an e-mail that is not verified', { email_verified: false }, 'EMAIL_NOT_VERIFIED'],
    ['an e-mail that nobody vouches for', { email_verified: undefined }, 'EMAIL_NOT_VERIFIED'],
    ['an unknown e-mail', { email: 'stranger@example.com' }, 'UNKNOWN_USER'],
    ['no e-mail', { email: undefined }, 'NO_EMAIL'],
  ])('refuses %s, and creates nobody', async (_what, change, reason) => {
    await knownPerson();
    issuer.claims = { ...issuer.claims, ...change };
    const before = await database.db.select({ id: users.id }).from(users);
    const browser = new AuthBrowser(runtimeAt());
    expect(refusal(await signIn(browser))).toBe(reason);
    expect(await browser.person()).toBeNull();
    expect(await database.db.select({ id: users.id }).from(users)).toHaveLength(before.length);
  });

  it('refuses a person who is not active here', async () => {
    const { user } = await knownPerson();
    await database.db.update(users).set({ status: 'BANNED' }).where(eq(users.id, user.id));
    expect(refusal(await signIn(new AuthBrowser(runtimeAt())))).toBe('UNKNOWN_USER');
  });

  it('refuses an answer that belongs to another browser, another request or nobody', async () => {
    await knownPerson();
    const victim = new AuthBrowser(runtimeAt());
    const { back } = await start(new AuthBrowser(runtimeAt()));
    expect(refusal(await victim.get(back.pathname + back.search))).toBe('OAuthCallback');

    const own = await start(victim);
    own.back.searchParams.set('state', 'made-up');
    expect(refusal(await victim.get(own.back.pathname + own.back.search))).toBe('OAuthCallback');

    issuer.claims = { ...issuer.claims, nonce: 'replayed' };
    expect(refusal(await signIn(victim))).toBe('OAuthCallback');
    expect(await victim.person()).toBeNull();
  });

  it('uses an answer once', async () => {
    await knownPerson();
    const browser = new AuthBrowser(runtimeAt());
    const { back } = await start(browser);
    await browser.get(back.pathname + back.search);
    expect(refusal(await browser.get(back.pathname + back.search))).toBe('OAuthCallback');
  });

  it('says so when the person cancels at the provider', async () => {
    const browser = new AuthBrowser(runtimeAt());
    await start(browser);
    expect(refusal(await browser.get('/api/auth/callback/oidc?error=access_denied&state=x'))).toBe('Callback');
  });

  it.each(['https://evil.example/', '//evil.example', '/\\evil.example', '/sign-in', 'javascript:alert(1)'])(
    'never leads to %s afterwards',
    async (next) => {
      await knownPerson();
      expect((await signIn(new AuthBrowser(runtimeAt()), next)).location?.href).toBe(`${PUBLIC_URL}/`);
    },
  );

  it('sets cookies that scripts and other sites do not see', async () => {
    await knownPerson();
    const browser = new AuthBrowser(runtimeAt());
    await signIn(browser);
    const cookie = browser.cookies.get('next-auth.session-token');
    expect(cookie?.attributes).toMatch(/HttpOnly/);
    expect(cookie?.attributes).toMatch(/SameSite=Lax/);
    expect(cookie?.value.split('.')).toHaveLength(5);
  });
});

describe('single sign-on as a step-up', () => {
  it('renews the proof of the same session, by the time the provider asked', async () => {
    const { user, organization } = await knownPerson();
    const start1 = new Date('2026-11-24T10:00:00.000Z');
    const browser = new AuthBrowser(runtimeAt(start1));
    await signIn(browser);
    const first = await browser.person();

    const start2 = new Date(start1.getTime() + 3_600_000);
    issuer.claims = { ...issuer.claims, auth_time: start2.getTime() / 1000 - 5 };
    const later = new AuthBrowser(runtimeAt(start2));
    for (const [name, cookie] of browser.cookies) later.cookies.set(name, cookie);
    const { back, asked } = await start(later, '/sign-in/done', '?prompt=login&max_age=0');
    expect(asked.get('prompt')).toBe('login');
    expect(asked.get('max_age')).toBe('0');
    expect((await later.get(back.pathname + back.search)).location?.pathname).toBe('/sign-in/done');

    const second = await later.person();
    expect(second?.sessionId).toBe(first?.sessionId);
    expect(second?.authenticatedAt).toEqual(new Date(start2.getTime() - 5_000));
    expect(await database.db.select().from(sessions).where(eq(sessions.userId, user.id))).toHaveLength(1);
    const chain = await selectAuditChain(database.db, organization.id, 0, 10);
    expect(chain.map((event) => event.action)).toEqual(['user.signed_in', 'user.reauthenticated']);
  });

  it('is refused when the provider did not ask again', async () => {
    await knownPerson();
    const browser = new AuthBrowser(runtimeAt());
    await signIn(browser);
    const before = await browser.person();
    issuer.claims = { ...issuer.claims, auth_time: Math.floor(Date.now() / 1000) - 3_600 };
    expect(refusal(await signIn(browser, '/sign-in/done', '?prompt=login'))).toBe('NOT_ASKED_AGAIN');
    expect((await browser.person())?.authenticatedAt).toEqual(before?.authenticatedAt);
  });

  describe('by a provider that does not say when it asked', () => {
    it('counts when this sign-in told it to ask again', async () => {
      await knownPerson();
      const now = new Date();
      const browser = new AuthBrowser(runtimeAt(now));
      await signIn(browser);
      const first = await browser.person();
      expect(first?.authenticatedAt).toEqual(new Date(0));
      expect((await signIn(browser, '/sign-in/done', '?prompt=login&max_age=0')).location?.pathname).toBe(
        '/sign-in/done',
      );
      expect(await browser.person()).toMatchObject({ sessionId: first?.sessionId, authenticatedAt: now });
    });

    it('does not count when it was not told so, nor by the mark of another sign-in', async () => {
      await knownPerson();
      const browser = new AuthBrowser(runtimeAt());
      await signIn(browser);
      await start(browser, '/', '?prompt=login');
      expect(browser.mark).toMatch(/^[\w-]{43}$/);
      expect((await signIn(browser, '/orgs/acme')).location?.pathname).toBe('/orgs/acme');
      expect((await browser.person())?.authenticatedAt).toEqual(new Date(0));
    });
  });

  it('ends the session of whoever was signed in before, when somebody else answers', async () => {
    await knownPerson();
    const browser = new AuthBrowser(runtimeAt());
    await signIn(browser);
    const before = await browser.person();
    const { user } = await knownPerson();
    await signIn(browser);
    expect((await browser.person())?.userId).toBe(user.id);
    const [ended] = await database.db
      .select()
      .from(sessions)
      .where(eq(sessions.id, before?.sessionId ?? ''));
    expect(ended?.endedAt).not.toBeNull();
  });
});
