import type { RightsPreview } from '#lib/tokens/types.ts';

import type { Binding } from './bindings.ts';
import { decide, type Resource } from './decide.ts';
import { PERMISSION_FACTS, PERMISSIONS_OF, type Permission } from './permissions.ts';
import { weakestRoleFor } from './require-permission.ts';
import { roleName } from './roles.ts';

/** What is asked about a resource: the permissions of its own level, and of what it contains below the Organization. */
function permissionsAbout(resource: Resource): readonly Permission[] {
  if (resource.dag) return PERMISSIONS_OF.DAG;
  if (resource.deploymentId) return PERMISSIONS_OF.DEPLOYMENT;
  return resource.workspaceId
    ? [...PERMISSIONS_OF.WORKSPACE, ...PERMISSIONS_OF.DEPLOYMENT]
    : PERMISSIONS_OF.ORGANIZATION;
}

/**
 * What these bindings allow on the resource and what not, the dangerous lines first. Each line is an answer of
 * `decide`, the function that enforces, so the preview cannot promise anything else.
 */
export function previewRights(bindings: readonly Binding[], resource: Resource): RightsPreview {
  const preview: RightsPreview = { can: [], cannot: [] };
  const byDanger = permissionsAbout(resource).toSorted(
    (a, b) => PERMISSION_FACTS[b].danger - PERMISSION_FACTS[a].danger,
  );
  for (const permission of byDanger) {
    const { label } = PERMISSION_FACTS[permission];
    const decision = decide(bindings, permission, resource);
    if (decision.allowed) preview.can.push({ permission, label, because: decision.because });
    else preview.cannot.push({ permission, label, because: `needs ${roleName(weakestRoleFor(permission))}` });
  }
  return preview;
}

/** The binding an Organization role would be. */
export function organizationBinding(resource: Pick<Resource, 'organizationId'>, role: string): Binding {
  return { entityType: 'ORGANIZATION', entityId: resource.organizationId, deploymentId: null, role };
}
