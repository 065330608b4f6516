import { insertSession } from '#db/queries/sessions.ts';
import { upsertKnownDevice } from '#db/queries/sign-in.ts';
import { newId } from '#lib/ids.ts';

import { ABSOLUTE_LIMIT_MS } from './check-session.ts';
import { deviceDigest } from './known-device.ts';
import { recordUserAudit } from './record-user-audit.ts';
import type { VisitorContext } from './types.ts';

interface NewSession {
  user: { id: string; fullName: string };
  method: 'PASSWORD' | 'SSO';
  /** When the identity was proved: now for a password, the provider's `auth_time` for single sign-on. */
  authenticatedAt: Date;
  /** Text of the device cookie; from now on the person is known there. */
  device: string;
}

/** Opens a session for somebody who has just proved who they are. Returns its id. */
export async function startSession(ctx: VisitorContext, session: NewSession): Promise<string> {
  const { user, method, authenticatedAt, device } = session;
  const id = newId();
  await ctx.db.transaction(async (tx) => {
    await insertSession(tx, {
      id,
      userId: user.id,
      createdAt: ctx.now,
      lastSeenAt: ctx.now,
      expiresAt: new Date(ctx.now.getTime() + ABSOLUTE_LIMIT_MS),
      authenticatedAt,
      address: ctx.request.address,
      userAgent: ctx.request.userAgent,
    });
    await upsertKnownDevice(tx, deviceDigest(device, user.id), user.id, ctx.now);
    await recordUserAudit(tx, ctx, { user, action: 'user.signed_in', after: { method } });
  });
  return id;
}
