import {
  countPlaceHolders,
  selectHolderFacts,
  selectPlaceHolders,
  type HeldHere,
  type HolderFacts,
  type HolderRecord,
} from '#db/queries/place-holders.ts';
import { selectBindingsOf } from '#db/queries/role-bindings.ts';
import type { Binding } from '#lib/access/bindings.ts';
import { canAssign, canChangeHeld } from '#lib/access/may-assign.ts';
import { mayEverything } from '#lib/access/may-grant.ts';
import { requirePermission } from '#lib/access/require-permission.ts';
import { ORGANIZATION_ROLES, roleName } from '#lib/access/roles.ts';
import type { Context } from '#lib/context.ts';
import { rangeOf } from '#lib/lists.ts';

import { bindingOn } from './find-role-places.ts';
import { builtInRoleOptions } from './get-role-options.ts';
import { IDP_MANAGED } from './load-subject.ts';
import { requireSeePlace, type SeenPlace } from './require-see-place.ts';
import { insideOf } from './roles-inside.ts';
import { listPlaceHoldersInput } from './schemas.ts';
import type { PlaceHolderRow, PlaceHoldersPage, SubjectRoleRow } from './types.ts';

/** The role in the Workspace that a binding comes to: whoever owns the Organization is an owner of each. */
const roleHere = ({ entityType, role }: HeldHere) => roleName(entityType === 'ORGANIZATION' ? 'WORKSPACE_OWNER' : role);

function sourceOf({ entityType, role, team }: HeldHere): string {
  if (entityType === 'WORKSPACE') return team === null ? 'Own role' : `Team ${team}`;
  return team === null ? roleName(role) : `${roleName(role)} (Team ${team})`;
}

interface Holder {
  subject: PlaceHolderRow['subject'];
  facts: HolderFacts;
  /** All roles of its own in the Organization. */
  own: readonly Binding[];
}

function presentOwn(ctx: Context, place: SeenPlace, holder: Holder, { id, role, since }: HeldHere): SubjectRoleRow {
  const { subject, facts, own } = holder;
  const held = bindingOn('WORKSPACE', place, role);
  const refused = facts.isIdpManaged ? { change: IDP_MANAGED, remove: IDP_MANAGED } : null;
  return {
    id,
    entityType: 'WORKSPACE',
    entityId: place.id,
    deploymentId: null,
    placeName: place.name,
    workspaceId: place.id,
    workspaceName: place.name,
    role,
    roleName: roleName(role),
    addedAt: since,
    addedBy: null,
    inherited: null,
    inside: insideOf({ subject, own }, held),
    can: refused ?? canChangeHeld(ctx, subject, held),
  };
}

function present(ctx: Context, place: SeenPlace, holder: Holder, [first, ...rest]: HeldHere[]): PlaceHolderRow[] {
  if (!first) return [];
  const { subject, facts } = holder;
  const isOwn = first.entityType === 'WORKSPACE' && first.team === null;
  return [
    {
      id: facts.id,
      subject,
      name: facts.name,
      email: facts.email,
      isSelf: facts.id === ctx.actor.id,
      memberCount: facts.memberCount,
      roleName: roleHere(first),
      source: sourceOf(first),
      others: rest.map((held) => `${roleHere(held)} by ${sourceOf(held)}`),
      addedAt: first.since,
      own: isOwn ? presentOwn(ctx, place, holder, first) : null,
      basedOn: facts.updatedAt,
    },
  ];
}

/**
 * One page of the people or Teams that have a role in a Workspace (listPlaceHoldersInput), whether of their own, by a
 * Team or by the Organization; needs workspace.users.get there. A page past the end answers with the last page.
 */
export async function listPlaceHolders(ctx: Context, raw: unknown): Promise<PlaceHoldersPage> {
  const { type, workspaceId, ...query } = listPlaceHoldersInput.parse(raw);
  const organizationId = ctx.organization.id;
  requirePermission(ctx, 'workspace.users.get', { organizationId, workspaceId });
  const place = await requireSeePlace(ctx, 'WORKSPACE', workspaceId);
  const reachingRoles = ORGANIZATION_ROLES.filter((role) =>
    mayEverything([{ entityType: 'ORGANIZATION', entityId: organizationId, deploymentId: null, role }], organizationId),
  );
  const question = { organizationId, type, workspaceId, reachingRoles, q: query.q.replace(/\p{Cc}/gu, ' ').trim() };
  const total = await countPlaceHolders(ctx.db, question);
  const { page, ...range } = rangeOf(total, query);
  const records: HolderRecord[] = await selectPlaceHolders(ctx.db, question, query, range);
  const ids = records.map(({ id }) => id);
  const facts = await selectHolderFacts(ctx.db, question, ids);
  const bindings = await selectBindingsOf(ctx.db, organizationId, ids);
  return {
    rows: records.flatMap(({ id, held }) => {
      const known = facts.get(id);
      const holder = known && { subject: { type, id }, facts: known, own: bindings.get(id) ?? [] };
      return holder ? present(ctx, place, holder, held) : [];
    }),
    total,
    page,
    perPage: query.perPage,
    isEmpty: total === 0 && (question.q === '' || (await countPlaceHolders(ctx.db, { ...question, q: '' })) === 0),
    canAdd: canAssign(ctx, { type, id: '' }, bindingOn('WORKSPACE', place)),
    roles: builtInRoleOptions(ctx, 'WORKSPACE', place),
    now: ctx.now,
  };
}
