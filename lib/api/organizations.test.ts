import { beforeAll, expect, it } from 'vitest';

import { useTestDatabase } from '#db/testing/test-database.ts';

import { makeApi, type ApiUnderTest } from './testing/api-client.ts';

const database = useTestDatabase();
let api: ApiUnderTest;
beforeAll(async () => {
  api = await makeApi(database, 'ORGANIZATION_MEMBER');
});
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

const total = async (query: string) => (await api.ask(`/v1/organizations?${query}`)).body;

it('lists exactly the Organization of the token, with what the clients stop without', async () => {
  await makeApi(database);
  const { status, body } = await api.ask('/v1/organizations?limit=100&offset=0');
  expect(status).toBe(200);
  expect(body).toEqual({ limit: 100, offset: 0, totalCount: 1, organizations: [expect.any(Object)] });
  const { id } = api.organization;
  expect(body.organizations[0]).toEqual({
    id,
    name: 'Acme',
    product: 'HOSTED',
    status: 'ACTIVE',
    supportPlan: 'INTERNAL',
    isScimEnabled: false,
    allowEnhancedSupportAccess: false,
    shouldEnforceDedicatedClusters: false,
    hasAllowedIpAddressRanges: false,
    isBlockedEnableAiFeatures: false,
    productPlans: [
      { astronomerProduct: 'ASTRO', organizationId: id, productPlanId: id, productPlanName: expect.any(String) },
    ],
    createdAt: expect.stringMatching(TIME),
    createdBy: { id: expect.any(String), subjectType: 'USER' },
    updatedAt: expect.stringMatching(TIME),
    updatedBy: { id: expect.any(String), subjectType: 'USER' },
  });
});

it('pages and filters like every list', async () => {
  expect(await total('offset=1')).toEqual({ limit: 20, offset: 1, totalCount: 1, organizations: [] });
  expect(await total('limit=0')).toEqual({ limit: 0, offset: 0, totalCount: 1, organizations: [] });
  for (const query of ['product=HOSTED', 'astronomerProduct=ASTRO', 'sorts=name:asc&sorts=createdAt:desc']) {
    expect((await total(query)).totalCount).toBe(1);
  }
  for (const query of ['product=HYBRID', 'astronomerProduct=OBSERVE', 'productPlan=TRIAL']) {
    expect((await total(query)).totalCount).toBe(0);
  }
  for (const query of ['product=X', 'productPlan=X', 'sorts=id:asc', 'limit=1001']) {
    expect((await api.ask(`/v1/organizations?${query}`)).status).toBe(400);
  }
});

it('gives one Organization, the same bytes as in the list', async () => {
  const [listed] = (await api.ask('/v1/organizations')).body.organizations;
  const { status, body } = await api.ask(`${api.base}?isLookUpOnly=true`);
  expect([status, body]).toEqual([200, listed]);
  const platform = await api.ask(`/platform${api.base.replace('/v1', '/v1beta1')}`);
  expect([platform.status, platform.body]).toEqual([200, listed]);
  expect((await api.ask('/platform/v1beta1/organizations?supportPlan=TRIAL')).body.organizations).toEqual([]);
});

it('answers users/self for a token with a user made of it', async () => {
  const { status, body } = await api.ask('/v1/users/self?createIfNotExist=true');
  expect(status).toBe(200);
  expect(body).toEqual({
    id: api.caller.id,
    username: 'caller',
    fullName: 'caller',
    avatarUrl: '',
    status: 'ACTIVE',
    organizationId: api.organization.id,
    isIdpManaged: false,
    roles: [{ role: 'ORGANIZATION_MEMBER', scope: { type: 'ORGANIZATION', entityId: api.organization.id } }],
    createdAt: expect.stringMatching(TIME),
    updatedAt: expect.stringMatching(TIME),
  });
});
