import { requirePermission } from '#lib/access/require-permission.ts';
import { listTargetActivity, type ActivityPage } from '#lib/audit/list-target-activity.ts';
import type { Context } from '#lib/context.ts';

import { loadMember } from './change-member.ts';
import { canSeeActivity } from './get-user.ts';
import { userActivityInput } from './member-schemas.ts';
import { userActivitySentence } from './user-activity-sentence.ts';

/**
 * Audit entries about a person `{ userId, before? }`, newest first, 50 a page; `next` goes into `before`. For the person
 * themself and for whoever holds organization.auditLogs.export.
 */
export async function listUserActivity(ctx: Context, raw: unknown): Promise<ActivityPage> {
  const { userId, before } = userActivityInput.parse(raw);
  if (!canSeeActivity(ctx, userId)) {
    requirePermission(ctx, 'organization.auditLogs.export', { organizationId: ctx.organization.id });
  }
  await loadMember(ctx, userId);
  return listTargetActivity(ctx, { targetId: userId, before }, userActivitySentence);
}
