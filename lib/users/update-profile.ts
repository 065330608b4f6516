import { updateFullName } from '#db/queries/users.ts';

import { updateProfileInput } from './account-schemas.ts';
import { recordUserAudit } from './record-user-audit.ts';
import type { PersonContext } from './types.ts';

/** Changes the person's own name (updateProfileInput), in every Organization they belong to. */
export async function updateProfile(ctx: PersonContext, raw: unknown): Promise<{ fullName: string }> {
  const { fullName } = updateProfileInput.parse(raw);
  const before = ctx.person.fullName;
  if (fullName === before) return { fullName };
  await ctx.db.transaction(async (tx) => {
    await updateFullName(tx, ctx.person.userId, fullName, ctx.now);
    await recordUserAudit(tx, ctx, {
      user: { id: ctx.person.userId, fullName },
      action: 'user.renamed',
      before: { fullName: before },
      after: { fullName },
    });
  });
  return { fullName };
}
