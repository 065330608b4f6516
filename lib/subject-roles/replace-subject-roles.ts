import { selectBindings } from '#db/queries/role-bindings.ts';
import { identityOf, type WantedBinding } from '#lib/access/binding-rules.ts';
import type { Binding } from '#lib/access/bindings.ts';
import { requireMayAssign, requireMayAssignSomewhere } from '#lib/access/may-assign.ts';
import { plainBindings } from '#lib/access/replace-bindings.ts';
import { requireRecentSignIn } from '#lib/access/require-recent-sign-in.ts';
import type { Context } from '#lib/context.ts';
import { isDomainError, reworded } from '#lib/errors.ts';

import { changeSubjectRoles } from './change-subject-roles.ts';
import type { LoadedSubject } from './load-subject.ts';
import { replaceSubjectRolesInput, type ReplaceSubjectRolesInput } from './schemas.ts';
import { isShown } from './shown-roles.ts';

/** An entry of the new list, and what the caller called it; null for entries that were not sent. */
interface Entry {
  binding: WantedBinding;
  path: string | null;
}

type Lists = Pick<ReplaceSubjectRolesInput, 'organizationRole' | 'workspaceRoles' | 'deploymentRoles' | 'dagRoles'>;

/** What was sent, as entries. */
function sentEntries({ organizationRole, workspaceRoles, deploymentRoles, dagRoles }: Lists, organizationId: string) {
  const entries: Entry[] = [];
  const add = (path: string, binding: WantedBinding) => entries.push({ binding, path });
  if (organizationRole !== undefined) {
    const home = { entityType: 'ORGANIZATION', entityId: organizationId, deploymentId: null } as const;
    add('organizationRole', { ...home, role: organizationRole });
  }
  for (const [at, { workspaceId, role }] of (workspaceRoles ?? []).entries()) {
    add(`workspaceRoles.${at}`, { entityType: 'WORKSPACE', entityId: workspaceId, deploymentId: null, role });
  }
  for (const [at, { deploymentId, role }] of (deploymentRoles ?? []).entries()) {
    add(`deploymentRoles.${at}`, { entityType: 'DEPLOYMENT', entityId: deploymentId, deploymentId: null, role });
  }
  for (const [at, { deploymentId, role, dagId, dagTag }] of (dagRoles ?? []).entries()) {
    const what =
      dagId === undefined
        ? { entityType: 'DAG_TAG' as const, entityId: dagTag ?? '' }
        : { entityType: 'DAG' as const, entityId: dagId };
    add(`dagRoles.${at}`, { ...what, deploymentId, role });
  }
  return entries;
}

/**
 * What stays of the roles held now although it was not sent: roles in places the actor may not see, and the lists that
 * were left out, as far as the lists that were sent leave their place: a Deployment role goes with that of its Workspace,
 * a Dag role with that of its Deployment.
 */
function keptEntries(ctx: Context, own: readonly Binding[], input: ReplaceSubjectRolesInput): Entry[] {
  const { organizationRole, workspaceRoles, deploymentRoles, dagRoles, leftOut } = input;
  const hasWorkspace = (id: string | null | undefined) =>
    workspaceRoles === undefined || workspaceRoles.some(({ workspaceId }) => workspaceId === id);
  const hasDeployment = (id: string | null) =>
    deploymentRoles === undefined || deploymentRoles.some(({ deploymentId }) => deploymentId === id);
  const stays = (binding: Binding): boolean => {
    if (binding.entityType === 'ORGANIZATION') return organizationRole === undefined;
    if (!isShown(ctx, binding)) return true;
    if (leftOut === 'clear') return false;
    if (binding.entityType === 'WORKSPACE') return workspaceRoles === undefined;
    if (!hasWorkspace(binding.workspaceId)) return false;
    if (binding.entityType === 'DEPLOYMENT') return deploymentRoles === undefined;
    return dagRoles === undefined && hasDeployment(binding.deploymentId);
  };
  return plainBindings(own.filter(stays)).map((binding) => ({ binding, path: null }));
}

/** A role in a place out of sight is as good as none: naming that place is refused like giving the first role there. */
function requireNothingHidden(ctx: Context, { own, subject }: LoadedSubject, sent: Entry[]): void {
  const named = new Set(sent.map(({ binding }) => identityOf(binding)));
  for (const binding of own) {
    if (!isShown(ctx, binding) && named.has(identityOf(binding))) requireMayAssign(ctx, subject, binding);
  }
}

/** Fields of an entry, in the names of the list it was sent in. */
const FIELD_NAMES: Record<WantedBinding['entityType'], Record<string, string>> = {
  ORGANIZATION: {},
  WORKSPACE: { entityId: 'workspaceId' },
  DEPLOYMENT: { entityId: 'deploymentId' },
  DAG: { entityId: 'dagId' },
  DAG_TAG: { entityId: 'dagTag' },
};

/** `roles.2.entityId` as `workspaceRoles.1.workspaceId`. */
function renamed(field: string, entries: Entry[]): string {
  const [, at, name = ''] = /^roles\.(\d+)\.(\w+)$/.exec(field) ?? [];
  const entry = at === undefined ? undefined : entries[Number(at)];
  if (!entry?.path) return field;
  const { entityType } = entry.binding;
  return entityType === 'ORGANIZATION' ? entry.path : `${entry.path}.${FIELD_NAMES[entityType][name] ?? name}`;
}

/**
 * Gives a person or Team exactly the roles sent (replaceSubjectRolesInput), in one transaction with one audit event;
 * what a left-out list means is in `leftOut`. INVALID names refused entries by their list. Answers with the roles held
 * then, as far as the actor may know of them.
 */
export async function replaceSubjectRoles(ctx: Context, raw: unknown): Promise<Binding[]> {
  const input = replaceSubjectRolesInput.parse(raw);
  const { subject } = input;
  requireMayAssignSomewhere(ctx, subject);
  let entries: Entry[] = [];
  try {
    await changeSubjectRoles(ctx, {
      subject,
      basedOn: undefined,
      action: 'access',
      check: async () => requireRecentSignIn(ctx, 'Changing a role'),
      wanted: (loaded) => {
        const sent = sentEntries(input, ctx.organization.id);
        requireNothingHidden(ctx, loaded, sent);
        entries = [...sent, ...keptEntries(ctx, loaded.own, input)];
        return entries.map(({ binding }) => binding);
      },
    });
  } catch (error) {
    if (!isDomainError(error) || error.fields.length === 0) throw error;
    throw reworded(error, {
      fields: error.fields.map((entry) => ({ ...entry, field: renamed(entry.field, entries) })),
    });
  }
  // Whoever took the last role by which they saw the subject is still told what came of it.
  const held = await selectBindings(ctx.db, subject.id, ctx.organization.id);
  return held.filter((binding) => isShown(ctx, binding));
}
