import { and, eq, ilike, inArray, or, sql } from 'drizzle-orm';

import type { Queryable, Transaction } from '#db/client.ts';
import { deployments, organizationMembers, roleBindings, users, workspaces } from '#db/schema/index.ts';
import type { VisiblePlaces } from '#lib/workspaces/visible-places.ts';

import { escapeLike } from './escape-like.ts';
import { isListed } from './members.ts';

/** A Workspace or Deployment to choose from. */
export interface RolePlace {
  id: string;
  name: string;
  workspaceId: string;
  workspaceName: string;
  /** Empty for Workspaces. */
  runtimeVersion: string;
}

export interface RolePlaceQuestion {
  organizationId: string;
  q: string;
  visible: VisiblePlaces;
  /** Only this Workspace and what is in it. */
  workspaceId: string | null;
  /** Only this Deployment. */
  deploymentId: string | null;
  limit: number;
}

/** Workspaces the actor may see, by name. */
export async function selectRoleWorkspaces(db: Queryable, question: RolePlaceQuestion): Promise<RolePlace[]> {
  const { organizationId, q, visible, workspaceId, limit } = question;
  const rows = await db
    .select({ id: workspaces.id, name: workspaces.name })
    .from(workspaces)
    .where(
      and(
        eq(workspaces.organizationId, organizationId),
        visible.all ? undefined : inArray(workspaces.id, visible.workspaceIds),
        workspaceId === null ? undefined : eq(workspaces.id, workspaceId),
        q === '' ? undefined : or(ilike(workspaces.name, `%${escapeLike(q)}%`), eq(workspaces.id, q)),
      ),
    )
    .orderBy(sql`lower(${workspaces.name})`, workspaces.id)
    .limit(limit);
  return rows.map((row) => ({ ...row, workspaceId: row.id, workspaceName: row.name, runtimeVersion: '' }));
}

/** Deployments the actor may see, by name. */
export async function selectRoleDeployments(db: Queryable, question: RolePlaceQuestion): Promise<RolePlace[]> {
  const { organizationId, q, visible, workspaceId, deploymentId, limit } = question;
  const like = `%${escapeLike(q)}%`;
  return db
    .select({
      id: deployments.id,
      name: deployments.name,
      workspaceId: deployments.workspaceId,
      workspaceName: workspaces.name,
      runtimeVersion: deployments.runtimeVersion,
    })
    .from(deployments)
    .innerJoin(workspaces, eq(workspaces.id, deployments.workspaceId))
    .where(
      and(
        eq(deployments.organizationId, organizationId),
        visible.all
          ? undefined
          : or(
              inArray(deployments.workspaceId, visible.listedWorkspaceIds),
              inArray(deployments.id, visible.deploymentIds),
            ),
        workspaceId === null ? undefined : eq(deployments.workspaceId, workspaceId),
        deploymentId === null ? undefined : eq(deployments.id, deploymentId),
        q === '' ? undefined : or(ilike(deployments.name, like), ilike(workspaces.name, like), eq(deployments.id, q)),
      ),
    )
    .orderBy(sql`lower(${deployments.name})`, sql`lower(${workspaces.name})`, deployments.id)
    .limit(limit);
}

/** Dag ids or tags that already carry a role in the Deployment: what a form can suggest. */
export async function selectDagTargets(
  db: Queryable,
  organizationId: string,
  deploymentId: string,
): Promise<{ entityType: 'DAG' | 'DAG_TAG'; entityId: string }[]> {
  const rows = await db
    .selectDistinct({ entityType: roleBindings.entityType, entityId: roleBindings.entityId })
    .from(roleBindings)
    .where(
      and(
        eq(roleBindings.organizationId, organizationId),
        eq(roleBindings.deploymentId, deploymentId),
        inArray(roleBindings.entityType, ['DAG', 'DAG_TAG']),
      ),
    )
    .orderBy(roleBindings.entityType, roleBindings.entityId)
    .limit(200);
  return rows as { entityType: 'DAG' | 'DAG_TAG'; entityId: string }[];
}

/** A person as the holder of roles in one Organization. */
export interface MemberRecord {
  id: string;
  fullName: string;
  email: string;
  updatedAt: Date;
  updatedById: string;
}

const member = {
  id: users.id,
  fullName: users.fullName,
  email: users.email,
  updatedAt: sql<Date>`coalesce(${organizationMembers.rolesUpdatedAt}, ${organizationMembers.joinedAt})`.mapWith(
    organizationMembers.joinedAt,
  ),
  updatedById: sql<string>`coalesce(${organizationMembers.rolesUpdatedById}, ${users.id})`,
};

function memberWhere(organizationId: string, userId: string) {
  return and(
    eq(organizationMembers.organizationId, organizationId),
    eq(organizationMembers.userId, userId),
    // Somebody who left and is invited again is a holder of roles too.
    isListed,
  );
}

/** A member, or somebody invited; undefined for everybody else. */
export async function selectMember(
  db: Queryable,
  organizationId: string,
  userId: string,
): Promise<MemberRecord | undefined> {
  const [row] = await db
    .select(member)
    .from(organizationMembers)
    .innerJoin(users, eq(users.id, organizationMembers.userId))
    .where(memberWhere(organizationId, userId));
  return row;
}

/** The same, with the membership locked until the transaction ends: changes of one person's roles queue here. */
export async function lockMember(
  tx: Transaction,
  organizationId: string,
  userId: string,
): Promise<MemberRecord | undefined> {
  const [row] = await tx
    .select(member)
    .from(organizationMembers)
    .innerJoin(users, eq(users.id, organizationMembers.userId))
    .where(memberWhere(organizationId, userId))
    .for('update', { of: organizationMembers });
  return row;
}

/** Notes who changed the person's roles last. */
export async function updateMemberRolesStamp(
  tx: Transaction,
  organizationId: string,
  userId: string,
  by: { id: string; at: Date },
): Promise<void> {
  await tx
    .update(organizationMembers)
    .set({ rolesUpdatedAt: by.at, rolesUpdatedById: by.id })
    .where(memberWhere(organizationId, userId));
}
