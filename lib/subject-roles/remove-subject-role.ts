import { identityOf } from '#lib/access/binding-rules.ts';
import { plainBindings } from '#lib/access/replace-bindings.ts';
import type { Context } from '#lib/context.ts';

import { changeSubjectRoles } from './change-subject-roles.ts';
import { requireHeld } from './require-held.ts';
import { rolesInside } from './roles-inside.ts';
import { removeSubjectRoleInput } from './schemas.ts';
import type { SubjectRoleChange } from './types.ts';

/**
 * Takes one role away (removeSubjectRoleInput), for people and Teams together with their roles further in: `taken` names
 * them all. Works for tokens that are at home elsewhere too: the place decides. CONFLICT as in `requireHeld`, or when
 * somebody changed these roles since `basedOn`.
 */
export async function removeSubjectRole(ctx: Context, raw: unknown): Promise<SubjectRoleChange> {
  const { subject, basedOn, ...target } = removeSubjectRoleInput.parse(raw);
  return changeSubjectRoles(ctx, {
    subject,
    basedOn,
    action: 'access',
    check: async (inside, loaded) => void (await requireHeld(inside, loaded, target)),
    wanted: (loaded) => {
      const outer = loaded.own.find((held) => identityOf(held) === identityOf({ ...target, role: '' }));
      const going = new Set(outer ? [outer, ...rolesInside(loaded, outer)] : []);
      return plainBindings(loaded.own.filter((held) => !going.has(held)));
    },
  });
}
