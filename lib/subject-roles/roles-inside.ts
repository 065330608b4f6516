import { isDagEntity, type Binding } from '#lib/access/bindings.ts';

import type { LoadedSubject } from './load-subject.ts';

/**
 * Roles of its own that lie inside the place of `outer` and cannot stand without it. People and Teams reach a Deployment
 * through its Workspace and a Dag through its Deployment (domain-facts 4.4); every role of a token stands by itself.
 */
export function rolesInside({ subject, own }: Pick<LoadedSubject, 'subject' | 'own'>, outer: Binding): Binding[] {
  if (subject.type === 'TOKEN') return [];
  return own.filter((binding) => {
    if (outer.entityType === 'WORKSPACE') {
      return binding.entityType !== 'WORKSPACE' && binding.workspaceId === outer.entityId;
    }
    return outer.entityType === 'DEPLOYMENT' && binding.deploymentId === outer.entityId;
  });
}

export function insideOf(loaded: Pick<LoadedSubject, 'subject' | 'own'>, outer: Binding) {
  const inside = rolesInside(loaded, outer);
  const dags = inside.filter(({ entityType }) => isDagEntity(entityType)).length;
  return { deployments: inside.length - dags, dags };
}
