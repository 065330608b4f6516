import type { Context } from '#lib/context.ts';

import { decide, type Resource } from '../decide.ts';
import type { Binding } from '../bindings.ts';
import type { Permission } from '../permissions.ts';

/** Where a permission is asked. */
export type Place = 'ORGANIZATION' | 'WORKSPACE' | 'DEPLOYMENT' | 'DAG';

/** Ids of one Organization for operations to work on; every subject among them holds the least role. */
export interface Targets {
  organizationId: string;
  workspaceId: string;
  /** A Workspace without Deployments. */
  emptyWorkspaceId: string;
  deploymentId: string;
  organizationTokenId: string;
  workspaceTokenId: string;
  deploymentTokenId: string;
  agentTokenId: string;
  userId: string;
  /** With the least role in the Workspace. */
  guestId: string;
  /** An open invitation. */
  inviteId: string;
  teamId: string;
  /** With the least role in the Workspace. */
  guestTeamId: string;
  /** In the Team. */
  memberId: string;
  /** A custom role nobody holds. */
  roleId: string;
  /** A connection of the Workspace. */
  environmentObjectId: string;
  /** An IP address range of the Organization. */
  ipRangeId: string;
}

/** What the Deployment is called: a file names the one it changes. */
export const DEPLOYMENT_NAME = 'target';

/** Dag of the Deployment on which Dag roles are held. */
export const DAG_ID = 'load_daily';

export interface Operation {
  /** What somebody does, such as `rotate Workspace token`. */
  name: string;
  /** Any one of these is enough, asked before anything is looked up: the one place that says what an operation needs. */
  needs: readonly { permission: Permission; on: Place }[];
  /** On top of that each of these, once what it names was found. */
  also?: Operation['needs'];
  /** False for what names nothing but the actor's own Organization, such as a list of it. */
  hasTarget: boolean;
  run: (ctx: Context, targets: Targets) => Promise<unknown>;
}

/** An operation that needs one permission. */
export function operation(
  name: string,
  permission: Permission,
  run: Operation['run'],
  { on = 'ORGANIZATION' as Place, hasTarget = true } = {},
): Operation {
  return { name, needs: [{ permission, on }], hasTarget, run };
}

/** Where `on` is, seen from an actor of `organizationId`. */
function resourceAt(on: Place, organizationId: string, targets: Targets): Resource {
  const { workspaceId, deploymentId } = targets;
  switch (on) {
    case 'ORGANIZATION':
      return { organizationId };
    case 'WORKSPACE':
      return { organizationId, workspaceId };
    case 'DEPLOYMENT':
      return { organizationId, workspaceId, deploymentId };
    case 'DAG':
      return { organizationId, workspaceId, deploymentId, dag: { id: DAG_ID, tags: [] } };
  }
}

type Ask = (asked: Operation, bindings: readonly Binding[], organizationId: string, targets: Targets) => boolean;

function asker(bindings: readonly Binding[], organizationId: string, targets: Targets) {
  return ({ permission, on }: Operation['needs'][number]) =>
    decide(bindings, permission, resourceAt(on, organizationId, targets)).allowed;
}

/** Whether somebody with these roles, acting in `organizationId`, learns if what the operation names exists. */
export const mayLookUp: Ask = ({ needs }, ...actor) => needs.some(asker(...actor));

/** What the catalogue says about the operation for them. */
export const isAllowed: Ask = (asked, ...actor) =>
  mayLookUp(asked, ...actor) && (asked.also ?? []).every(asker(...actor));
