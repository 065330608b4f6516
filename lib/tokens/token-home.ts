import type { TokenRecord } from '#db/queries/tokens.ts';
import type { BindingSubject } from '#lib/access/binding-rules.ts';
import type { Binding, CustomRoleFacts } from '#lib/access/bindings.ts';
import type { Resource } from '#lib/access/decide.ts';
import type { Permission } from '#lib/access/permissions.ts';

export type TokenScope = 'ORGANIZATION' | 'WORKSPACE' | 'DEPLOYMENT';
/** What may be done with tokens of a place; `access` is to see them, `rotateSelf` what a token may do with itself. */
export type TokenAction = 'access' | 'create' | 'update' | 'rotate' | 'rotateSelf' | 'delete';

/** Where a token is at home. */
export interface TokenHome {
  scope: TokenScope;
  entityId: string;
  /** The Workspace that is or contains the home; null for the Organization. */
  homeWorkspaceId: string | null;
}

const SEE: Record<TokenScope, Permission> = {
  ORGANIZATION: 'organization.apiTokens.access',
  WORKSPACE: 'workspace.apiTokens.get',
  DEPLOYMENT: 'deployment.apiTokens.get',
};

/** The permission an action on tokens of that scope needs, at their home. */
export function tokenPermission(scope: TokenScope, action: TokenAction): Permission {
  if (action === 'access') return SEE[scope];
  const level = scope.toLowerCase() as Lowercase<TokenScope>;
  return `${level}.apiTokens.${action}`;
}

/** The home as a resource of the Organization. */
export function homeResource(organizationId: string, { scope, entityId, homeWorkspaceId }: TokenHome): Resource {
  if (scope === 'ORGANIZATION') return { organizationId };
  if (scope === 'WORKSPACE') return { organizationId, workspaceId: entityId };
  return { organizationId, ...(homeWorkspaceId && { workspaceId: homeWorkspaceId }), deploymentId: entityId };
}

/** The binding a role at home is. */
export function homeBinding(home: TokenHome, role: string, custom: CustomRoleFacts | null): Binding {
  const { scope, entityId, homeWorkspaceId } = home;
  return {
    entityType: scope,
    entityId,
    deploymentId: null,
    role,
    ...(scope === 'DEPLOYMENT' && homeWorkspaceId && { workspaceId: homeWorkspaceId }),
    ...(custom && { custom }),
  };
}

/** The token as the holder of roles. */
export function tokenSubject(record: TokenRecord): BindingSubject {
  const { id, scope, entityId, homeWorkspaceId } = record;
  return { type: 'TOKEN', id, scope, entityId, homeWorkspaceId };
}
