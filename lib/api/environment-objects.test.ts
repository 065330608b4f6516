import { beforeEach, expect, it } from 'vitest';

import { auditEvents, environmentObjects } from '#db/schema/index.ts';
import { insertDeployment, insertWorkspace } from '#db/testing/places.ts';
import { useTestDatabase } from '#db/testing/test-database.ts';
import { addSubjectRole } from '#lib/subject-roles/add-subject-role.ts';

import { makeApi, type ApiUnderTest } from './testing/api-client.ts';

const database = useTestDatabase();
let api: ApiUnderTest;
let path: string;
let workspaceId: string;
let deploymentId: string;
beforeEach(async () => {
  api = await makeApi(database);
  path = `${api.base}/environment-objects`;
  workspaceId = (await insertWorkspace(database.db, api.organization)).id;
  deploymentId = (await insertDeployment(database.db, api.organization, workspaceId)).id;
});

const SECRET = 'never-told-4411';
const CONNECTION = { type: 'postgres', host: 'db.example', login: 'etl', password: SECRET, port: 5432 };
const add = (change: object = {}) =>
  api.post(path, {
    objectKey: 'warehouse',
    objectType: 'CONNECTION',
    scope: 'WORKSPACE',
    scopeEntityId: workspaceId,
    connection: CONNECTION,
    ...change,
  });
const keys = async (query: string, token = api.caller.value) => {
  const { status, body } = await api.ask(`${path}?${query}`, { token });
  return status === 200 ? body.environmentObjects.map((one: { objectKey: string }) => one.objectKey) : status;
};

it('are kept without their secrets ever coming back, from create to delete', async () => {
  const made = await add({ autoLinkDeployments: true });
  expect([made.status, made.body]).toEqual([200, { id: expect.stringMatching(/^c[a-z\d]{24}$/) }]);
  const one = `${path}/${made.body.id}`;
  const { password: _, ...shown } = CONNECTION;
  const got = await api.ask(`${one}?showSecrets=true`);
  expect(got.body).toMatchObject({ scope: 'WORKSPACE', scopeEntityId: workspaceId, autoLinkDeployments: true });
  expect(got.body.connection).toEqual(shown);
  const link = { scope: 'DEPLOYMENT', scopeEntityId: deploymentId };
  const links = [{ ...link, connectionOverrides: { host: 'near.example', password: `${SECRET}-2` } }];
  const saved = await api.post(one, { connection: { ...shown, host: 'new.example' }, links });
  expect(saved.body).toMatchObject({ connection: { host: 'new.example' }, autoLinkDeployments: false });
  expect(saved.body.links).toEqual([{ ...link, connectionOverrides: { host: 'near.example' } }]);
  expect(saved.body.createdAt).toBe(got.body.createdAt);
  expect((await add()).status).toBe(409);
  const stored = [await database.db.select().from(environmentObjects), await database.db.select().from(auditEvents)];
  expect(JSON.stringify([stored, got.text, saved.text])).not.toContain(SECRET);
  expect((await api.ask(one, { method: 'DELETE' })).status).toBe(204);
  expect((await api.ask(one, { method: 'DELETE' })).status).toBe(404);
});

it('reach a Deployment by a link or automatically, unless it is excluded', async () => {
  const variable = { objectType: 'AIRFLOW_VARIABLE', airflowVariable: { value: SECRET, isSecret: true } };
  await add({ ...variable, objectKey: 'own', scope: 'DEPLOYMENT', scopeEntityId: deploymentId });
  await add({ ...variable, objectKey: 'apart' });
  const { body: auto } = await add({ ...variable, objectKey: 'auto', autoLinkDeployments: true });
  await add({ ...variable, objectKey: 'linked', links: [{ scope: 'DEPLOYMENT', scopeEntityId: deploymentId }] });
  expect(await keys(`deploymentId=${deploymentId}`)).toEqual(['linked', 'auto', 'own']);
  expect(await keys(`deploymentId=${deploymentId}&resolveLinked=false`)).toEqual(['own']);
  expect(await keys(`workspaceId=${workspaceId}&sorts=objectKey:asc&objectType=AIRFLOW_VARIABLE`)).toEqual([
    'apart',
    'auto',
    'linked',
  ]);
  expect(await keys(`workspaceId=${workspaceId}&objectKey=auto`)).toEqual(['auto']);
  expect(await keys(`workspaceId=${workspaceId}&objectKey=%00`)).toEqual([]);
  const exclusion = { scope: 'DEPLOYMENT', scopeEntityId: deploymentId };
  expect((await api.post(`${path}/${auto.id}/exclude-linking`, exclusion)).status).toBe(204);
  expect(await keys(`deploymentId=${deploymentId}`)).toEqual(['linked', 'own']);
  const other = await insertWorkspace(database.db, api.organization, { name: 'other' });
  const far = (await insertDeployment(database.db, api.organization, other.id)).id;
  const refused = await api.post(`${path}/${auto.id}/exclude-linking`, { ...exclusion, scopeEntityId: far });
  expect([refused.status, refused.body.fieldErrors[0].field]).toEqual([400, 'links']);
  expect((await api.ask(`${api.base}/deployments/${deploymentId}`, { method: 'DELETE' })).status).toBe(204);
  expect(await keys('limit=1000')).toEqual(['linked', 'auto', 'apart']);
});

it('are for who may manage them there, and unknown ones are 403 to the others', async () => {
  const { body } = await add();
  const { id, value: token } = await api.issue('weak', 'ORGANIZATION_MEMBER');
  const subject = { type: 'TOKEN', id };
  const place = { subject, entityType: 'WORKSPACE', entityId: workspaceId };
  await addSubjectRole(await api.context(), { ...place, role: 'WORKSPACE_MEMBER' });
  for (const one of [body.id, 'cunknown00000000000000000', 'no-id']) {
    expect((await api.ask(`${path}/${one}`, { token })).status).toBe(403);
    expect((await api.ask(`${path}/${one}`, { token, method: 'DELETE' })).status).toBe(403);
  }
  expect(await keys(`workspaceId=${workspaceId}`, token)).toBe(403);
  expect(await keys('', token)).toBe(403);
  expect((await api.ask(`${path}/cunknown00000000000000000`)).status).toBe(404);
});
