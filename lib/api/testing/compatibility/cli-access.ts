import * as c from './checks.ts';
import { assertClaims, issuedFields, listUsers, ORG, readTeam, readToken, tokenFields } from './cli-reads.ts';
import { pages, type Client } from './client.ts';
import { sequences, type Sequence } from './sequence.ts';
import type { World } from './world.ts';

/** The two levels whose commands are the same but for names (api-contract 2.3, 2.4). */
interface Level {
  word: 'workspace' | 'deployment';
  scope: 'WORKSPACE' | 'DEPLOYMENT';
  list: 'workspaceRoles' | 'deploymentRoles';
  key: 'workspaceId' | 'deploymentId';
  roles: [given: string, other: string];
  id: (world: World) => string;
  token: (world: World) => string;
  /** Who has a role of the level, and none below. */
  guest: (world: World) => { user: World['user']; team: string };
}
const WORKSPACE: Level = {
  word: 'workspace',
  scope: 'WORKSPACE',
  list: 'workspaceRoles',
  key: 'workspaceId',
  roles: ['WORKSPACE_MEMBER', 'WORKSPACE_OPERATOR'],
  id: ({ workspace }) => workspace,
  token: ({ workspaceToken }) => workspaceToken,
  guest: ({ workspaceGuest: user, workspaceTeam: team }) => ({ user, team }),
};
const DEPLOYMENT: Level = {
  word: 'deployment',
  scope: 'DEPLOYMENT',
  list: 'deploymentRoles',
  key: 'deploymentId',
  roles: ['DEPLOYMENT_ACCESSOR', 'DEPLOYMENT_ADMIN'],
  id: ({ deployment }) => deployment,
  token: ({ deploymentToken }) => deploymentToken,
  guest: ({ guest: user, guestTeam: team }) => ({ user, team }),
};

type Entry = Record<string, string>;

/** The roles as read, with the entry of this level given, changed or taken; `dagRoles` are never sent. */
function changedLists(
  { list, key }: Level,
  held: Record<string, Entry[] | undefined>,
  id: string,
  role: string | null,
) {
  const others = (held[list] ?? []).filter((entry) => entry[key] !== id);
  const lists = {
    organizationRole: held['organizationRole'],
    workspaceRoles: held['workspaceRoles'],
    deploymentRoles: held['deploymentRoles'],
  };
  return { ...lists, [list]: role === null ? others : [...others, { [key]: id, role }] };
}

/** Reads a person or Team, and sends back its roles with one entry changed. */
async function changeRole(
  as: Client,
  level: Level,
  world: World,
  noun: 'users' | 'teams',
  one: string,
  role: string | null,
) {
  const at = { one, place: level.id(world) };
  const held =
    noun === 'teams'
      ? await readTeam(as, one)
      : await as.call(`GET ${ORG}/users/{one}`, {
          at,
          fields: { id: c.cuid, username: c.filled, organizationRole: c.filled },
        });
  const json = changedLists(level, held, at.place, role);
  const left = json[level.list] as Entry[];
  const check = left.length === 0 ? c.absent : c.sameAs('what was sent', left);
  await as.call(`POST ${ORG}/${noun}/{one}/roles`, {
    at,
    json,
    fields: { organizationRole: c.filled, [level.list]: check },
  });
}

function holders(level: Level): Record<string, Sequence['run']> {
  const { word, key, roles, guest: guestOf } = level;
  const inPlace = `${key}={place}`;
  const within = (as: Client, world: World) => listUsers(as, inPlace, { place: level.id(world) });
  return {
    [`${word} user add`]: async (as, world) => {
      const user = (await listUsers(as)).find(({ username }) => username === world.user.email);
      await changeRole(as, level, world, 'users', user.id, roles[0]);
    },
    [`${word} user update`]: async (as, world) => {
      const user = (await within(as, world)).find(({ username }) => username === guestOf(world).user.email);
      await changeRole(as, level, world, 'users', user.id, roles[1]);
    },
    [`${word} user remove`]: async (as, world) => {
      const user = (await within(as, world)).find(({ username }) => username === guestOf(world).user.email);
      await changeRole(as, level, world, 'users', user.id, null);
    },
    [`${word} user list`]: async (as, world) => {
      const ids = (await within(as, world)).map(({ id }) => id);
      as.assert(
        '`users`',
        { says: 'has those with a role there', test: (all) => (all as string[]).includes(guestOf(world).user.id) },
        ids,
      );
    },
    [`${word} team add`]: (as, world) => changeRole(as, level, world, 'teams', world.team, roles[0]),
    [`${word} team update`]: (as, world) => changeRole(as, level, world, 'teams', guestOf(world).team, roles[1]),
    [`${word} team remove`]: (as, world) => changeRole(as, level, world, 'teams', guestOf(world).team, null),
    [`${word} team list`]: async (as, world) => {
      const options = { key: 'teams', limit: 100, query: inPlace, at: { place: level.id(world) } };
      const fields = {
        ...c.page,
        'teams[].id': c.cuid,
        'teams[].name': c.filled,
        [`teams[].${level.list}[].role`]: c.filled,
      };
      await pages(as, `GET ${ORG}/teams`, { ...options, fields });
    },
  };
}

