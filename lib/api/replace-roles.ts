import type { Context as HonoContext } from 'hono';

import { replaceSubjectRoles } from '#lib/subject-roles/replace-subject-roles.ts';

import type { ApiEnv } from './create-app.ts';
import { conflictAsBadRequest } from './errors.ts';
import { CLIENT_HEADER, leftOutMeans } from './left-out.ts';
import { presentSubjectRoles } from './present-token.ts';
import { sentRoles } from './role-schemas.ts';

/** Gives a person or Team the roles sent, and answers with those held then (api-contract 4.3). */
export async function replaceRoles(
  c: HonoContext<ApiEnv>,
  subject: { type: 'USER' | 'TEAM'; id: string },
  body: Parameters<typeof sentRoles>[0],
) {
  const leftOut = leftOutMeans(c.req.header(CLIENT_HEADER));
  const input = { subject, leftOut, ...sentRoles(body) };
  return presentSubjectRoles(await conflictAsBadRequest(() => replaceSubjectRoles(c.var.ctx, input)));
}
