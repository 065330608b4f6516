import { endSessionRow } from '#db/queries/sessions.ts';

import { recordUserAudit } from './record-user-audit.ts';
import type { PersonContext } from './types.ts';

/** Signs the person out: the session is refused from now on, whoever still holds its cookie. */
export async function endSession(ctx: PersonContext): Promise<void> {
  const user = { id: ctx.person.userId, fullName: ctx.person.fullName };
  await ctx.db.transaction(async (tx) => {
    const ended = await endSessionRow(tx, ctx.person.sessionId, ctx.now);
    if (ended) await recordUserAudit(tx, ctx, { user, action: 'user.signed_out' });
  });
}