const listTokens = (as: Client, { key }: Level, place: string) =>
  pages(as, `GET ${ORG}/tokens`, {
    key: 'tokens',
    limit: 100,
    query: `${key}={place}`,
    at: { place },
    fields: { ...c.page, ...tokenFields('tokens[].') },
  });

/** The complete list with the entry of this level given, changed or taken. */
async function changeTokenRole(as: Client, level: Level, world: World, token: string, role: string | null) {
  const { roles } = await readToken(as, token);
  const id = level.id(world);
  const others = roles.filter((entry: Entry) => entry['entityId'] !== id);
  const wanted = role === null ? others : [...others, { entityType: level.scope, entityId: id, role }];
  await as.call(`POST ${ORG}/tokens/{token}/roles`, { at: { token }, json: { roles: wanted } });
  const after = await readToken(as, token);
  as.assert('`roles` afterwards', c.sameAs('what was sent', wanted), after.roles);
}

function ownTokens(level: Level): Record<string, Sequence['run']> {
  const { word, scope, roles } = level;
  return {
    [`${word} token list`]: async (as, world) => {
      const scopes = (await listTokens(as, level, level.id(world))).map((token) => token.scope);
      as.assert(
        '`tokens[].scope`',
        { says: 'has that of the place', test: (all) => (all as string[]).includes(scope) },
        scopes,
      );
    },
    [`${word} token create`]: async (as, world) => {
      const json = {
        name: 'ci',
        description: '',
        role: roles[0],
        scope,
        entityId: level.id(world),
        tokenExpiryPeriodInDays: 30,
      };
      const made = await as.call(`POST ${ORG}/tokens`, { json, fields: { ...issuedFields, scope: c.is(scope) } });
      assertClaims(as, made.token);
    },
    [`${word} token update`]: async (as, world) => {
      const at = { token: level.token(world) };
      const { roles: held } = await readToken(as, at.token);
      await as.call(`POST ${ORG}/tokens/{token}`, {
        at,
        json: { name: 'renamed', description: 'new' },
        fields: { name: c.is('renamed') },
      });
      const wanted = held.map((entry: object) => ({ ...entry, role: roles[1] }));
      await as.call(`POST ${ORG}/tokens/{token}/roles`, { at, json: { roles: wanted } });
    },
    [`${word} token rotate`]: async (as, world) => {
      const at = { token: level.token(world) };
      await readToken(as, at.token);
      await as.call(`POST ${ORG}/tokens/{token}/rotate`, { at, fields: issuedFields });
    },
    [`${word} token delete`]: async (as, world) => {
      const at = { token: level.token(world) };
      await readToken(as, at.token);
      await as.call(`DELETE ${ORG}/tokens/{token}`, { at, status: 204 });
    },
  };
}

/** Tokens of a level above, brought into the place. */
function guestTokens(level: Level, kind: 'organization-token' | 'workspace-token'): Record<string, Sequence['run']> {
  const [given, other] = level.roles;
  const guest = ({ orgToken, workspaceToken }: World) => (kind === 'organization-token' ? orgToken : workspaceToken);
  const command = `${level.word} ${kind}`;
  return {
    [`${command} add`]: (as, world) => changeTokenRole(as, level, world, guest(world), given),
    [`${command} update`]: async (as, world) => {
      await changeTokenRole(as, level, world, guest(world), given);
      await changeTokenRole(as, level, world, guest(world), other);
    },
    [`${command} remove`]: async (as, world) => {
      await changeTokenRole(as, level, world, guest(world), given);
      await changeTokenRole(as, level, world, guest(world), null);
    },
    [`${command} list`]: async (as, world) => {
      await changeTokenRole(as, level, world, guest(world), given);
      const ids = (await listTokens(as, level, level.id(world))).map(({ id }) => id);
      as.assert(
        '`tokens`',
        { says: 'has the token that was brought in', test: (all) => (all as string[]).includes(guest(world)) },
        ids,
      );
    },
  };
}

export const CLI_WORKSPACE_ACCESS = sequences('cli', '2.3', {
  ...holders(WORKSPACE),
  ...ownTokens(WORKSPACE),
  ...guestTokens(WORKSPACE, 'organization-token'),
});
export const CLI_DEPLOYMENT_ACCESS = sequences('cli', '2.4', {
  ...holders(DEPLOYMENT),
  ...ownTokens(DEPLOYMENT),
  ...guestTokens(DEPLOYMENT, 'workspace-token'),
  ...guestTokens(DEPLOYMENT, 'organization-token'),
});
