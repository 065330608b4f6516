import * as c from './checks.ts';
import { pages, type Client } from './client.ts';
import { deploymentFields, STANDARD } from './cli-deployments.ts';
import { sequences } from './sequence.ts';
import { IAM, LABS, PLATFORM } from './terraform-reads.ts';
import type { World } from './world.ts';

const USER = {
  id: c.cuid,
  username: c.filled,
  fullName: c.text,
  avatarUrl: c.text,
  status: c.oneOf('ACTIVE', 'PENDING'),
  organizationRole: c.filled,
  createdAt: c.time,
  updatedAt: c.time,
};

async function setRoles(as: Client, noun: 'teams' | 'users', subject: string, { workspace, deployment }: World) {
  const at = { subject, deployment };
  await as.call(`GET ${PLATFORM}/deployments`, {
    at,
    query: 'deploymentIds={deployment}&limit=1000&offset=0',
    fields: { ...c.page, 'deployments[].workspaceId': c.cuid },
  });
  const lists = {
    organizationRole: 'ORGANIZATION_MEMBER',
    workspaceRoles: [{ workspaceId: workspace, role: 'WORKSPACE_MEMBER' }],
    deploymentRoles: [{ deploymentId: deployment, role: 'DEPLOYMENT_ADMIN' }],
    dagRoles: [{ deploymentId: deployment, dagTag: 'finance', role: 'DAG_VIEWER' }],
  };
  const set = Object.fromEntries(
    Object.entries(lists).map(([key, value]) => [key, c.sameAs('exactly what was sent', value)]),
  );
  await as.call(`POST ${IAM}/${noun}/{subject}/roles`, { at, json: lists, fields: set });
  const status = noun === 'users' ? { status: c.is('ACTIVE') } : {};
  await as.call(`GET ${IAM}/${noun}/{subject}`, { at, fields: { ...set, ...status } });
  const none = { organizationRole: c.filled, workspaceRoles: c.absent, deploymentRoles: c.absent, dagRoles: c.absent };
  const empty = { organizationRole: 'ORGANIZATION_MEMBER', workspaceRoles: [], deploymentRoles: [], dagRoles: [] };
  await as.call(`POST ${IAM}/${noun}/{subject}/roles`, { at, json: empty, fields: none });
  await as.call(`POST ${IAM}/${noun}/{subject}/roles`, { at, json: lists, fields: set });
  // Delete leaves the lists out, and means that they are cleared.
  await as.call(`POST ${IAM}/${noun}/{subject}/roles`, {
    at,
    json: { organizationRole: 'ORGANIZATION_MEMBER' },
    fields: none,
  });
}

const ROLE = {
  id: c.cuid,
  name: c.filled,
  scopeType: c.oneOf('DEPLOYMENT', 'DAG'),
  'permissions[]': c.filled,
  restrictedWorkspaceIds: c.list,
  ...c.stamps,
};
const RANGE = { id: c.cuid, ipAddressRange: c.filled, organizationId: c.cuid, createdAt: c.time, updatedAt: c.time };

