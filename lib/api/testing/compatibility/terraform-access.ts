import * as c from './checks.ts';
import { pages, type Client } from './client.ts';
import { sequences } from './sequence.ts';
import { IAM, PLATFORM, readOrganization, under } from './terraform-reads.ts';
import type { World } from './world.ts';

const TOKEN = {
  id: c.cuid,
  name: c.filled,
  description: c.text,
  type: c.oneOf('ORGANIZATION', 'WORKSPACE', 'DEPLOYMENT'),
  kind: c.oneOf('STANDARD', 'DIRECT_ACCESS'),
  shortToken: c.filled,
  startAt: c.time,
  'roles[].role': c.filled,
  ...c.stamps,
};
/** Whether what the configuration names is there. */
async function checkPlaces(as: Client, { workspace, deployment }: World) {
  const at = { workspace, deployment };
  const one = (key: string, id: string) => ({ [`${key}[].id`]: c.sameAs('the one that was asked for', id) });
  await as.call(`GET ${PLATFORM}/workspaces`, {
    at,
    query: 'workspaceIds={workspace}',
    fields: one('workspaces', workspace),
  });
  await as.call(`GET ${PLATFORM}/deployments`, {
    at,
    query: 'deploymentIds={deployment}',
    fields: one('deployments', deployment),
  });
}

const apiTokens = sequences('terraform', '3.4', {
  'astro_api_token: create, update, delete': async (as, world) => {
    const { org, workspace, deployment } = world;
    await checkPlaces(as, world);
    const roles = [
      { entityType: 'ORGANIZATION', entityId: org, role: 'ORGANIZATION_MEMBER' },
      { entityType: 'WORKSPACE', entityId: workspace, role: 'WORKSPACE_OWNER' },
      { entityType: 'DEPLOYMENT', entityId: deployment, role: 'DEPLOYMENT_ADMIN' },
      { entityType: 'DAG', entityId: 'load', deploymentId: deployment, role: 'DAG_VIEWER' },
    ];
    const json = {
      name: 'tf',
      role: 'ORGANIZATION_MEMBER',
      type: 'ORGANIZATION',
      description: '',
      tokenExpiryPeriodInDays: 30,
    };
    const made = await as.call(`POST ${IAM}/tokens`, {
      json,
      fields: { ...TOKEN, token: c.filled, expiryPeriodInDays: c.is(30), endAt: c.time },
    });
    const at = { token: made.id };
    await as.call(`POST ${IAM}/tokens/{token}/roles`, { at, json: { roles } });
    const kept = {
      ...TOKEN,
      token: c.absent,
      roles: c.sameAs('exactly what was set', roles),
      createdAt: c.sameAs('byte for byte as in create', made.createdAt),
    };
    await as.call(`GET ${IAM}/tokens/{token}`, { at, fields: kept });
    await as.call(`POST ${IAM}/tokens/{token}/roles`, { at, json: { roles: roles.slice(0, 2) } });
    await as.call(`POST ${IAM}/tokens/{token}`, {
      at,
      json: { name: 'tf-2', description: '' },
      fields: { name: c.is('tf-2') },
    });
    await as.call(`GET ${IAM}/tokens/{token}`, {
      at,
      fields: { ...kept, roles: c.sameAs('exactly what was set', roles.slice(0, 2)) },
    });
    await as.call(`DELETE ${IAM}/tokens/{token}`, { at, status: 204 });
  },
  'astro_api_token: no expiry': async (as) => {
    const json = { name: 'tf', role: 'ORGANIZATION_MEMBER', type: 'ORGANIZATION', description: '' };
    await as.call(`POST ${IAM}/tokens`, {
      json,
      fields: { ...TOKEN, token: c.filled, expiryPeriodInDays: c.absent, endAt: c.absent },
    });
  },
  'astro_api_token of a Workspace': async (as, { workspace }) => {
    const json = { name: 'tf', role: 'WORKSPACE_MEMBER', type: 'WORKSPACE', entityId: workspace, description: '' };
    await as.call(`POST ${IAM}/tokens`, { json, fields: { ...TOKEN, token: c.filled, type: c.is('WORKSPACE') } });
  },
  'data astro_api_token, astro_api_tokens': async (as, { orgToken, workspace, deployment }) => {
    await as.call(`GET ${IAM}/tokens/{token}`, { at: { token: orgToken }, fields: TOKEN });
    const at = { workspace, deployment };
    for (const query of [
      'workspaceId={workspace}',
      'deploymentId={deployment}',
      'includeOnlyOrganizationTokens=true',
    ]) {
      const options = { key: 'tokens', limit: 1000, beyond: true, query, at };
      await pages(as, `GET ${IAM}/tokens`, { ...options, fields: { ...c.page, ...under('tokens[].', TOKEN) } });
    }
  },
  astro_agent_token: async (as, { deployment }) => {
    const path = `${IAM}/deployments/{deployment}/agent-tokens`;
    const json = { name: 'agent', description: '', tokenExpiryPeriodInDays: 30 };
    const at = { deployment };
    const made = await as.call(`POST ${path}`, {
      at,
      json,
      fields: { ...TOKEN, token: c.filled, expiryPeriodInDays: c.is(30) },
    });
    const one = { ...at, token: made.id };
    await as.call(`GET ${path}/{token}`, { at: one, fields: { ...TOKEN, token: c.absent } });
    await as.call(`DELETE ${path}/{token}`, { at: one, status: 204 });
    await as.call(`POST ${path}`, {
      at,
      json: { name: 'agent' },
      fields: { description: c.is(''), expiryPeriodInDays: c.absent },
    });
  },
});

