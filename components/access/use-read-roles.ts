import { useRouter } from 'next/navigation';

import { useFrame } from '#components/shell/frame-context.tsx';
import type { ActionResult } from '#lib/result.ts';
import type { SubjectRolesPage } from '#lib/subject-roles/types.ts';
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
