import * as c from './checks.ts';
import { assertClaims, issuedFields, listUsers, ORG, readTeam, readToken, tokenFields } from './cli-reads.ts';
import { pages, type Client } from './client.ts';
import { sequences } from './sequence.ts';

const ORGANIZATIONS = '/v1/organizations';

/** Before every command with `ASTRO_API_TOKEN` (api-contract 1.4). */
const readOrganizations = (as: Client) =>
  pages(as, `GET ${ORGANIZATIONS}`, {
    key: 'organizations',
    limit: 100,
    fields: {
      ...c.page,
      'organizations[].id': c.cuid,
      'organizations[].name': c.filled,
      'organizations[].product': c.oneOf('HOSTED', 'HYBRID'),
    },
  });

const listMembers = (as: Client, team: string) =>
  pages(as, `GET ${ORG}/teams/{team}/members`, {
    key: 'teamMembers',
    limit: 100,
    at: { team },
    fields: { ...c.page, 'teamMembers[].userId': c.cuid, 'teamMembers[].username': c.filled },
  });
const listRoles = (as: Client, includesDefaults: boolean) =>
  pages(as, `GET ${ORG}/roles`, {
    key: 'roles',
    limit: 100,
    beyond: true,
    query: `includeDefaultRoles=${includesDefaults}`,
    fields: {
      ...c.page,
      'roles[].id': c.cuid,
      'roles[].name': c.filled,
      ...(includesDefaults && { 'defaultRoles[].name': c.filled, 'defaultRoles[].description': c.text }),
    },
  });

const startUp = sequences('cli', '1.4', {
  'every command with ASTRO_API_TOKEN': async (as, { org }) => {
    const [first] = await readOrganizations(as);
    as.assert('the Organization of the token', c.sameAs('the first in the list', org), first.id);
  },
});

async function switchTo(as: Client) {
  await as.call('GET /v1/users/self', { query: 'createIfNotExist=true', fields: { id: c.cuid, username: c.filled } });
  await as.call(`GET ${ORG}`, { fields: { id: c.cuid, product: c.oneOf('HOSTED', 'HYBRID') } });
  await pages(as, `GET ${ORG}/workspaces`, {
    key: 'workspaces',
    limit: 1000,
    query: 'sorts=name:asc',
    fields: { ...c.page, 'workspaces[].id': c.cuid, 'workspaces[].name': c.filled },
  });
}

const auditLogs = async (as: Client) => {
  await readOrganizations(as);
  const query = `startDate=${encodeURIComponent(new Date(Date.now() - 86_400_000).toISOString().replace('Z', '123456Z'))}`;
  const { response, text } = await as.raw(`GET ${ORG}/audit-logs`, { query });
  as.note(`\`GET ${ORG}/audit-logs?startDate={nanoseconds}\``, '200 as NDJSON');
  as.assert('header `Content-Encoding`', c.is('gzip'), response.headers.get('content-encoding'));
  const events = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  as.assert('each line', c.sameAs('one JSON object', true), events.length > 0);
  for (const [field, check] of Object.entries({
    organizationId: c.cuid,
    subjectId: c.filled,
    subjectType: c.oneOf('USER', 'SERVICEKEY', 'SYSTEM'),
    timestamp: c.time,
    sourceIp: c.text,
    userAgent: c.text,
    method: c.filled,
    path: c.filled,
    requestId: c.filled,
  })) {
    for (const event of events) as.assert(`\`${field}\``, check, event[field]);
  }
};

const organization = sequences('cli', '2.2', {
  'organization list': async (as) => void (await readOrganizations(as)),
  'organization switch ID': async (as) => {
    await as.call(`GET ${ORG}`, { fields: { id: c.cuid, name: c.filled, product: c.oneOf('HOSTED', 'HYBRID') } });
    await switchTo(as);
  },
  'organization switch NAME': async (as, { orgName }) => {
    const all = await readOrganizations(as);
    as.assert('`organizations[].name`', c.sameAs('that of the Organization', orgName), all[0].name);
    await switchTo(as);
  },
  'organization audit-logs export': auditLogs,
  'organization user invite': async (as) => {
    const json = { inviteeEmail: 'New.Person@example.com', role: 'ORGANIZATION_MEMBER' };
    await as.call(`POST ${ORG}/invites`, {
      json,
      fields: { inviteId: c.cuid, 'invitee.id': c.cuid, expiresAt: c.time },
    });
  },
  'organization user list': async (as) => void (await listUsers(as)),
  'organization user update': async (as, { guest }) => {
    const user = (await listUsers(as)).find(({ username }) => username === guest.email);
    const at = { user: user.id };
    const before = user.workspaceRoles;
    const json = { organizationRole: 'ORGANIZATION_BILLING_ADMIN' };
    const held = await as.call(`POST ${ORG}/users/{user}/roles`, { at, json, fields: { organizationRole: c.filled } });
    as.assert('lists left out', c.sameAs('kept', before), held.workspaceRoles);
  },
});

