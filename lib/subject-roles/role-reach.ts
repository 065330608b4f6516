import type { SubjectRoleQuestion } from '#db/queries/subject-roles.ts';
import type { Binding } from '#lib/access/bindings.ts';
import { permissionsOf } from '#lib/access/decide.ts';
import { mayEverything } from '#lib/access/may-grant.ts';
import { roleName } from '#lib/access/roles.ts';
import type { Context } from '#lib/context.ts';
import { visiblePlaces } from '#lib/workspaces/visible-places.ts';

import type { LoadedSubject } from './load-subject.ts';
import type { SubjectRoleLevel } from './types.ts';

/** The wider roles through which a subject reaches places it holds no role on. */
export interface Reach {
  /** A role on everything in the Organization. */
  everything: Binding | undefined;
  /** Workspace roles that act on the Deployments inside, the subject's own before those of Teams. */
  byWorkspace: Map<string, Binding>;
}

export function reachOf(effective: readonly Binding[], organizationId: string): Reach {
  const byWorkspace = new Map<string, Binding>();
  for (const binding of effective) {
    if (binding.entityType !== 'WORKSPACE' || !permissionsOf(binding).has('deployment.get')) continue;
    const known = byWorkspace.get(binding.entityId);
    if (!known || (known.team && !binding.team)) byWorkspace.set(binding.entityId, binding);
  }
  const owners = effective.filter((binding) => mayEverything([binding], organizationId));
  return { everything: owners.find(({ team }) => !team) ?? owners[0], byWorkspace };
}

/** `Inherited from Organization Owner`, `Inherited from Team data-eng` */
export function inheritedFrom(wider: Binding, isSameLevel = false): string {
  if (wider.team && isSameLevel) return `Inherited from Team ${wider.team.name}`;
  return `Inherited from ${nameWith(wider)}`;
}

/** `Also inherits Organization Owner`: told with a role that is held on the place itself. */
export function alsoInherits(wider: Binding): string {
  return `Also inherits ${nameWith(wider)}`;
}

const nameWith = ({ role, team }: Binding) => `${roleName(role)}${team ? ` (Team ${team.name})` : ''}`;

/** The database's question for one level of a subject's roles, as far as the actor may see. */
export function questionOf(ctx: Context, loaded: LoadedSubject, level: SubjectRoleLevel, q = ''): SubjectRoleQuestion {
  const reach = reachOf(loaded.effective, ctx.organization.id);
  const teams = loaded.effective.flatMap(({ team }) => (team && loaded.subject.type === 'USER' ? [team.id] : []));
  return {
    organizationId: ctx.organization.id,
    level,
    subjectId: loaded.id,
    teamIds: [...new Set(teams)],
    reaches: { all: reach.everything !== undefined, workspaceIds: [...reach.byWorkspace.keys()] },
    visible: visiblePlaces(ctx),
    q,
  };
}
