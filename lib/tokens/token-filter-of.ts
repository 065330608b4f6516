import { selectMemberIdsByName } from '#db/queries/profiles.ts';
import { hasLongTexts } from '#db/queries/token-list.ts';
import type { TokenFilter } from '#db/queries/token-filter.ts';
import type { Context } from '#lib/context.ts';
import { getPolicies } from '#lib/policies/policies.ts';

import type { STATUS_FILTERS, TokenQuery } from './schemas.ts';
import type { TokenStatus } from './token-status.ts';

const STATUS_OF: Record<(typeof STATUS_FILTERS)[number], TokenStatus> = {
  active: 'ACTIVE',
  expiring: 'EXPIRING',
  rotating: 'ROTATING',
  paused: 'PAUSED',
  expired: 'EXPIRED',
  unused: 'UNUSED',
  leaked: 'LEAKED',
  blocked: 'BLOCKED',
  deleted: 'DELETED',
};

/** The list's question as the database asks it, in this Organization at this moment. */
export async function tokenFilterOf(ctx: Context, query: TokenQuery): Promise<TokenFilter> {
  // PostgreSQL text cannot hold NUL, and no name holds any control character.
  const text = query.q.replace(/\p{Cc}/gu, ' ').trim();
  return {
    organizationId: ctx.organization.id,
    q: text,
    hasLongTexts: text !== '' && (await hasLongTexts(ctx.db, ctx.organization.id)),
    creatorIds: text === '' ? [] : await selectMemberIdsByName(ctx.db, ctx.organization.id, text),
    statuses: query.status.map((status) => STATUS_OF[status]),
    roles: query.role,
    scope: query.scope,
    place: query.place && { ...query.place, belongsTo: query.belongsTo },
    expires: query.expires,
    used: query.used,
    by: query.by,
    workspace: query.workspace,
    deployment: query.deployment,
    now: ctx.now,
    firstReminderDays: getPolicies(ctx).firstReminderDays,
  };
}
