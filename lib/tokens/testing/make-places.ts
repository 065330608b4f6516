import { createHash } from 'node:crypto';

import { insertMember } from '#db/testing/factories.ts';
import { insertDeployment, insertRole, insertWorkspace } from '#db/testing/places.ts';
import { contextOf, freshContext } from '#db/testing/test-context.ts';
import type { Context } from '#lib/context.ts';
import type { Runtime } from '#lib/runtime.ts';

import { createToken } from '../create-token.ts';
import type { PlaceInput } from '../schemas.ts';

type Name = 'own' | 'strong' | 'guest' | 'elsewhere' | 'depOwn';

export interface Places {
  /** Organization Owner. */
  owner: Context;
  /** Workspace Operator, Owner and Member of `workspace`; nothing elsewhere. */
  operator: Context;
  workspaceOwner: Context;
  member: Context;
  /** Deployment Admin of `deployment` only. */
  admin: Context;
  places: { workspace: PlaceInput; other: PlaceInput; deployment: PlaceInput };
  ids: Record<Name, string>;
  /** SHA-256 of the values, in hex. */
  sha256: Record<Name, string>;
}

/**
 * A Workspace `analytics` with tokens of its own (Member and Owner) and a Billing Admin token of the Organization as
 * Operator; a Deployment in it, which has one of its own and the first as Deployment Accessor; a Workspace `secret-place`
 * with one of its own and the guest too.
 */
export async function makePlaces(runtime: Runtime): Promise<Places> {
  const owner = await freshContext(runtime);
  const { organization } = owner;
  const { db } = runtime;
  const analytics = await insertWorkspace(db, organization);
  const secret = await insertWorkspace(db, organization, { name: 'secret-place' });
  const prod = await insertDeployment(db, organization, analytics.id);
  const workspace = { scope: 'WORKSPACE', entityId: analytics.id } as const;
  const other = { scope: 'WORKSPACE', entityId: secret.id } as const;
  const deployment = { scope: 'DEPLOYMENT', entityId: prod.id } as const;

  const person = async (place: PlaceInput, role: string) => {
    const user = await insertMember(db, organization, { role: 'ORGANIZATION_MEMBER' });
    const binding = { entityType: place.scope, entityId: place.entityId, deploymentId: null, role };
    await insertRole(db, organization, { type: 'USER', id: user.id }, binding);
    return contextOf(runtime, organization, user);
  };
  const token = async (name: string, role: string, home: PlaceInput | null, guestOf: [PlaceInput, string][] = []) => {
    const made = await createToken(owner, { name, role, expiryDays: 90, ...home });
    for (const [{ scope, entityId }, held] of guestOf) {
      const binding = { entityType: scope, entityId, deploymentId: null, role: held };
      await insertRole(db, organization, { type: 'TOKEN', id: made.token.id }, binding);
    }
    return {
      id: made.token.id,
      sha256: createHash('sha256')
        .update(made.secret ?? '')
        .digest('hex'),
    };
  };
  const made = {
    own: await token('own', 'WORKSPACE_MEMBER', workspace, [[deployment, 'DEPLOYMENT_ACCESSOR']]),
    strong: await token('strong', 'WORKSPACE_OWNER', workspace),
    guest: await token('guest', 'ORGANIZATION_BILLING_ADMIN', null, [
      [workspace, 'WORKSPACE_OPERATOR'],
      [other, 'WORKSPACE_OWNER'],
    ]),
    elsewhere: await token('elsewhere', 'WORKSPACE_MEMBER', other),
    depOwn: await token('dep-own', 'DEPLOYMENT_ADMIN', deployment),
  };
  const each = (pick: 'id' | 'sha256') =>
    Object.fromEntries(Object.entries(made).map(([name, facts]) => [name, facts[pick]])) as Record<Name, string>;
  return {
    owner,
    operator: await person(workspace, 'WORKSPACE_OPERATOR'),
    workspaceOwner: await person(workspace, 'WORKSPACE_OWNER'),
    member: await person(workspace, 'WORKSPACE_MEMBER'),
    admin: await person(deployment, 'DEPLOYMENT_ADMIN'),
    places: { workspace, other, deployment },
    ids: each('id'),
    sha256: each('sha256'),
  };
}
