import { randomInt } from 'node:crypto';

import type { Transaction } from '#db/client.ts';
import { insertPlaces, insertUsers } from '#db/seed/insert-places.ts';
import { hashPassword } from '#lib/users/password.ts';
import type { OrganizationFacts } from '#lib/context.ts';
import { newId } from '#lib/ids.ts';
import { applyDeploymentFile } from '#lib/deployments/apply-deployment-file.ts';
import { insertNewOrganization } from '#lib/organizations/insert-new-organization.ts';
import type { Runtime } from '#lib/runtime.ts';
import { inviteUsers } from '#lib/invites/invite-users.ts';
import { newDevice } from '#lib/users/known-device.ts';
import { startSession } from '#lib/users/start-session.ts';
import { createWorkspace } from '#lib/workspaces/create-workspace.ts';

import { demoDeploymentFile } from './deployment-files.ts';
import { addGroups } from './groups.ts';
import { ACME, INVITED, ORGANIZATIONS, PEOPLE, WORKSPACES, type DemoPerson } from './places.ts';
import { DAY_MS, deskOf, pastContext, playBack, steadyNumbers, workingTime, type PastEvent } from './timeline.ts';
import { tokenEvents, type MadeToken } from './token-life.ts';
import { TOKENS } from './tokens.ts';
import { addUsage } from './usage.ts';

export interface DemoSignIn {
  fullName: string;
  email: string;
  roles: string[];
  password: string;
}

export type MadePerson = DemoPerson & { id: string; password: string };
export interface MadeOrganization extends OrganizationFacts {
  workspaceIds: string[];
  /** Deployments by name. */
  deploymentIds: ReadonlyMap<string, string>;
}

/**
 * Fills an empty database with two Organizations, eight people in every role, six Workspaces, twelve Deployments and
 * sixty tokens that lived through weeks of changes and calls. Everything that has a service is done by it, at its time.
 * Returns who can sign in, with passwords made now.
 */
export async function seedDemo(runtime: Runtime, now: Date): Promise<DemoSignIn[]> {
  const random = steadyNumbers(11);
  const people = new Map<string, MadePerson>(
    PEOPLE.map((person) => [person.key, { ...person, id: newId(), password: newPassword() }]),
  );
  const oldest = new Date(now.getTime() - 421 * DAY_MS);
  const rows = await Promise.all(
    [...people.values()].map(async ({ id, fullName, email, password }) => ({
      id,
      fullName,
      email,
      passwordHash: await hashPassword(password),
      createdAt: oldest,
      updatedAt: oldest,
    })),
  );
  await runtime.db.transaction((tx) => insertUsers(tx, rows));
  const organizations = new Map<string, MadeOrganization>();
  for (const plan of ORGANIZATIONS) {
    const at = new Date(now.getTime() - plan.daysAgo * DAY_MS);
    const owner = people.get(plan.owner);
    if (!owner) throw new Error(`${plan.owner} is nobody`);
    const made = await runtime.db.transaction(async (tx) => {
      const request = { id: newId(), ...deskOf(owner.id), method: 'POST', path: '/setup' };
      const organization = await insertNewOrganization(tx, { now: at, request }, { ...plan, owner });
      const places = await addPlaces(runtime, tx, organization, owner.key, [...people.values()], { at, now });
      return { ...organization, ...places };
    });
    organizations.set(plan.shortName, made);
  }

  const made = new Map<string, MadeToken>();
  await playBack([
    ...TOKENS.flatMap((token) => tokenEvents({ runtime, organizations, people, made, now, random }, token)),
    ...signIns(runtime, [...people.values()], now, random),
    ...invitations({ runtime, organizations, people }, now, random),
  ]);
  for (const token of TOKENS) {
    const id = made.get(`${token.organization} ${token.name}`)?.id;
    if (id) await addUsage(runtime, token, id, now);
  }
  return [...people.values()]
    .filter((person) => person.leftDaysAgo === undefined)
    .map(({ fullName, email, roles, password }) => ({ fullName, email, password, roles: Object.values(roles) }));
}

