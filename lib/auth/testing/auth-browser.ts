import NextAuth from 'next-auth';

import type { Runtime } from '#lib/runtime.ts';
import { checkSession } from '#lib/users/check-session.ts';
import { newDevice } from '#lib/users/known-device.ts';

import { askedAgainMark, wasAskedAgain } from '../asked-again.ts';
import { authOptions, type Outcome } from '../options.ts';
import { readSessionCookie, sessionCookieName } from '../session-cookie.ts';
import type { SignedIn } from '#lib/users/signed-in.ts';

interface Answer extends Outcome {
  status: number;
  location: URL | null;
  body: unknown;
}

/** One browser's cookies in front of next-auth, without Next: what call-next-auth.ts does, for tests. */
export class AuthBrowser {
  readonly cookies = new Map<string, { value: string; attributes: string }>();
  /** The cookie that call-next-auth.ts writes beside next-auth's own. */
  mark: string | undefined;
  private readonly runtime: Runtime;

  constructor(runtime: Runtime) {
    this.runtime = runtime;
  }

  /** Who this browser is signed in as, by its cookie. */
  async person(): Promise<SignedIn | null> {
    const cookie = this.cookies.get(sessionCookieName(this.runtime))?.value;
    const claims = await readSessionCookie(this.runtime, cookie);
    return claims && checkSession(this.runtime.db, claims, this.runtime.clock.now());
  }

  async get(path: string): Promise<Answer> {
    return this.send('GET', new URL(path, this.runtime.env.publicUrl), {});
  }

  async post(path: string, form: Record<string, string>): Promise<Answer> {
    const { csrfToken } = (await this.get('/api/auth/csrf')).body as { csrfToken: string };
    return this.send('POST', new URL(path, this.runtime.env.publicUrl), { ...form, csrfToken });
  }

  /** Without the CSRF token: what a form on another site could send. */
  async postBare(path: string, form: Record<string, string>): Promise<Answer> {
    return this.send('POST', new URL(path, this.runtime.env.publicUrl), form);
  }

  private async send(method: string, url: URL, body: Record<string, string>): Promise<Answer> {
    const answer: Answer = { status: 200, location: null, body: undefined };
    const headers = new Map<string, unknown>();
    const response = {
      status: (code: number) => ((answer.status = code), response),
      getHeader: (name: string) => headers.get(name.toLowerCase()),
      setHeader: (name: string, value: unknown) => (headers.set(name.toLowerCase(), value), response),
      json: (sent: unknown) => ((answer.body = sent), response),
      send: (sent: unknown) => ((answer.body = sent), response),
      end: () => response,
    };
    const request = {
      method,
      body,
      query: { ...Object.fromEntries(url.searchParams), nextauth: url.pathname.split('/').slice(3) },
      cookies: Object.fromEntries([...this.cookies].map(([name, { value }]) => [name, value])),
      headers: { host: url.host },
    };
    const caller = {
      request: { id: 'req-test', address: '203.0.113.9', userAgent: 'vitest', method, path: url.pathname },
      session: await this.person(),
      knownDevice: null,
      device: newDevice(),
      wasAskedAgain: wasAskedAgain(this.runtime, this.mark, url.searchParams.get('state')),
    };
    await NextAuth(request as never, response as never, authOptions(this.runtime, caller, answer));
    for (const line of (headers.get('set-cookie') ?? []) as string[]) this.keep(line);
    const location = headers.get('location');
    if (typeof location === 'string') {
      answer.location = new URL(location, url);
      this.mark = askedAgainMark(this.runtime, answer.location.href) ?? this.mark;
    }
    return answer;
  }

  private keep(line: string): void {
    const [pair = '', ...attributes] = line.split('; ');
    const at = pair.indexOf('=');
    const value = decodeURIComponent(pair.slice(at + 1));
    if (value === '') this.cookies.delete(pair.slice(0, at));
    else this.cookies.set(pair.slice(0, at), { value, attributes: attributes.join('; ') });
  }
}
