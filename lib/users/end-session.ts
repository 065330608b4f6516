import { endSessionOf } from '#db/queries/sessions.ts';

import { recordUserAudit } from './record-user-audit.ts';
import type { PersonContext } from './types.ts';

/** Signs the person out: the session, and those of programs allowed in it, are refused from now on. */
export async function endSession(ctx: PersonContext): Promise<void> {
  const user = { id: ctx.person.userId, fullName: ctx.person.fullName };
  await ctx.db.transaction(async (tx) => {
    const ended = await endSessionOf(tx, user.id, ctx.person.sessionId, ctx.now);
    if (ended > 0) await recordUserAudit(tx, ctx, { user, action: 'user.signed_out' });
  });
}