/** Members, their roles, Workspaces, Deployments, Teams and custom roles of one Organization. */
async function addPlaces(
  runtime: Runtime,
  tx: Transaction,
  organization: OrganizationFacts,
  ownerKey: string,
  people: MadePerson[],
  { at, now }: { at: Date; now: Date },
): Promise<Pick<MadeOrganization, 'workspaceIds' | 'deploymentIds'>> {
  const organizationId = organization.id;
  const others = people.filter((person) => person.key !== ownerKey && person.roles[organization.shortName]);
  const owner = people.find((person) => person.key === ownerKey);
  if (!owner) throw new Error(`${ownerKey} is nobody`);
  const left = (days: number | undefined) => (days === undefined ? null : new Date(now.getTime() - days * DAY_MS));
  await insertPlaces(tx, {
    members: others.map(({ id, leftDaysAgo }) => ({
      organizationId,
      userId: id,
      joinedAt: at,
      leftAt: left(leftDaysAgo),
    })),
    bindings: others
      .filter((person) => person.leftDaysAgo === undefined)
      .map(({ id, roles }) => ({
        id: newId(),
        organizationId,
        subjectType: 'USER',
        subjectId: id,
        entityType: 'ORGANIZATION',
        entityId: organizationId,
        role: roles[organization.shortName] ?? '',
        createdAt: at,
        createdById: organizationId,
      })),
  });
  const workspaceIds = new Map<string, string>();
  const deploymentIds = new Map<string, string>();
  for (const plan of WORKSPACES.filter(({ organization: home }) => home === organization.shortName)) {
    const who = { type: 'USER', ...owner } as const;
    const ctx = { ...pastContext(runtime, organization, who, at), db: tx };
    const { name, description, isCicdEnforcedDefault = false } = plan;
    const { id: workspaceId } = await createWorkspace(ctx, { name, description, isCicdEnforcedDefault });
    for (const deployment of plan.deployments) {
      const { id } = await applyDeploymentFile(ctx, { workspaceId, file: demoDeploymentFile(deployment) });
      deploymentIds.set(deployment, id);
    }
    workspaceIds.set(name, workspaceId);
  }
  if (organization.shortName === ACME) {
    const who = { type: 'USER', ...owner } as const;
    const byKey = new Map(others.map(({ key, id }) => [key, id]));
    await addGroups(
      { ...pastContext(runtime, organization, who, at), db: tx },
      byKey,
      new Map([...workspaceIds, ...deploymentIds]),
    );
  }
  return { workspaceIds: [...workspaceIds.values()], deploymentIds };
}

/** Everybody signs in now and then, always from the same browser; the audit log of each of their Organizations has it. */
function signIns(runtime: Runtime, people: MadePerson[], now: Date, random: () => number): PastEvent[] {
  return people.flatMap((person, index) => {
    const device = newDevice();
    const days = Array.from({ length: 10 }, (_, visit) => visit * 4 + index * 0.5);
    return days
      .filter((day) => day >= (person.leftDaysAgo ?? 0))
      .map((day) => ({
        at: workingTime(now, day, random),
        run: (at: Date) =>
          startSession(
            {
              db: runtime.db,
              runtime,
              now: at,
              request: { id: newId(), ...deskOf(person.id), method: 'POST', path: '/sign-in' },
            },
            { user: person, method: 'PASSWORD', authenticatedAt: at, device },
          ),
      }));
  });
}

interface DemoWorld {
  runtime: Runtime;
  organizations: ReadonlyMap<string, MadeOrganization>;
  people: ReadonlyMap<string, MadePerson>;
}

/** Invitations that nobody has accepted yet; one of them has expired. Their links are told to nobody. */
function invitations({ runtime, organizations, people }: DemoWorld, now: Date, random: () => number): PastEvent[] {
  return INVITED.map(({ organization: home, by, daysAgo, ...invite }) => ({
    at: workingTime(now, daysAgo, random),
    run: (at: Date) => {
      const [organization, inviter] = [organizations.get(home), people.get(by)];
      if (!organization || !inviter) throw new Error(`${by} of ${home} is nobody`);
      return inviteUsers(pastContext(runtime, organization, { type: 'USER', ...inviter }, at), invite);
    },
  }));
}

/** Four groups of five letters and digits, about 98 random bits. */
function newPassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
  const text = Array.from({ length: 20 }, () => letters[randomInt(letters.length)]).join('');
  return text.replaceAll(/(.{5})(?=.)/g, '$1-');
}