const TEAM = {
  id: c.cuid,
  name: c.filled,
  organizationRole: c.filled,
  isIdpManaged: c.bool,
  rolesCount: c.int,
  'description?': c.text,
  ...c.stamps,
};
const MEMBER = { 'teamMembers[].userId': c.cuid, 'teamMembers[].username': c.filled };
const teams = sequences('terraform', '3.4', {
  'astro_team: create, update, delete': async (as, { user, guest, workspace, deployment }) => {
    await readOrganization(as);
    const json = { name: 'tf', description: 'made', memberIds: [user.id], organizationRole: 'ORGANIZATION_MEMBER' };
    const made = await as.call(`POST ${IAM}/teams`, { json, fields: TEAM });
    const at = { team: made.id, user: user.id, deployment };
    await as.call(`GET ${PLATFORM}/deployments`, {
      at,
      query: 'deploymentIds={deployment}&limit=1000&offset=0',
      fields: { ...c.page, 'deployments[].workspaceId': c.cuid },
    });
    const lists = {
      organizationRole: 'ORGANIZATION_MEMBER',
      workspaceRoles: [{ workspaceId: workspace, role: 'WORKSPACE_MEMBER' }],
      deploymentRoles: [{ deploymentId: deployment, role: 'DEPLOYMENT_ADMIN' }],
      dagRoles: [{ deploymentId: deployment, dagId: 'load', role: 'DAG_AUTHOR' }],
    };
    const set = Object.fromEntries(
      Object.entries(lists).map(([key, value]) => [key, c.sameAs('exactly what was sent', value)]),
    );
    await as.call(`POST ${IAM}/teams/{team}/roles`, { at, json: lists, fields: set });
    await as.call(`GET ${IAM}/teams/{team}`, { at, fields: { ...TEAM, ...set } });
    await as.call(`GET ${IAM}/teams/{team}/members`, { at, fields: { ...c.page, ...MEMBER } });
    await as.call(`DELETE ${IAM}/teams/{team}/members/{user}`, { at, status: 204 });
    await as.call(`POST ${IAM}/teams/{team}/members`, { at, json: { memberIds: [guest.id] }, status: 204 });
    await as.call(`POST ${IAM}/teams/{team}`, {
      at,
      json: { name: 'tf-2', description: '' },
      fields: { name: c.is('tf-2') },
    });
    const cleared = { ...lists, workspaceRoles: [], deploymentRoles: [], dagRoles: [] };
    const none = { workspaceRoles: c.absent, deploymentRoles: c.absent, dagRoles: c.absent };
    await as.call(`POST ${IAM}/teams/{team}/roles`, { at, json: cleared, fields: none });
    await as.call(`GET ${IAM}/teams/{team}`, {
      at,
      fields: { ...TEAM, ...none, createdAt: c.sameAs('byte for byte as in create', made.createdAt) },
    });
    await as.call(`DELETE ${IAM}/teams/{team}`, { at, status: 204 });
  },
  'data astro_team, astro_teams': async (as, { team }) => {
    const members = () =>
      as.call(`GET ${IAM}/teams/{team}/members`, { at: { team }, fields: { ...c.page, ...MEMBER } });
    await as.call(`GET ${IAM}/teams/{team}`, { at: { team }, fields: TEAM });
    await members();
    await pages(as, `GET ${IAM}/teams`, {
      key: 'teams',
      limit: 1000,
      beyond: true,
      fields: { ...c.page, ...under('teams[].', TEAM) },
    });
  },
  astro_team_membership: async (as, { team, user }) => {
    const at = { team, user: user.id };
    const json = { memberIds: [user.id] };
    await as.call(`POST ${IAM}/teams/{team}/members`, { at, json, status: 204 });
    // Again, as after an import.
    await as.call(`POST ${IAM}/teams/{team}/members`, { at, json, status: 204 });
    await pages(as, `GET ${IAM}/teams/{team}/members`, {
      key: 'teamMembers',
      limit: 1000,
      beyond: true,
      at,
      fields: { ...c.page, ...MEMBER },
    });
    await as.call(`DELETE ${IAM}/teams/{team}/members/{user}`, { at, status: 204 });
  },
});

export const TERRAFORM_ACCESS = [...apiTokens, ...teams];
