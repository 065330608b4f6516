import { addSubjectRole } from '#lib/subject-roles/add-subject-role.ts';
import { findHolderCandidates } from '#lib/subject-roles/find-holder-candidates.ts';
import { findRolePlaces } from '#lib/subject-roles/find-role-places.ts';
import { getAccessSummary, getSubjectRoleTabs } from '#lib/subject-roles/get-access-summary.ts';
import { getRoleOptions } from '#lib/subject-roles/get-role-options.ts';
import { listPlaceHolders } from '#lib/subject-roles/list-place-holders.ts';
import { listSubjectRoles } from '#lib/subject-roles/list-subject-roles.ts';
import { replaceSubjectRoles } from '#lib/subject-roles/replace-subject-roles.ts';
import { tryPermission } from '#lib/subject-roles/try-permission.ts';
import { getTeamForApi } from '#lib/teams/list-teams-for-api.ts';
import { getUserForApi } from '#lib/users/list-users-for-api.ts';
import type { HolderLevel, SubjectRef } from '#lib/subject-roles/types.ts';

import type { Permission } from '../../permissions.ts';
import { operation, type Operation, type Place, type Targets } from '../operation.ts';

interface Holder {
  word: string;
  /** What seeing the holder needs, and where. */
  see: Permission;
  on: Place;
  subject: (targets: Targets) => SubjectRef;
}

const HOLDERS: Holder[] = [
  {
    word: 'user',
    see: 'organization.users.get',
    on: 'ORGANIZATION',
    subject: ({ userId }) => ({ type: 'USER', id: userId }),
  },
  {
    word: 'Team',
    see: 'organization.users.get',
    on: 'ORGANIZATION',
    subject: ({ teamId }) => ({ type: 'TEAM', id: teamId }),
  },
  {
    word: 'Organization token',
    see: 'organization.apiTokens.access',
    on: 'ORGANIZATION',
    subject: (targets) => ({ type: 'TOKEN', id: targets.organizationTokenId }),
  },
  {
    word: 'Workspace token',
    see: 'workspace.apiTokens.get',
    on: 'WORKSPACE',
    subject: (targets) => ({ type: 'TOKEN', id: targets.workspaceTokenId }),
  },
  {
    word: 'Deployment token',
    see: 'deployment.apiTokens.get',
    on: 'DEPLOYMENT',
    subject: (targets) => ({ type: 'TOKEN', id: targets.deploymentTokenId }),
  },
];

function reading({ word, see, on, subject }: Holder): Operation[] {
  const named = (verb: string, run: (...of: Parameters<Operation['run']>) => Promise<unknown>) =>
    operation(`${verb} ${word}`, see, run, { on });
  return [
    named('list Deployment roles of', (ctx, at) =>
      listSubjectRoles(ctx, { subject: subject(at), level: 'DEPLOYMENT' }),
    ),
    named('get effective access of', (ctx, at) => getAccessSummary(ctx, { subject: subject(at) })),
    named('count roles of', (ctx, at) => getSubjectRoleTabs(ctx, { subject: subject(at) })),
    named('find places for roles of', (ctx, at) => findRolePlaces(ctx, { subject: subject(at), level: 'DEPLOYMENT' })),
    named('list roles to give to', (ctx, at) =>
      getRoleOptions(ctx, { subject: subject(at), level: 'DEPLOYMENT', placeId: null }),
    ),
    named('try a permission of', (ctx, at) =>
      tryPermission(ctx, { subject: subject(at), permission: 'organization.get' }),
    ),
  ];
}

/** The least role in the Workspace; whoever gives it must see the holder and decide about the Workspace. */
function giving({ word, see, on, subject }: Holder, permission: Permission, place: Place): Operation {
  return {
    name: `give Workspace role to ${word}`,
    needs: [{ permission: see, on }],
    also: [{ permission, on: place }],
    hasTarget: true,
    run: (ctx, at) =>
      addSubjectRole(ctx, {
        subject: subject(at),
        entityType: 'WORKSPACE',
        entityId: at.workspaceId,
        role: 'WORKSPACE_ACCESSOR',
      }),
  };
}