export const TERRAFORM_PEOPLE = sequences('terraform', '3.4', {
  astro_team_roles: (as, world) => setRoles(as, 'teams', world.team, world),
  astro_user_roles: (as, world) => setRoles(as, 'users', world.user.id, world),
  astro_user_invite: async (as) => {
    const invite = async (inviteeEmail: string) => {
      const fields = {
        inviteId: c.cuid,
        userId: c.cuid,
        expiresAt: c.time,
        'invitee.id': c.cuid,
        'invitee.subjectType': c.is('USER'),
        'invitee.username': c.is(inviteeEmail.toLowerCase()),
        'inviter.id': c.cuid,
        'inviter.subjectType': c.oneOf('USER', 'SERVICEKEY'),
      };
      const made = await as.call(`POST ${IAM}/invites`, {
        json: { inviteeEmail, role: 'ORGANIZATION_MEMBER' },
        fields,
      });
      as.assert('`userId`', c.sameAs('`invitee.id`', made.invitee.id), made.userId);
      const at = { user: made.userId, invite: made.inviteId };
      await as.call(`GET ${IAM}/users/{user}`, { at, fields: { ...USER, status: c.is('PENDING') } });
      return at;
    };
    const first = await invite('First@example.com');
    await as.call(`DELETE ${IAM}/invites/{invite}`, { at: first, status: 204 });
    const second = await invite('second@example.com');
    await as.call(`DELETE ${IAM}/invites/{invite}`, { at: second, status: 204 });
  },
  'data astro_user, astro_users': async (as, { user, workspace, deployment }) => {
    await as.call(`GET ${IAM}/users/{user}`, { at: { user: user.id }, fields: USER });
    const at = { workspace, deployment };
    const fields = {
      ...c.page,
      ...Object.fromEntries(Object.entries(USER).map(([path, check]) => [`users[].${path}`, check])),
    };
    for (const query of [
      'sorts=id:asc',
      'sorts=id:asc&workspaceId={workspace}',
      'sorts=id:asc&deploymentId={deployment}',
    ]) {
      await pages(as, `GET ${IAM}/users`, { key: 'users', limit: 1000, beyond: true, query, at, fields });
    }
  },
  'astro_custom_role, data astro_custom_role': async (as, { workspace }) => {
    const permissions = ['deployment.get', 'deployment.update'];
    const json = { name: 'Operator', permissions, scopeType: 'DEPLOYMENT', restrictedWorkspaceIds: null };
    const fields = {
      ...ROLE,
      permissions: c.sameAs('what was sent, as a set', permissions),
      restrictedWorkspaceIds: c.emptyList,
      description: c.absent,
    };
    const { id: role } = await as.call(`POST ${IAM}/roles`, { json, fields });
    await as.call(`GET ${IAM}/roles/{role}`, { at: { role }, fields });
    const change = { name: 'Operator 2', description: 'told', permissions, restrictedWorkspaceIds: [workspace] };
    const changed = {
      ...ROLE,
      description: c.is('told'),
      restrictedWorkspaceIds: c.sameAs('what was sent', [workspace]),
    };
    await as.call(`POST ${IAM}/roles/{role}`, { at: { role }, json: change, fields: changed });
    await as.call(`DELETE ${IAM}/roles/{role}`, { at: { role }, status: 204 });
  },
  'astro_custom_role of a Dag': async (as) => {
    const permissions = ['dag.airflow.dag.get'];
    const json = { name: 'Reader of Dags', permissions, scopeType: 'DAG', restrictedWorkspaceIds: [] };
    await as.call(`POST ${IAM}/roles`, { json, fields: { ...ROLE, scopeType: c.is('DAG') } });
  },
  astro_allowed_ip_address_ranges: async (as) => {
    const path = 'allowed-ip-address-ranges';
    const list = (fields: Record<string, c.Check>) =>
      as.call(`GET ${IAM}/${path}`, { query: 'limit=1000&offset=0', fields });
    await list({ ...c.page, allowedIpAddressRanges: c.emptyList });
    const ranges = ['127.0.0.0/8', '203.0.113.0/24'];
    const { allowedIpAddressRanges } = await as.call(`POST ${LABS}/${path}`, {
      json: { allowedIpAddressRanges: ranges },
      fields: Object.fromEntries(
        Object.entries(RANGE).map(([key, check]) => [`allowedIpAddressRanges[].${key}`, check]),
      ),
    });
    type Range = { id: string; ipAddressRange: string };
    as.assert(
      '`ipAddressRange`',
      c.sameAs('byte for byte what was sent', ranges),
      (allowedIpAddressRanges as Range[]).map((range) => range.ipAddressRange),
    );
    await list({ ...c.page, 'allowedIpAddressRanges[].id': c.cuid });
    const ids = (allowedIpAddressRanges as Range[]).map(({ id }) => id);
    await as.call(`DELETE ${LABS}/${path}`, { json: { allowedIpAddressRangeIds: [...ids, ...ids] }, status: 204 });
    await list({ ...c.page, allowedIpAddressRanges: c.emptyList });
  },
  astro_deployment: async (as, { workspace }) => {
    const json = { ...STANDARD, workspaceId: workspace, contactEmails: ['data@example.com'], environmentVariables: [] };
    const computed = {
      workloadIdentity: c.text,
      externalIPs: c.list,
      webServerCpu: c.filled,
      webServerMemory: c.filled,
      webServerIngressHostname: c.filled,
    };
    const made = await as.call(`POST ${PLATFORM}/deployments`, {
      json,
      fields: { ...deploymentFields(), ...computed },
    });
    const at = { deployment: made.id };
    const kept = { ...deploymentFields(), createdAt: c.sameAs('byte for byte as in create', made.createdAt) };
    await as.call(`GET ${PLATFORM}/deployments/{deployment}`, { at, fields: kept });
    const { astroRuntimeVersion: _, cloudProvider: _cloud, region: _region, ...change } = { ...STANDARD, name: 'tf-2' };
    await as.call(`POST ${PLATFORM}/deployments/{deployment}`, {
      at,
      json: change,
      fields: { ...kept, name: c.is('tf-2') },
    });
    await as.call(`DELETE ${PLATFORM}/deployments/{deployment}`, { at, status: 204 });
  },
  'data astro_deployment, astro_deployments, astro_deployment_options': async (as, { deployment }) => {
    await as.call(`GET ${PLATFORM}/deployments/{deployment}`, { at: { deployment }, fields: deploymentFields() });
    await pages(as, `GET ${PLATFORM}/deployments`, {
      key: 'deployments',
      limit: 1000,
      beyond: true,
      fields: { ...c.page, ...deploymentFields('deployments[].') },
    });
    await as.call(`GET ${PLATFORM}/deployment-options`, {
      fields: {
        executors: c.sameAs('exactly `CELERY` and `KUBERNETES`', ['CELERY', 'KUBERNETES']),
        runtimeReleases: c.filledList,
        schedulerMachines: c.filledList,
        workerMachines: c.filledList,
      },
    });
  },
  'data astro_clusters, astro_cluster_options': async (as) => {
    await as.call(`GET ${PLATFORM}/clusters`, {
      query: 'limit=1000&offset=0',
      fields: { ...c.page, clusters: c.list },
    });
    const all = await as.call(`GET ${PLATFORM}/cluster-options`, { query: 'type=DEDICATED' });
    as.assert(
      'the list',
      { says: 'has more than one provider', test: (value) => (value as unknown[]).length > 1 },
      all,
    );
    await as.call(`GET ${PLATFORM}/cluster-options`, { query: 'type=HYBRID&provider=AWS' });
  },
  'environment_object, environment_objects': async (as, { workspace }) => {
    const path = '/v1/organizations/{org}/environment-objects';
    const json = {
      objectKey: 'warehouse',
      objectType: 'CONNECTION',
      scope: 'WORKSPACE',
      scopeEntityId: workspace,
      connection: { type: 'postgres', password: 'kept-back' },
    };
    const { id: object } = await as.call(`POST ${path}`, { json, fields: { id: c.cuid } });
    const at = { object, workspace };
    const fields = {
      id: c.cuid,
      objectKey: c.is('warehouse'),
      objectType: c.is('CONNECTION'),
      scope: c.is('WORKSPACE'),
      scopeEntityId: c.cuid,
      'connection.type': c.filled,
      'connection.password': c.absent,
    };
    await as.call(`GET ${path}/{object}`, { at, fields });
    await as.call(`POST ${path}/{object}`, {
      at,
      json: { connection: { type: 'mysql' }, autoLinkDeployments: true },
      fields: { ...fields, 'connection.type': c.is('mysql') },
    });
    await pages(as, `GET ${path}`, {
      key: 'environmentObjects',
      limit: 1000,
      beyond: true,
      query: 'workspaceId={workspace}',
      at,
      fields: { ...c.page, 'environmentObjects[].id': c.cuid },
    });
    await as.call(`DELETE ${path}/{object}`, { at, status: 204 });
  },
});
