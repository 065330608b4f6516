import type { RightsPreview } from '#lib/tokens/types.ts';

import type { Binding } from './bindings.ts';
import { decide, type Resource } from './decide.ts';
import { ORGANIZATION_PERMISSIONS, PERMISSIONS } from './permissions.ts';
import { ORGANIZATION_ROLES, ROLE_FACTS } from './roles.ts';

/**
 * What these bindings allow on the resource and what not, the dangerous lines first. Each line is an answer of
 * `decide`, the function that enforces, so the preview cannot promise anything else.
 */
export function previewRights(bindings: readonly Binding[], resource: Resource): RightsPreview {
  const preview: RightsPreview = { can: [], cannot: [] };
  const byDanger = PERMISSIONS.toSorted(
    (a, b) => ORGANIZATION_PERMISSIONS[b].danger - ORGANIZATION_PERMISSIONS[a].danger,
  );
  for (const permission of byDanger) {
    const { label } = ORGANIZATION_PERMISSIONS[permission];
    const decision = decide(bindings, permission, resource);
    if (decision.allowed) {
      preview.can.push({ permission, label, because: decision.because });
      continue;
    }
    const weakest = ORGANIZATION_ROLES.find(
      (role) => decide([organizationBinding(resource, role)], permission, resource).allowed,
    );
    preview.cannot.push({
      permission,
      label,
      because: weakest ? `needs ${ROLE_FACTS[weakest].name}` : 'no role allows it',
    });
  }
  return preview;
}

/** The binding an Organization role would be. */
export function organizationBinding(resource: Resource, role: string): Binding {
  return { entityType: 'ORGANIZATION', entityId: resource.organizationId, deploymentId: null, role };
}
