import { useRouter } from 'next/navigation';

import { useFrame } from '#components/shell/frame-context.tsx';
import type { ActionResult } from '#lib/result.ts';
import type { SubjectRoleRow, SubjectRolesPage } from '#lib/subject-roles/types.ts';
import { Q_MAX } from '#lib/lists.ts';

import { useRoleTab } from './role-context.ts';

/** After a clash: reads the roles as they are now, those whose place or Dag is called `q` among them, for the page too. */
export function useReadRoles(): (q: string) => Promise<ActionResult<SubjectRolesPage>> {
  const { subject, level, actions } = useRoleTab();
  const { organization } = useFrame();
  const router = useRouter();
  return (q) => {
    router.refresh();
    return actions.list(organization.shortName, { subject, level, q: q.slice(0, Q_MAX), perPage: 100 });
  };
}

/** The server says the same of a role that is gone. */
const GONE = { code: 'NOT_FOUND', message: 'This role was removed meanwhile. Nothing was changed.' } as const;

/** After a clash about one role: that role as it is now, and what the next change of it is based on. */
export function useReadHeldRole(
  row: SubjectRoleRow,
): () => Promise<ActionResult<{ held: SubjectRoleRow; basedOn: Date }>> {
  const readRoles = useReadRoles();
  const { entityType, entityId, deploymentId, placeName } = row;
  return async () => {
    const answer = await readRoles(deploymentId === null ? placeName : entityId);
    if (!answer.ok) return answer;
    const held = answer.data.rows.find(
      (other) =>
        other.inherited === null &&
        other.entityType === entityType &&
        other.entityId === entityId &&
        other.deploymentId === deploymentId,
    );
    if (!held) return { ok: false, ...GONE, fields: {}, details: {}, requestId: '' };
    return { ok: true, data: { held, basedOn: answer.data.basedOn } };
  };
}
