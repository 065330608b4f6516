import { headers } from 'next/headers';
import { forbidden, notFound, redirect, unstable_rethrow } from 'next/navigation';
import { cache } from 'react';

import { readSession } from '#lib/auth/read-session.ts';
import type { Context } from '#lib/context.ts';
import { isDomainError } from '#lib/errors.ts';
import { fieldMessages, type ActionResult } from '#lib/result.ts';
import { getRuntime } from '#lib/runtime.ts';
import type { PersonContext } from '#lib/users/types.ts';

import { buildUserContext } from './build-context.ts';
import { toDomainError } from './refusal.ts';
import { requestFacts, URL_HEADER } from './request-facts.ts';
import { visitorPage } from './visitor.ts';

async function toSignIn(): Promise<never> {
  redirect(`/sign-in?next=${encodeURIComponent((await headers()).get(URL_HEADER) ?? '/')}` as never);
}

/** Reads something of the signed-in person's own for a page outside any Organization. */
export async function readForPerson<T>(read: (ctx: PersonContext) => Promise<T>): Promise<T> {
  const person = (await readSession()) ?? (await toSignIn());
  return read({ ...(await visitorPage()), person });
}

/** The Context of this page load, built once per request however many components ask. */
const pageContext = cache(async (organization: string): Promise<Context> => {
  const all = await headers();
  const session = (await readSession()) ?? (await toSignIn());
  try {
    return await buildUserContext(getRuntime(), session, { shortName: organization }, requestFacts(all));
  } catch (error) {
    if (isDomainError(error) && error.code === 'NOT_FOUND') notFound();
    throw error;
  }
});

/**
 * Reads through one service for a page: NOT_FOUND becomes the 404 page, FORBIDDEN the 403 page. Call it in a layout
 * where the status matters: below a loading.tsx the answer has already begun with 200.
 */
export async function readForPage<T>(
  params: Promise<{ org: string }>,
  read: (ctx: Context) => Promise<T> | T,
): Promise<T> {
  try {
    return await read(await pageContext((await params).org));
  } catch (error) {
    unstable_rethrow(error);
    if (isDomainError(error) && error.code === 'NOT_FOUND') notFound();
    if (isDomainError(error) && error.code === 'FORBIDDEN') forbidden();
    // Next logs it and hands this field to the 500 page, which shows it as the request id.
    throw Object.assign(asError(error), { digest: requestFacts(await headers()).id });
  }
}

const asError = (thrown: unknown) => (thrown instanceof Error ? thrown : new Error(String(thrown)));

/**
 * Like `readForPage`, for a part of a page that can fail alone: anything that is not about who may see what comes back
 * as a refusal with the request's id, so that the rest of the page stays.
 */
export async function tryForPage<T>(
  params: Promise<{ org: string }>,
  read: (ctx: Context) => Promise<T> | T,
): Promise<ActionResult<T>> {
  try {
    return { ok: true, data: await readForPage(params, read) };
  } catch (thrown) {
    unstable_rethrow(thrown);
    const error = toDomainError(thrown);
    const requestId = requestFacts(await headers()).id;
    // The page shows the id of every failure, so that of an ordinary refusal must be found as well.
    getRuntime().log[error.cause ? 'error' : 'warn']({ err: error.cause ?? error, requestId }, 'part of a page failed');
    const { code, message, details } = error;
    return { ok: false, code, message, fields: fieldMessages(error.fields), details, requestId };
  }
}
