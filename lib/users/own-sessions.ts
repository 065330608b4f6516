import { endSessionOf, endSessionRows, selectLiveSessions } from '#db/queries/sessions.ts';

import { clientName } from '#lib/grants/clients.ts';

import { endSessionsInput } from './account-schemas.ts';
import { CLIENT_IDLE_LIMIT_MS, isIdle } from './check-session.ts';
import { recordUserAudit } from './record-user-audit.ts';
import type { PersonContext } from './types.ts';

export interface OwnSession {
  id: string;
  createdAt: Date;
  lastSeenAt: Date;
  address: string;
  userAgent: string;
  /** Name of the program that holds it, such as Astro CLI; null for a browser. */
  client: string | null;
  isThis: boolean;
}

/** Where the person is signed in now, this session first, then the last seen. */
export async function listOwnSessions(ctx: PersonContext): Promise<OwnSession[]> {
  const seenAfter = new Date(ctx.now.getTime() - CLIENT_IDLE_LIMIT_MS);
  const rows = await selectLiveSessions(ctx.db, ctx.person.userId, ctx.now, seenAfter);
  return rows
    .filter((row) => !isIdle(row, ctx.now))
    .map(({ clientId, ...row }) => ({
      ...row,
      client: clientId === null ? null : clientName(clientId),
      isThis: row.id === ctx.person.sessionId,
    }))
    .toSorted((a, b) => Number(b.isThis) - Number(a.isThis));
}

/**
 * Ends `{ sessionId }`, with those of programs allowed in it, or all sessions but the one that asks when it is null;
 * whoever holds their cookies or tokens is refused from the next request on. Only the person's own; one that ended before counts as done.
 */
export async function endOwnSessions(ctx: PersonContext, raw: unknown): Promise<{ endedSessions: number }> {
  const { sessionId } = endSessionsInput.parse(raw);
  const user = { id: ctx.person.userId, fullName: ctx.person.fullName };
  const endedSessions = await ctx.db.transaction(async (tx) => {
    const ended =
      sessionId === null
        ? await endSessionRows(tx, user.id, ctx.now, ctx.person.sessionId)
        : await endSessionOf(tx, user.id, sessionId, ctx.now);
    if (ended > 0)
      await recordUserAudit(tx, ctx, { user, action: 'user.sessions_ended', after: { endedSessions: ended } });
    return ended;
  });
  return { endedSessions };
}
