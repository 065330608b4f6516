import { expect, it } from 'vitest';

import { insertMember } from '#db/testing/factories.ts';
import { insertTeam } from '#db/testing/places.ts';
import { freshContext, testRuntime } from '#db/testing/test-context.ts';
import { useTestDatabase } from '#db/testing/test-database.ts';
import { PERMISSIONS_OF } from '#lib/access/permissions.ts';
import { createToken } from '#lib/tokens/create-token.ts';

import { createRole } from './create-role.ts';
import { listBuiltInRoles } from './list-built-in-roles.ts';
import { listRoleHolders } from './list-role-holders.ts';
import { listRoles } from './list-roles.ts';

const database = useTestDatabase();
const fresh = () => freshContext(testRuntime(database));
const DEPLOYER = {
  name: 'Deployer',
  scope: 'DEPLOYMENT',
  permissions: ['deployment.get', 'deployment.deploys.create'],
};

it('lists search, filter and sort with an exact total', async () => {
  const ctx = await fresh();
  await createRole(ctx, { ...DEPLOYER, name: 'beta', description: '100% read' });
  await createRole(ctx, { name: 'Alpha', scope: 'DAG', permissions: [...PERMISSIONS_OF.DAG] });
  const names = async (query: object) => (await listRoles(ctx, query)).rows.map((role) => role.name);
  expect(await names({})).toEqual(['Alpha', 'beta']);
  expect(await names({ sort: 'permissions', dir: 'desc' })).toEqual(['Alpha', 'beta']);
  expect(await names({ sort: 'usedBy' })).toHaveLength(2);
  expect(await names({ q: '100%' })).toEqual(['beta']);
  expect(await names({ scope: ['DAG'] })).toEqual(['Alpha']);
});

it('built-in roles tell who holds them', async () => {
  const ctx = await fresh();
  await insertMember(database.db, ctx.organization, { role: 'ORGANIZATION_MEMBER' });
  await insertTeam(database.db, ctx.organization);
  await createToken(ctx, { name: 'ci', role: 'ORGANIZATION_MEMBER', expiryDays: 30 });
  const rows = await listBuiltInRoles(ctx);
  expect(rows).toHaveLength(14);
  expect(rows.find((row) => row.role === 'ORGANIZATION_MEMBER')?.usedBy).toEqual({ users: 1, teams: 1, tokens: 1 });
  expect(rows[0]).toMatchObject({ role: 'ORGANIZATION_OWNER', usedBy: { users: 1, teams: 0, tokens: 0 } });
  const { holders } = await listRoleHolders(ctx, { name: 'ORGANIZATION_MEMBER' });
  expect(holders.map((holder) => holder.type)).toEqual(['USER', 'TEAM', 'TOKEN']);
});
