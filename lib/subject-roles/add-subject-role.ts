import { identityOf, type WantedBinding } from '#lib/access/binding-rules.ts';
import { plainBindings } from '#lib/access/replace-bindings.ts';
import { requireRecentSignIn } from '#lib/access/require-recent-sign-in.ts';
import type { Context } from '#lib/context.ts';
import { DomainError, invalidField } from '#lib/errors.ts';
import { tokenCan } from '#lib/tokens/token-can.ts';

import { changeSubjectRoles } from './change-subject-roles.ts';
import { withEntryErrors } from './entry-errors.ts';
import type { LoadedSubject } from './load-subject.ts';
import { putSubjectRoleInput } from './schemas.ts';
import type { SubjectRoleChange } from './types.ts';

function requireNotHeld({ own }: LoadedSubject, binding: WantedBinding): void {
  if (own.some((held) => identityOf(held) === identityOf(binding))) {
    throw invalidField('entityId', 'already_added', 'Already added');
  }
}

/** A token is brought to further places only by somebody who may change it as a whole. */
function requireMayBringIn(ctx: Context, { token }: LoadedSubject): void {
  if (!token) return;
  const { edit } = tokenCan(ctx, token);
  if (edit !== true) throw new DomainError('FORBIDDEN', edit);
}

/**
 * Gives one more role (putSubjectRoleInput). INVALID on `entityId` with "Already added" for a target that has one, and
 * on the field in question for whatever domain-facts 4.4 refuses; FORBIDDEN for more than the actor holds there. People
 * and Teams get Workspace Accessor and Deployment Accessor on the way where they have no role: `given` names them all.
 */
export async function addSubjectRole(ctx: Context, raw: unknown): Promise<SubjectRoleChange> {
  const { subject, basedOn, ...binding } = putSubjectRoleInput.parse(raw);
  let at = -1;
  return withEntryErrors(
    () => at,
    () =>
      changeSubjectRoles(ctx, {
        subject,
        basedOn,
        action: 'update',
        check: async (_inside, loaded) => {
          requireMayBringIn(ctx, loaded);
          requireRecentSignIn(ctx, 'Giving a role');
          requireNotHeld(loaded, binding);
        },
        wanted: ({ own }) => {
          at = own.length;
          return [...plainBindings(own), binding];
        },
      }),
  );
}
