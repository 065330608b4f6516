import { selectRoleDeployments, selectRoleWorkspaces, type RolePlace } from '#db/queries/role-places.ts';
import type { Binding } from '#lib/access/bindings.ts';
import { canAssign } from '#lib/access/may-assign.ts';
import type { Context } from '#lib/context.ts';
import { DAG_ROLES_SINCE, hasDagRoles } from '#lib/deployments/runtime-version.ts';
import { visiblePlaces } from '#lib/workspaces/visible-places.ts';

import { loadSubject, type LoadedSubject } from './load-subject.ts';
import { findRolePlacesInput } from './schemas.ts';
import type { PlaceOption, PlaceOptions, SubjectRoleLevel } from './types.ts';

const LISTED = 30;

/** A role of that level on the place, for asking what may be done there. */
export function bindingOn(level: SubjectRoleLevel, place: Pick<RolePlace, 'id' | 'workspaceId'>, role = ''): Binding {
  if (level === 'WORKSPACE') return { entityType: 'WORKSPACE', entityId: place.id, deploymentId: null, role };
  const { id, workspaceId } = place;
  return level === 'DEPLOYMENT'
    ? { entityType: 'DEPLOYMENT', entityId: id, deploymentId: null, role, workspaceId }
    : { entityType: 'DAG_TAG', entityId: '', deploymentId: id, role, workspaceId };
}

function present(ctx: Context, loaded: LoadedSubject, level: SubjectRoleLevel, place: RolePlace): PlaceOption {
  const { subject, own } = loaded;
  const isHeld = own.some((held) => held.entityType === level && held.entityId === place.id);
  const isTooOld = level === 'DAG' && !hasDagRoles(place.runtimeVersion);
  const hasWorkspace = own.some((held) => held.entityType === 'WORKSPACE' && held.entityId === place.workspaceId);
  const refusal = isHeld ? 'Already added' : isTooOld ? `Needs Astro Runtime ${DAG_ROLES_SINCE} or later.` : null;
  return {
    id: place.id,
    name: place.name,
    workspaceName: level === 'WORKSPACE' ? null : place.workspaceName,
    allowed: refusal ?? canAssign(ctx, subject, bindingOn(level, place)),
    addsAccessorIn: subject.type === 'TOKEN' || level === 'WORKSPACE' || hasWorkspace ? null : place.workspaceName,
  };
}

/** The part of the Organization a token may hold roles in. */
function homeOf({ subject }: LoadedSubject): { workspaceId: string | null; deploymentId: string | null } {
  if (subject.type !== 'TOKEN') return { workspaceId: null, deploymentId: null };
  return {
    workspaceId: subject.homeWorkspaceId,
    deploymentId: subject.scope === 'DEPLOYMENT' ? subject.entityId : null,
  };
}

/**
 * Workspaces or Deployments by name (findRolePlacesInput), 30 at most, of those the actor may see; the ones where no
 * role can be added carry the reason. With `purpose: 'try'` every one may be chosen.
 */
export async function findRolePlaces(ctx: Context, raw: unknown): Promise<PlaceOptions> {
  const { subject, level, q, purpose } = findRolePlacesInput.parse(raw);
  const loaded = await loadSubject(ctx, subject);
  const question = {
    organizationId: ctx.organization.id,
    q: q.replace(/\p{Cc}/gu, ' ').trim(),
    visible: visiblePlaces(ctx),
    ...(purpose === 'add' ? homeOf(loaded) : { workspaceId: null, deploymentId: null }),
    limit: LISTED + 1,
  };
  const select = level === 'WORKSPACE' ? selectRoleWorkspaces : selectRoleDeployments;
  const found = await select(ctx.db, question);
  const places = found.slice(0, LISTED).map((place) => {
    const option = present(ctx, loaded, level, place);
    return purpose === 'try' ? { ...option, allowed: true as const, addsAccessorIn: null } : option;
  });
  return { places, hasMore: found.length > LISTED };
}
