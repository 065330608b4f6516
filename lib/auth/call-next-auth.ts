import { cookies, headers } from 'next/headers';
import { NextRequest, NextResponse } from 'next/server';
import NextAuth from 'next-auth';

import { requestFacts } from '#lib/doors/request-facts.ts';
import { getRuntime } from '#lib/runtime.ts';

import { askedAgainMark, wasAskedAgain } from './asked-again.ts';
import { deviceForSignIn, readDevice } from './device-cookie.ts';
import { authOptions, type Outcome } from './options.ts';
import { readSession } from './read-session.ts';
import { isSecure } from './session-cookie.ts';

/** As long as next-auth waits for an answer of the provider. */
const ANSWER_SECONDS = 15 * 60;

interface Answered extends Outcome {
  response: Response;
}

/** Hands one request to next-auth, and makes the browser a known device when somebody signed in. */
export async function handOver(request: NextRequest, nextauth: string[]): Promise<Answered> {
  const runtime = getRuntime();
  const { device, write } = await deviceForSignIn(runtime);
  const name = `${isSecure(runtime) ? '__Host-' : ''}latchkey.asked-again`;
  const caller = {
    wasAskedAgain: wasAskedAgain(
      runtime,
      (await cookies()).get(name)?.value,
      request.nextUrl.searchParams.get('state'),
    ),
    request: requestFacts(await headers()),
    session: await readSession(),
    knownDevice: await readDevice(runtime),
    device,
  };
  const outcome: Outcome = {};
  const options = authOptions(runtime, caller, outcome);
  const response: Response = await NextAuth(request, { params: Promise.resolve({ nextauth }) }, options);
  if (outcome.signedIn) await write();
  const mark = askedAgainMark(runtime, response.headers.get('location'));
  if (mark !== null) {
    (await cookies()).set(name, mark, {
      httpOnly: true,
      sameSite: 'lax',
      secure: isSecure(runtime),
      path: '/',
      maxAge: ANSWER_SECONDS,
    });
  }
  return { response, ...outcome };
}

interface Call {
  path: ['callback', 'credentials'] | ['signin', string] | ['signout'];
  query?: Record<string, string>;
  form: Record<string, string>;
}

/**
 * Does what a form of next-auth would do, from inside a server action: fetches its CSRF token, posts, and passes the
 * cookies on. So there is one way to sign in, whoever asks. Throws the refusal; returns where next-auth would go.
 */
export async function callNextAuth({ path, query, form }: Call): Promise<{ location: string; userId: string | null }> {
  const csrf = await handOver(new NextRequest(authUrl(['csrf'])), ['csrf']);
  await passCookiesOn(csrf.response);
  const { csrfToken } = (await csrf.response.json()) as { csrfToken: string };
  const request = new NextRequest(authUrl(path, query), {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ ...form, csrfToken }),
  });
  const { response, refusal, signedIn } = await handOver(request, path);
  if (refusal) throw refusal;
  await passCookiesOn(response);
  return { location: response.headers.get('location') ?? '/', userId: signedIn?.userId ?? null };
}

function authUrl(path: string[], query: Record<string, string> = {}): URL {
  const url = new URL(`${getRuntime().env.publicUrl}/api/auth/${path.join('/')}`);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url;
}

async function passCookiesOn(response: Response): Promise<void> {
  const jar = await cookies();
  for (const cookie of new NextResponse(null, { headers: response.headers }).cookies.getAll()) jar.set(cookie);
}
