import type { Database } from '#db/client.ts';
import { customRoles, deployments, roleBindings, teamMembers, teams, workspaces } from '#db/schema/index.ts';
import type { Binding, SubjectType } from '#lib/access/bindings.ts';
import type { Permission } from '#lib/access/permissions.ts';
import { DEFAULT_CONFIGURATION, DEFAULT_RUNTIME_VERSION } from '#lib/deployments/configuration.ts';
import { newId } from '#lib/ids.ts';

interface Home {
  id: string;
}

function stampsOf(organization: Home, at: Date) {
  const by = { createdByType: 'USER', createdById: organization.id } as const;
  return { ...by, updatedByType: 'USER', updatedById: organization.id, createdAt: at, updatedAt: at } as const;
}

export async function insertWorkspace(
  db: Database,
  organization: Home,
  { name = 'analytics', id = newId(), at = new Date() } = {},
): Promise<{ id: string; name: string }> {
  await db.insert(workspaces).values({ id, organizationId: organization.id, name, ...stampsOf(organization, at) });
  return { id, name };
}

export async function insertDeployment(
  db: Database,
  organization: Home,
  workspaceId: string,
  { name = `prod-${newId().slice(-6)}`, id = newId(), at = new Date(), runtimeVersion = DEFAULT_RUNTIME_VERSION } = {},
): Promise<{ id: string; name: string; workspaceId: string }> {
  const facts = { name, runtimeVersion, configuration: DEFAULT_CONFIGURATION };
  const stamps = stampsOf(organization, at);
  await db.insert(deployments).values({ id, organizationId: organization.id, workspaceId, ...facts, ...stamps });
  return { id, name, workspaceId };
}

/** Gives a subject one more role, past every rule: for the state a test starts from. */
export async function insertRole(
  db: Database,
  organization: Home,
  subject: { type: SubjectType; id: string },
  { entityType, entityId, deploymentId, role, custom }: Binding,
): Promise<void> {
  await db.insert(roleBindings).values({
    id: newId(),
    organizationId: organization.id,
    subjectType: subject.type,
    subjectId: subject.id,
    entityType,
    entityId,
    deploymentId,
    role,
    customRoleId: custom?.id ?? null,
    createdAt: new Date(),
    createdById: organization.id,
  });
}

export async function insertCustomRole(
  db: Database,
  organization: Home,
  role: { name: string; scope?: 'DEPLOYMENT' | 'DAG'; permissions: Permission[]; restrictedWorkspaceIds?: string[] },
): Promise<{ id: string; name: string }> {
  const id = newId();
  const { name, scope = 'DEPLOYMENT', permissions, restrictedWorkspaceIds = [] } = role;
  const stamps = stampsOf(organization, new Date());
  const row = { id, organizationId: organization.id, name, scope, permissions, restrictedWorkspaceIds, ...stamps };
  await db.insert(customRoles).values(row);
  return { id, name };
}

export async function insertTeam(
  db: Database,
  organization: Home,
  { name = `team-${newId().slice(-6)}`, memberIds = [] as string[], isIdpManaged = false } = {},
): Promise<{ id: string; name: string }> {
  const id = newId();
  const now = new Date();
  await db
    .insert(teams)
    .values({ id, organizationId: organization.id, name, isIdpManaged, ...stampsOf(organization, now) });
  await insertRole(
    db,
    organization,
    { type: 'TEAM', id },
    {
      entityType: 'ORGANIZATION',
      entityId: organization.id,
      deploymentId: null,
      role: 'ORGANIZATION_MEMBER',
    },
  );
  if (memberIds.length > 0) {
    await db.insert(teamMembers).values(memberIds.map((userId) => ({ teamId: id, userId, createdAt: now })));
  }
  return { id, name };
}

/** Who is in which Team, as pairs. */
export async function selectMemberships(db: Database): Promise<{ teamId: string; userId: string }[]> {
  return db.select({ teamId: teamMembers.teamId, userId: teamMembers.userId }).from(teamMembers);
}
