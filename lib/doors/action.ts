import { headers } from 'next/headers';

import { readSession } from '#lib/auth/read-session.ts';
import type { Context } from '#lib/context.ts';
import { DomainError } from '#lib/errors.ts';
import { fieldMessages, type ActionResult } from '#lib/result.ts';
import { getRuntime } from '#lib/runtime.ts';

import { buildUserContext } from './build-context.ts';
import { toDomainError } from './refusal.ts';
import { requestFacts } from './request-facts.ts';

/** Runs a service for the signed-in person and never throws: every refusal comes back as a sentence. */
export async function runAction<T>(organization: string, run: (ctx: Context) => Promise<T>): Promise<ActionResult<T>> {
  const facts = requestFacts(await headers());
  try {
    const session = await readSession();
    if (!session) throw new DomainError('UNAUTHENTICATED', 'Your session ended. Sign in again to go on.');
    const ctx = await buildUserContext(getRuntime(), session, organization, facts);
    return { ok: true, data: await run(ctx) };
  } catch (thrown) {
    const error = toDomainError(thrown);
    if (error.cause) getRuntime().log.error({ err: error.cause, requestId: facts.id }, 'action failed');
    const { code, message, details } = error;
    return { ok: false, code, message, fields: fieldMessages(error.fields), details, requestId: facts.id };
  }
}
