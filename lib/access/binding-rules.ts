import type { DeploymentPlace, WorkspacePlace } from '#db/queries/places.ts';
import { DAG_ROLES_SINCE, hasDagRoles } from '#lib/deployments/runtime-version.ts';
import type { FieldError } from '#lib/errors.ts';

import { isDagEntity, type Binding, type CustomRoleFacts } from './bindings.ts';
import { isRoleOfLevel } from './require-permission.ts';
import { levelOf, ROLES_OF } from './roles.ts';

/** A role somebody wants a subject to have; the role is a built-in one or the name of a custom one. */
export type WantedBinding = Pick<Binding, 'entityType' | 'entityId' | 'deploymentId' | 'role'>;

/** Whose roles they are. A token has one role at home, which bounds what else it may hold. */
export type BindingSubject =
  | { type: 'USER' | 'TEAM'; id: string }
  | {
      type: 'TOKEN';
      id: string;
      scope: 'ORGANIZATION' | 'WORKSPACE' | 'DEPLOYMENT';
      entityId: string;
      /** The Workspace that is or contains the home; null for the Organization. */
      homeWorkspaceId: string | null;
    };

/** What of the Organization the wanted roles name. */
export interface KnownPlaces {
  organizationId: string;
  workspaces: Map<string, WorkspacePlace>;
  deployments: Map<string, DeploymentPlace>;
  customRoles: Map<string, CustomRoleFacts>;
}

/** One role per identity (api-contract 4.2). */
export const identityOf = ({ entityType, entityId, deploymentId }: WantedBinding) =>
  JSON.stringify([entityType, entityId, deploymentId]);

export const deploymentIdOf = ({ entityType, entityId, deploymentId }: WantedBinding) =>
  entityType === 'DEPLOYMENT' ? entityId : deploymentId;

/** True for the entry every subject must have exactly once: its home, for people and Teams the Organization. */
export function isHome(subject: BindingSubject, organizationId: string, binding: WantedBinding): boolean {
  const home = subject.type === 'TOKEN' ? [subject.scope, subject.entityId] : ['ORGANIZATION', organizationId];
  return binding.entityType === home[0] && binding.entityId === home[1];
}

/**
 * People and Teams reach a Deployment through its Workspace and a Dag through its Deployment: the least role is added
 * where the way is missing (domain-facts 4.4). Nothing is added where any role is there already.
 */
export function missingParents(subject: BindingSubject, wanted: WantedBinding[], places: KnownPlaces): WantedBinding[] {
  if (subject.type === 'TOKEN') return [];
  const has = new Set(wanted.map(identityOf));
  const missing: WantedBinding[] = [];
  const need = (binding: WantedBinding) => {
    if (has.has(identityOf(binding))) return;
    has.add(identityOf(binding));
    missing.push(binding);
  };
  for (const binding of wanted) {
    const id = deploymentIdOf(binding);
    const deployment = id === null ? undefined : places.deployments.get(id);
    if (!deployment) continue;
    const entityId = deployment.workspaceId;
    need({ entityType: 'WORKSPACE', entityId, deploymentId: null, role: 'WORKSPACE_ACCESSOR' });
    need({ entityType: 'DEPLOYMENT', entityId: deployment.id, deploymentId: null, role: 'DEPLOYMENT_ACCESSOR' });
  }
  return missing;
}

const LEVEL_WORDS = { ORGANIZATION: 'an Organization', WORKSPACE: 'a Workspace', DEPLOYMENT: 'a Deployment' };