/** The same as a whole list, as programs send it. */
function replacing(holder: Holder): Operation {
  return {
    name: `replace roles of ${holder.word}`,
    needs: [{ permission: 'organization.userRoles.access', on: 'ORGANIZATION' }],
    hasTarget: true,
    run: (ctx, at) =>
      replaceSubjectRoles(ctx, {
        subject: holder.subject(at),
        workspaceRoles: [{ workspaceId: at.workspaceId, role: 'WORKSPACE_ACCESSOR' }],
      }),
  };
}

/** Whoever has a role in a Workspace is met there too, and is given another one by whoever decides there. */
function guest(word: string, subject: Holder['subject'], get: Operation['run']): Operation[] {
  const needs: Operation['needs'] = [
    { permission: 'organization.users.get', on: 'ORGANIZATION' },
    { permission: 'workspace.users.get', on: 'WORKSPACE' },
  ];
  return [
    { name: `get ${word} in a Workspace for programs`, needs, hasTarget: true, run: get },
    {
      name: `replace roles of ${word} in a Workspace`,
      needs: [
        { permission: 'organization.userRoles.access', on: 'ORGANIZATION' },
        { permission: 'workspace.roles.update', on: 'WORKSPACE' },
      ],
      hasTarget: true,
      run: (ctx, at) =>
        replaceSubjectRoles(ctx, {
          subject: subject(at),
          workspaceRoles: [{ workspaceId: at.workspaceId, role: 'WORKSPACE_MEMBER' }],
        }),
    },
  ];
}

/** The people or Teams of a Workspace or Deployment, and who could join them. */
function holdersIn(on: HolderLevel, type: 'USER' | 'TEAM', see: Permission, assign: Permission): Operation[] {
  const words = type === 'USER' ? 'users' : 'Teams';
  const place = on === 'WORKSPACE' ? 'Workspace' : 'Deployment';
  const input = ({ workspaceId, deploymentId }: Targets) => {
    return { type, level: on, placeId: on === 'WORKSPACE' ? workspaceId : deploymentId };
  };
  return [
    operation(`list ${words} of ${place}`, see, (ctx, at) => listPlaceHolders(ctx, input(at)), { on }),
    {
      name: `find ${words} for ${place}`,
      needs: [{ permission: assign, on }],
      also: [{ permission: 'organization.users.get', on: 'ORGANIZATION' }],
      hasTarget: true,
      run: (ctx, at) => findHolderCandidates(ctx, input(at)),
    },
  ];
}

const [USER, TEAM, TOKEN] = HOLDERS as [Holder, Holder, Holder];

export const SUBJECT_ROLE_OPERATIONS: Operation[] = [
  ...HOLDERS.flatMap(reading),
  ...holdersIn('WORKSPACE', 'USER', 'workspace.users.get', 'workspace.roles.update'),
  ...holdersIn('WORKSPACE', 'TEAM', 'workspace.users.get', 'workspace.roles.update'),
  ...holdersIn('DEPLOYMENT', 'USER', 'deployment.users.get', 'deployment.users.delete'),
  ...holdersIn('DEPLOYMENT', 'TEAM', 'deployment.teams.get', 'deployment.teams.delete'),
  giving(USER, 'workspace.roles.update', 'WORKSPACE'),
  giving(TEAM, 'workspace.roles.update', 'WORKSPACE'),
  replacing(USER),
  replacing(TEAM),
  ...guest(
    'user',
    ({ guestId }) => ({ type: 'USER', id: guestId }),
    (ctx, { guestId }) => getUserForApi(ctx, { userId: guestId }),
  ),
  ...guest(
    'Team',
    ({ guestTeamId }) => ({ type: 'TEAM', id: guestTeamId }),
    (ctx, { guestTeamId }) => getTeamForApi(ctx, { teamId: guestTeamId }),
  ),
  giving(TOKEN, 'organization.apiTokens.update', 'ORGANIZATION'),
];
