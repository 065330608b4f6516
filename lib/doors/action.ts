import { headers } from 'next/headers';

import { readSession } from '#lib/auth/read-session.ts';
import type { Context, RequestFacts } from '#lib/context.ts';
import { DomainError } from '#lib/errors.ts';
import { fieldMessages, type ActionResult } from '#lib/result.ts';
import { getRuntime } from '#lib/runtime.ts';
import type { PersonContext, VisitorContext } from '#lib/users/types.ts';

import { buildUserContext } from './build-context.ts';
import { toDomainError } from './refusal.ts';
import { requestFacts } from './request-facts.ts';
import { visitorContext } from './visitor.ts';

/** Runs a service for the signed-in person and never throws: every refusal comes back as a sentence. */
export async function runAction<T>(organization: string, run: (ctx: Context) => Promise<T>): Promise<ActionResult<T>> {
  return answerAction(async (request) => {
    const session = await readSession();
    if (!session) throw sessionEnded();
    return run(await buildUserContext(getRuntime(), session, { shortName: organization }, request));
  });
}

/** The same for somebody who need not be signed in: set-up, sign-in, password links. */
export async function runVisitorAction<T>(run: (ctx: VisitorContext) => Promise<T>): Promise<ActionResult<T>> {
  return answerAction((request) => run(visitorContext(request)));
}

/** The same for a signed-in person whose account it is about, in no particular Organization. */
export async function runPersonAction<T>(run: (ctx: PersonContext) => Promise<T>): Promise<ActionResult<T>> {
  return answerAction(async (request) => {
    const person = await readSession();
    if (!person) throw sessionEnded();
    return run({ ...visitorContext(request), person });
  });
}

async function answerAction<T>(run: (request: RequestFacts) => Promise<T>): Promise<ActionResult<T>> {
  const facts = requestFacts(await headers());
  try {
    return { ok: true, data: await run(facts) };
  } catch (thrown) {
    const error = toDomainError(thrown);
    if (error.cause) getRuntime().log.error({ err: error.cause, requestId: facts.id }, 'action failed');
    const { code, message, details } = error;
    return { ok: false, code, message, fields: fieldMessages(error.fields), details, requestId: facts.id };
  }
}

const sessionEnded = () => new DomainError('UNAUTHENTICATED', 'Your session ended. Sign in again to go on.');
