import { z } from 'zod';

import { consumeOneTimeCode, selectOneTimeCode } from '#db/queries/one-time-codes.ts';
import { insertUser, lockFirstUser, selectAnyUserExists } from '#db/queries/users.ts';
import { hashPassword } from '#lib/users/password.ts';
import type { OrganizationFacts } from '#lib/context.ts';
import { DomainError, invalidField } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { insertNewOrganization } from '#lib/organizations/insert-new-organization.ts';
import { organizationFields } from '#lib/organizations/schemas.ts';

import { codeDigest } from './code-digest.ts';
import { createPasswordJudge } from './password-rules.ts';
import { recordUserAudit } from './record-user-audit.ts';
import { setupCodeField, setupUserFields } from './schemas.ts';
import type { VisitorContext } from './types.ts';

const completeSetupInput = z.strictObject({
  code: setupCodeField,
  organizationName: organizationFields.name,
  shortName: organizationFields.shortName,
  ...setupUserFields,
});

/** Whether the set-up page exists: only while there is no user. */
export async function isSetupOpen(ctx: Pick<VisitorContext, 'db'>): Promise<boolean> {
  return !(await selectAnyUserExists(ctx.db));
}

/** Refuses a set-up code that would be refused at the end; uses nothing up. */
export async function checkSetupCode(ctx: VisitorContext, raw: unknown): Promise<void> {
  const { code } = z.strictObject({ code: setupCodeField }).parse(raw);
  if (!(await isSetupOpen(ctx))) throw alreadyDone();
  if (!(await selectOneTimeCode(ctx.db, codeDigest(code), 'SETUP', ctx.now))) throw wrongCode();
}

/**
 * Creates the first Organization and its owner. Of several people finishing at once, one wins; the others get a
 * CONFLICT. Fields: code, organizationName, shortName, fullName, email, password.
 */
export async function completeSetup(
  ctx: VisitorContext,
  raw: unknown,
): Promise<{ organization: OrganizationFacts; email: string }> {
  const input = completeSetupInput.parse(raw);
  await checkSetupCode(ctx, { code: input.code });
  const words = [input.organizationName, input.shortName, input.fullName];
  const { problem } = createPasswordJudge()(input.password, { email: input.email, words });
  if (problem) throw invalidField('password', 'weak', problem);

  const user = { id: newId(), email: input.email, fullName: input.fullName };
  const passwordHash = await hashPassword(input.password);
  // The page's own address may hold the code; it must not reach the audit log.
  const source = { now: ctx.now, request: { ...ctx.request, path: '/setup' } };

  const organization = await ctx.db.transaction(async (tx) => {
    await lockFirstUser(tx);
    if (await selectAnyUserExists(tx)) throw alreadyDone();
    if (!(await consumeOneTimeCode(tx, codeDigest(input.code), 'SETUP', ctx.now))) throw wrongCode();
    await insertUser(tx, { ...user, passwordHash, createdAt: ctx.now, updatedAt: ctx.now });
    const created = await insertNewOrganization(tx, source, {
      name: input.organizationName,
      shortName: input.shortName,
      owner: user,
    });
    const after = { email: user.email, fullName: user.fullName, role: 'ORGANIZATION_OWNER' };
    await recordUserAudit(tx, source, { user, action: 'user.created', after });
    return created;
  });
  return { organization, email: user.email };
}

const wrongCode = () =>
  invalidField('code', 'unknown', 'This is not the set-up code, or it has expired. Find the code in the server log.');

const alreadyDone = () =>
  new DomainError('CONFLICT', 'Somebody else has just finished the set-up. Ask them for access, or sign in.');
