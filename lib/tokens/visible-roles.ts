import type { Binding } from '#lib/access/bindings.ts';
import { decide, resourceOf } from '#lib/access/decide.ts';
import type { Permission } from '#lib/access/permissions.ts';
import { levelOf, type RoleLevel } from '#lib/access/roles.ts';
import type { Context } from '#lib/context.ts';

import { homeResource, tokenPermission, type TokenHome } from './token-home.ts';

type Seer = Pick<Context, 'bindings' | 'organization'>;

/** What lets somebody know of a role that a token holds there. */
const SEE: Record<RoleLevel, Permission> = {
  ORGANIZATION: 'organization.apiTokens.access',
  WORKSPACE: 'workspace.get',
  DEPLOYMENT: 'deployment.get',
  DAG: 'deployment.get',
};

function seesRole(ctx: Seer, binding: Binding): boolean {
  const resource = resourceOf(binding, ctx.organization.id);
  return decide(ctx.bindings, SEE[levelOf(binding.entityType)], resource).allowed;
}

/**
 * The roles of a token that the actor may be told of, and how many others there are: who meets a token in one place
 * learns nothing of where else it acts.
 */
export function visibleRoles(ctx: Seer, bindings: readonly Binding[]): { shown: Binding[]; hidden: number } {
  const shown = bindings.filter((binding) => seesRole(ctx, binding));
  return { shown, hidden: bindings.length - shown.length };
}

/** True when the actor sees the tokens of the home: then the token is theirs to read in full. */
export function seesHome(ctx: Seer, home: TokenHome): boolean {
  const resource = homeResource(ctx.organization.id, home);
  return decide(ctx.bindings, tokenPermission(home.scope, 'access'), resource).allowed;
}
