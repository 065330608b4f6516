import { expect, test, vi } from 'vitest';

import { insertDeployment, insertWorkspace } from '#db/testing/places.ts';
import { freshContext, testRuntime } from '#db/testing/test-context.ts';
import { useTestDatabase } from '#db/testing/test-database.ts';
import type { Context } from '#lib/context.ts';
import { addSubjectRole } from '#lib/subject-roles/add-subject-role.ts';
import { createToken } from '#lib/tokens/create-token.ts';
import { getToken } from '#lib/tokens/get-token.ts';

import { createRole } from './create-role.ts';
import { updateRole } from './update-role.ts';

const database = useTestDatabase();

/** A custom role, a Deployment, and a token that holds the role at home there. */
async function makeWorld() {
  const ctx = await freshContext(testRuntime(database));
  const role = await createRole(ctx, { name: 'Deployer', scope: 'DEPLOYMENT', permissions: ['deployment.get'] });
  const workspace = await insertWorkspace(database.db, ctx.organization);
  const deployment = await insertDeployment(database.db, ctx.organization, workspace.id);
  const home = { scope: 'DEPLOYMENT', entityId: deployment.id };
  const create = (inside: Context, name: string) =>
    createToken(inside, { name: 'ci', role: name, expiryDays: 30, ...home });
  const { token } = await createToken(ctx, { name: 'wide', role: 'ORGANIZATION_MEMBER', expiryDays: 30 });
  const give = (inside: Context, name: string) =>
    addSubjectRole(inside, {
      subject: { type: 'TOKEN', id: token.id },
      entityType: 'DEPLOYMENT',
      entityId: deployment.id,
      role: name,
    });
  const rename = (inside: Context) => updateRole(inside, { roleId: role.id, name: 'Shipper' });
  const names = async () => {
    const answer = await database.pool.query<{ role: string }>(
      'select role from role_bindings where custom_role_id = $1 union select role from api_tokens where entity_id = $2',
      [role.id, deployment.id],
    );
    return answer.rows.map((row) => row.role);
  };
  return { ctx, roleId: role.id, deployment, create, give, rename, names };
}

/** Runs `first` in a transaction that ends only when `second`, begun after it, waits for it. */
async function interleave(ctx: Context, first: (inside: Context) => Promise<unknown>, second: () => Promise<unknown>) {
  let waiting: Promise<PromiseSettledResult<unknown>[]> | undefined;
  await ctx.db.transaction(async (tx) => {
    await first({ ...ctx, db: tx as unknown as Context['db'] });
    waiting = Promise.allSettled([second()]);
    await untilOneWaits();
  });
  const [settled] = (await waiting) ?? [];
  return settled;
}

const untilOneWaits = () =>
  vi.waitFor(
    async () => {
      const { rows } = await database.pool.query(
        `select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      );
      expect(rows).toHaveLength(1);
    },
    { timeout: 20_000 },
  );

test.each(['give', 'create'] as const)(
  'a role renamed before somebody could %s it is unknown by its old name',
  async (how) => {
    const { ctx, rename, names, ...by } = await makeWorld();
    const settled = await interleave(ctx, rename, () => by[how](ctx, 'Deployer'));
    expect(settled).toMatchObject({ status: 'rejected', reason: { code: 'INVALID' } });
    expect(await names()).toEqual([]);
    await by[how](ctx, 'Shipper');
    expect(await names()).toEqual(['Shipper']);
  },
);

test.each(['give', 'create'] as const)(
  'a role renamed right after somebody could %s it has its new name there',
  async (how) => {
    const { ctx, rename, names, ...by } = await makeWorld();
    const settled = await interleave(
      ctx,
      (inside) => by[how](inside, 'Deployer'),
      () => rename(ctx),
    );
    expect(settled).toMatchObject({ status: 'fulfilled' });
    expect(await names()).toEqual(['Shipper']);
  },
);

test('a change of a token with the role at home, and a change of the role, never wait for each other', async () => {
  const { ctx, create, rename, names, deployment } = await makeWorld();
  const { token } = await create(ctx, 'Deployer');
  const dag = { entityType: 'DAG_TAG', entityId: 'finance', deploymentId: deployment.id, role: 'DAG_VIEWER' };
  let renaming: Promise<unknown> | undefined;
  await ctx.db.transaction(async (tx) => {
    await tx.execute(`select 1 from api_tokens where id = '${token.id}' for update`);
    renaming = rename(ctx);
    await untilOneWaits();
    await addSubjectRole(
      { ...ctx, db: tx as unknown as Context['db'] },
      { subject: { type: 'TOKEN', id: token.id }, ...dag },
    );
  });
  await renaming;
  expect(await names()).toEqual(['Shipper']);
  expect((await getToken(ctx, { tokenId: token.id })).role).toBe('Shipper');
});

test('a change of a role of another Organization is refused without waiting for what is locked there', async () => {
  const { ctx, roleId, create } = await makeWorld();
  const { token } = await create(ctx, 'Deployer');
  const stranger = await freshContext(testRuntime(database));
  await ctx.db.transaction(async (tx) => {
    await tx.execute(`select 1 from api_tokens where id = '${token.id}' for update`);
    await stranger.db.transaction(async (other) => {
      await other.execute("set local lock_timeout = '1s'");
      const inside = { ...stranger, db: other as unknown as Context['db'] };
      await expect(updateRole(inside, { roleId, name: 'Shipper' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    });
  });
});
