import { createRoute } from '@hono/zod-openapi';

import { inviteUser } from '#lib/invites/invite-users.ts';
import { revokeInvite } from '#lib/invites/revoke-invite.ts';

import { mount, type Base } from './bases.ts';
import type { ApiApp } from './create-app.ts';
import { conflictAsBadRequest, withFieldNames } from './errors.ts';
import { pathId } from './path-id.ts';
import { presentProfile } from './present-profile.ts';
import { json, jsonBody, nothing, pathParam, refusals } from './schemas.ts';
import { organizationParams } from './token-schemas.ts';
import { createInviteBody, inviteSchema } from './user-schemas.ts';

const ON: Base[] = ['v1', 'iam'];
const PATH = '/organizations/{organizationId}/invites';
const tags = ['Invites'];

const createInviteRoute = createRoute({
  operationId: 'createUserInvite',
  tags,
  description:
    'The person becomes a PENDING user at once. The link to accept goes out by mail; when there is no mail server, or it does not take the mail, the answer has it in `inviteLink`.',
  method: 'post',
  path: PATH,
  request: { params: organizationParams, body: jsonBody(createInviteBody) },
  responses: { 200: json(inviteSchema), ...refusals },
});
const deleteRoute = createRoute({
  operationId: 'deleteUserInvite',
  tags,
  description: 'Withdraws an open invitation; the PENDING user goes with it.',
  method: 'delete',
  path: `${PATH}/{inviteId}`,
  request: { params: organizationParams.extend({ inviteId: pathParam('inviteId') }) },
  responses: { ...nothing('Withdrawn.'), ...refusals },
});

/** Adds the operations on invitations (api-contract 4.7). They call the services that the console calls. */
export function addInviteRoutes(app: ApiApp): void {
  mount(app, ON, createInviteRoute, async (c) => {
    const { inviteeEmail, role } = c.req.valid('json');
    const { organization } = c.var.ctx;
    const { inviteId, expiresAt, invitee, inviter, delivery } = await withFieldNames(
      (field) => (field === 'email' ? 'inviteeEmail' : field),
      // Who is a member or invited already is a refused input to programs.
      () => conflictAsBadRequest(() => inviteUser(c.var.ctx, { email: inviteeEmail, role })),
    );
    const by = { type: inviter.type, id: inviter.id, label: inviter.label, leftAt: null };
    const email = c.var.ctx.actor.type === 'USER' ? c.var.ctx.actor.email : null;
    const invited = { type: 'USER' as const, id: invitee.id, label: invitee.fullName, leftAt: null };
    return c.json(
      {
        inviteId,
        organizationId: organization.id,
        organizationName: organization.name,
        expiresAt: expiresAt.toISOString(),
        invitee: presentProfile(invitee.id, 'USER', { ...invited, email: invitee.email }),
        inviter: presentProfile(inviter.id, inviter.type, { ...by, email }),
        userId: invitee.id,
        ...(delivery.outcome === 'link' && { inviteLink: delivery.link }),
      },
      200,
    );
  });
  mount(app, ON, deleteRoute, async (c) => {
    await revokeInvite(c.var.ctx, { inviteId: pathId(c.req.valid('param').inviteId) });
    return c.body(null, 204);
  });
}