/** Everything the rules of domain-facts 4.4 refuse, as `roles.<position>.<field>`; empty when the list may be held. */
export function bindingErrors(subject: BindingSubject, wanted: WantedBinding[], places: KnownPlaces): FieldError[] {
  const seen = new Set<string>();
  const errors = wanted.flatMap((binding, at) => {
    const found = [roleError(binding, places), placeError(subject, binding, places)];
    if (seen.has(identityOf(binding))) {
      found.push(['entityId', 'duplicate', 'One role per entity; this one is named twice']);
    }
    seen.add(identityOf(binding));
    return found
      .filter((error) => error !== null)
      .map(([field, code, message]) => ({ field: `roles.${at}.${field}`, code, message }));
  });
  if (!wanted.some((binding) => isHome(subject, places.organizationId, binding))) {
    const message =
      subject.type === 'TOKEN'
        ? `The list must keep the entry of the token's own scope, ${subject.scope} ${subject.entityId}`
        : 'The list must keep the role in the Organization';
    errors.push({ field: 'roles', code: 'home', message });
  }
  return errors;
}

type Refusal = [field: string, code: string, message: string] | null;

function roleError({ entityType, role, ...binding }: WantedBinding, places: KnownPlaces): Refusal {
  const level = levelOf(entityType);
  if (isRoleOfLevel(role, level)) return null;
  const custom = places.customRoles.get(role);
  if (custom?.scope !== level) {
    const known = ROLES_OF[level].join(', ');
    const ownRoles = level === 'DEPLOYMENT' || level === 'DAG' ? ', or a custom role of this scope' : '';
    return ['role', 'unknown', `${role} is not a role for ${entityType}. Use one of ${known}${ownRoles}.`];
  }
  const id = deploymentIdOf({ entityType, role, ...binding });
  const deployment = id === null ? undefined : places.deployments.get(id);
  const only = custom.restrictedWorkspaceIds;
  if (deployment && only.length > 0 && !only.includes(deployment.workspaceId)) {
    return ['role', 'restricted', `${role} may not be used in the Workspace of ${deployment.name}.`];
  }
  return null;
}

function placeError(subject: BindingSubject, binding: WantedBinding, places: KnownPlaces): Refusal {
  const { entityType, entityId, deploymentId } = binding;
  if (isDagEntity(entityType) !== (deploymentId !== null)) {
    const rule = deploymentId === null ? 'Name the Deployment of this Dag' : 'Only Dag entries name a Deployment';
    return ['deploymentId', 'deployment', rule];
  }
  if (entityType === 'ORGANIZATION') {
    if (subject.type === 'TOKEN' && subject.scope !== 'ORGANIZATION') return beyondHome(subject.scope);
    return entityId === places.organizationId
      ? null
      : ['entityId', 'foreign', 'Roles can be held only in the Organization itself, not in another one'];
  }
  if (entityType === 'WORKSPACE') {
    if (!places.workspaces.has(entityId)) {
      return ['entityId', 'not_found', 'This Organization has no such Workspace'];
    }
    const isInside = subject.type !== 'TOKEN' || subject.scope === 'ORGANIZATION' || subject.entityId === entityId;
    return isInside ? null : beyondHome(subject.scope);
  }
  const deployment = places.deployments.get(deploymentId ?? entityId);
  const field = deploymentId === null ? 'entityId' : 'deploymentId';
  if (!deployment) return [field, 'not_found', 'This Organization has no such Deployment'];
  if (subject.type === 'TOKEN' && !containsDeployment(subject, deployment)) return beyondHome(subject.scope);
  if (isDagEntity(entityType) && !hasDagRoles(deployment.runtimeVersion)) {
    return ['deploymentId', 'runtime', `Needs Astro Runtime ${DAG_ROLES_SINCE} or later.`];
  }
  return null;
}

function containsDeployment(subject: BindingSubject & { type: 'TOKEN' }, deployment: DeploymentPlace): boolean {
  if (subject.scope === 'ORGANIZATION') return true;
  return subject.scope === 'WORKSPACE'
    ? deployment.workspaceId === subject.entityId
    : deployment.id === subject.entityId;
}

const beyondHome = (scope: keyof typeof LEVEL_WORDS): Refusal => [
  'entityId',
  'beyond_home',
  `${LEVEL_WORDS[scope].replace(/^a/, 'A')} token can hold roles only inside its own ${scope[0]}${scope.slice(1).toLowerCase()}`,
];
