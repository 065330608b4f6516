import { inviteUser } from '#lib/invites/invite-users.ts';
import { newId } from '#lib/ids.ts';
import type { Runtime } from '#lib/runtime.ts';

import type { Acme } from './acme.ts';
import { contextOf } from './test-context.ts';

/** Invites somebody without an account to the Organization. Returns the path of the link they would get. */
export async function invitePath(runtime: Runtime, acme: Acme, email = `${newId()}@example.com`): Promise<string> {
  const ctx = await contextOf(runtime, acme, acme.owner);
  const { delivery } = await inviteUser(ctx, { email, role: 'ORGANIZATION_MEMBER' });
  if (delivery.outcome !== 'link') throw new Error('the invitation was mailed');
  return new URL(delivery.link).pathname;
}
