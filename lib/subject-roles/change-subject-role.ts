import { identityOf } from '#lib/access/binding-rules.ts';
import { plainBindings } from '#lib/access/replace-bindings.ts';
import { requireRecentSignIn } from '#lib/access/require-recent-sign-in.ts';
import type { Context } from '#lib/context.ts';

import { changeSubjectRoles } from './change-subject-roles.ts';
import { withEntryErrors } from './entry-errors.ts';
import { requireHeld } from './require-held.ts';
import { putSubjectRoleInput } from './schemas.ts';
import type { SubjectRoleChange } from './types.ts';

/**
 * Sets another role where the subject has one (putSubjectRoleInput); takes effect with the next request. INVALID on
 * `role`, FORBIDDEN for more than the actor holds there, CONFLICT when somebody changed these roles since `basedOn`.
 */
export async function changeSubjectRole(ctx: Context, raw: unknown): Promise<SubjectRoleChange> {
  const { subject, basedOn, ...binding } = putSubjectRoleInput.parse(raw);
  let at = -1;
  return withEntryErrors(
    () => at,
    () =>
      changeSubjectRoles(ctx, {
        subject,
        basedOn,
        action: 'access',
        check: async (inside, loaded) => {
          await requireHeld(inside, loaded, binding);
          requireRecentSignIn(ctx, 'Changing a role');
        },
        wanted: ({ own }) => {
          at = own.findIndex((held) => identityOf(held) === identityOf(binding));
          return plainBindings(own).map((held, index) => (index === at ? binding : held));
        },
      }),
  );
}