const teams = sequences('cli', '2.2', {
  'organization team create': async (as) => {
    const json = { name: 'Analysts', description: 'read', organizationRole: 'ORGANIZATION_MEMBER' };
    await as.call(`POST ${ORG}/teams`, { json, fields: { id: c.cuid, name: c.is('Analysts') } });
  },
  'organization team list': async (as) =>
    void (await pages(as, `GET ${ORG}/teams`, {
      key: 'teams',
      limit: 100,
      fields: { ...c.page, 'teams[].id': c.cuid, 'teams[].name': c.filled, 'teams[].description?': c.text },
    })),
  'organization team update': async (as, { guestTeam }) => {
    const at = { team: guestTeam };
    const { workspaceRoles, deploymentRoles } = await readTeam(as, guestTeam);
    const json = { name: 'Renamed', description: 'new' };
    await as.call(`POST ${ORG}/teams/{team}`, {
      at,
      json,
      fields: { name: c.is('Renamed'), description: c.is('new') },
    });
    const roles = { organizationRole: 'ORGANIZATION_BILLING_ADMIN', workspaceRoles, deploymentRoles };
    const fields = {
      organizationRole: c.is('ORGANIZATION_BILLING_ADMIN'),
      workspaceRoles: c.sameAs('what was sent', workspaceRoles),
    };
    await as.call(`POST ${ORG}/teams/{team}/roles`, { at, json: roles, fields });
  },
  'organization team delete': async (as, { team }) => {
    await readTeam(as, team);
    await as.call(`DELETE ${ORG}/teams/{team}`, { at: { team }, status: 204 });
  },
  'organization team user add': async (as, { team, user }) => {
    await readTeam(as, team);
    await as.call(`GET ${ORG}/users/{user}`, { at: { user: user.id }, fields: { id: c.cuid, username: c.filled } });
    await as.call(`POST ${ORG}/teams/{team}/members`, { at: { team }, json: { memberIds: [user.id] }, status: 204 });
  },
  'organization team user remove': async (as, { team, guest }) => {
    await readTeam(as, team);
    await listMembers(as, team);
    await as.call(`DELETE ${ORG}/teams/{team}/members/{user}`, { at: { team, user: guest.id }, status: 204 });
  },
  'organization team user list': async (as, { team }) => {
    await readTeam(as, team);
    await listMembers(as, team);
  },
});

const tokens = sequences('cli', '2.2', {
  'organization token list': async (as) =>
    void (await pages(as, `GET ${ORG}/tokens`, {
      key: 'tokens',
      limit: 100,
      query: 'includeOnlyOrganizationTokens=true',
      fields: { ...c.page, ...tokenFields('tokens[].'), 'tokens[].scope': c.is('ORGANIZATION') },
    })),
  'organization token roles': async (as, { orgToken }) => void (await readToken(as, orgToken)),
  'organization token create': async (as) => {
    const json = { name: 'ci', description: '', role: 'ORGANIZATION_MEMBER', scope: 'ORGANIZATION' };
    await as.call(`POST ${ORG}/tokens`, { json, fields: { ...issuedFields, expiryPeriodInDays: c.absent } });
    const expiring = { ...json, tokenExpiryPeriodInDays: 30 };
    const { token } = await as.call(`POST ${ORG}/tokens`, {
      json: expiring,
      fields: { expiryPeriodInDays: c.is(30), endAt: c.time },
    });
    assertClaims(as, token);
  },
  'organization token update': async (as, world) => {
    const at = { token: world.orgToken };
    const { roles, scope } = await readToken(as, world.orgToken);
    as.assert('`scope`', c.is('ORGANIZATION'), scope);
    const fields = { name: c.is('renamed'), description: c.is('new'), token: c.absent };
    await as.call(`POST ${ORG}/tokens/{token}`, { at, json: { name: 'renamed', description: 'new' }, fields });
    const wanted = roles.map((entry: object) => ({ ...entry, role: 'ORGANIZATION_BILLING_ADMIN' }));
    await as.call(`POST ${ORG}/tokens/{token}/roles`, { at, json: { roles: wanted } });
  },
  'organization token rotate': async (as, { orgToken }) => {
    await readToken(as, orgToken);
    await as.call(`POST ${ORG}/tokens/{token}/rotate`, {
      at: { token: orgToken },
      fields: { ...issuedFields, lastRotatedAt: c.time },
    });
  },
  'organization token delete': async (as, { orgToken }) => {
    await readToken(as, orgToken);
    await as.call(`DELETE ${ORG}/tokens/{token}`, { at: { token: orgToken }, status: 204 });
  },
  'organization role list': async (as) => void (await listRoles(as, false)),
  'organization role list -i': async (as) => void (await listRoles(as, true)),
});

export const CLI_ORGANIZATION = [...startUp, ...organization, ...teams, ...tokens];
