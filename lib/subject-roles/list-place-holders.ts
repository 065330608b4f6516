import {
  countPlaceHolders,
  selectHolderFacts,
  selectPlaceHolders,
  type HeldHere,
  type HolderFacts,
  type HolderReach,
  type HolderRecord,
} from '#db/queries/place-holders.ts';
import { selectBindingsOf } from '#db/queries/role-bindings.ts';
import { identityOf } from '#lib/access/binding-rules.ts';
import type { Binding } from '#lib/access/bindings.ts';
import { canAssign, canChangeHeld } from '#lib/access/may-assign.ts';
import { mayEverything } from '#lib/access/may-grant.ts';
import { seeHoldersPermission } from '#lib/access/require-see-holder.ts';
import { ORGANIZATION_ROLES, ROLE_FACTS, ROLES_OF, roleName } from '#lib/access/roles.ts';
import type { Context } from '#lib/context.ts';
import { rangeOf } from '#lib/lists.ts';

import { bindingOn } from './find-role-places.ts';
import { roleOptionsAt } from './get-role-options.ts';
import { IDP_MANAGED } from './load-subject.ts';
import { requireHolderPlace } from './require-holder-place.ts';
import { insideOf } from './roles-inside.ts';
import { listPlaceHoldersInput } from './schemas.ts';
import type { HolderPlace, PlaceHolderRow, PlaceHoldersPage, SubjectRoleRow } from './types.ts';

/** Workspace roles that act on the Deployments inside. */
const REACH_INSIDE = ROLES_OF.WORKSPACE.filter((role) => ROLE_FACTS[role].permissions.has('deployment.get'));

/** The place itself, and what gives a role in it to those who have none on it. */
function reachesOf({ organization }: Context, { level, id, workspaceId }: HolderPlace): HolderReach[] {
  const entityId = organization.id;
  const everywhere = ORGANIZATION_ROLES.filter((role) =>
    mayEverything([{ entityType: 'ORGANIZATION', entityId, deploymentId: null, role }], entityId),
  );
  return [
    { entityType: level, entityId: id, roles: null },
    ...(level === 'DEPLOYMENT'
      ? [{ entityType: 'WORKSPACE' as const, entityId: workspaceId, roles: REACH_INSIDE }]
      : []),
    { entityType: 'ORGANIZATION', entityId, roles: everywhere },
  ];
}

/** The role that a binding comes to: whoever owns the Organization is an owner of each Workspace. */
const roleHere = ({ entityType, role }: HeldHere) => roleName(entityType === 'ORGANIZATION' ? 'WORKSPACE_OWNER' : role);

function sourceOf(place: HolderPlace, { entityType, role, team }: HeldHere): string {
  if (entityType === place.level) return team === null ? 'Own role' : `Team ${team}`;
  const wider = entityType === 'WORKSPACE' ? `Workspace ${place.workspaceName}` : roleName(role);
  return team === null ? wider : `${wider} (Team ${team})`;
}

interface Holder {
  subject: PlaceHolderRow['subject'];
  facts: HolderFacts;
  /** All roles of its own in the Organization. */
  own: readonly Binding[];
}

function presentOwn(ctx: Context, place: HolderPlace, holder: Holder, { id, role, since }: HeldHere): SubjectRoleRow {
  const { subject, facts, own } = holder;
  const here = bindingOn(place.level, place, role);
  // As it was read it says what a custom role allows.
  const held = own.find((binding) => identityOf(binding) === identityOf(here)) ?? here;
  const refused = facts.isIdpManaged ? { change: IDP_MANAGED, remove: IDP_MANAGED } : null;
  return {
    id,
    entityType: place.level,
    entityId: place.id,
    deploymentId: null,
    placeName: place.name,
    workspaceId: place.workspaceId,
    workspaceName: place.workspaceName,
    role,
    roleName: roleName(role),
    addedAt: since,
    addedBy: null,
    inherited: null,
    also: null,
    inside: insideOf({ subject, own }, held),
    can: refused ?? canChangeHeld(ctx, subject, held),
  };
}

function present(ctx: Context, place: HolderPlace, holder: Holder, [first, ...rest]: HeldHere[]): PlaceHolderRow[] {
  if (!first) return [];
  const { subject, facts } = holder;
  const isOwn = first.entityType === place.level && first.team === null;
  return [
    {
      id: facts.id,
      subject,
      name: facts.name,
      email: facts.email,
      isSelf: facts.id === ctx.actor.id,
      memberCount: facts.memberCount,
      roleName: roleHere(first),
      source: sourceOf(place, first),
      others: rest.map((held) => `${roleHere(held)} by ${sourceOf(place, held)}`),
      addedAt: first.since,
      own: isOwn ? presentOwn(ctx, place, holder, first) : null,
      basedOn: facts.updatedAt,
    },
  ];
}

/**
 * One page of the people or Teams that have a role in a Workspace or Deployment (listPlaceHoldersInput), whether of their
 * own, by a Team or by what it lies in; needs workspace.users.get there, in a Deployment deployment.users.get or
 * deployment.teams.get. A page past the end answers with the last page.
 */
export async function listPlaceHolders(ctx: Context, raw: unknown): Promise<PlaceHoldersPage> {
  const { type, level, placeId, ...query } = listPlaceHoldersInput.parse(raw);
  const organizationId = ctx.organization.id;
  const place = await requireHolderPlace(ctx, seeHoldersPermission(type, level), { level, placeId });
  const q = query.q.replace(/\p{Cc}/gu, ' ').trim();
  const question = { organizationId, type, reaches: reachesOf(ctx, place), q };
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
    canAdd: canAssign(ctx, { type, id: '' }, bindingOn(level, place)),
    roles: await roleOptionsAt(ctx, level, place),
    now: ctx.now,
  };
}
