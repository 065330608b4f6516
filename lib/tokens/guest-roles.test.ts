import { describe, expect, it } from 'vitest';

import { selectBindings } from '#db/queries/role-bindings.ts';
import { testRuntime } from '#db/testing/test-context.ts';
import { useTestDatabase } from '#db/testing/test-database.ts';
import type { Context } from '#lib/context.ts';

import { createToken } from './create-token.ts';
import { addGuestToken, changeGuestRole, removeGuestToken } from './guest-roles.ts';
import { listTokenCandidates } from './list-token-candidates.ts';
import { listTokens } from './list-tokens.ts';
import { rotateToken } from './rotate-token.ts';
import { makePlaces } from './testing/make-places.ts';

const database = useTestDatabase();
const world = () => makePlaces(testRuntime(database));
const codeOf = (ask: Promise<unknown>) =>
  ask.then(
    () => 'done',
    ({ code }) => code,
  );
const rolesOf = async (ctx: Context, tokenId: string) =>
  (await selectBindings(ctx.db, tokenId, ctx.organization.id)).map(({ role }) => role);

describe('own tokens (screens.md 7, Manage)', () => {
  it('are made by Workspace Operators up to Operator, and by Workspace Owners', async () => {
    const { operator, workspaceOwner, member, admin, places } = await world();
    const make = (ctx: Context, role: string) =>
      codeOf(createToken(ctx, { ...places.workspace, name: 'new', role, expiryDays: 1 }));
    expect(await make(operator, 'WORKSPACE_OPERATOR')).toBe('done');
    expect(await make(operator, 'WORKSPACE_OWNER')).toBe('FORBIDDEN');
    expect(await make(workspaceOwner, 'WORKSPACE_OWNER')).toBe('done');
    expect(await make(member, 'WORKSPACE_MEMBER')).toBe('FORBIDDEN');
    expect(await make(admin, 'WORKSPACE_MEMBER')).toBe('FORBIDDEN');
  });

  it('of a Deployment are made by Workspace Owners and Deployment Admins, not by Operators', async () => {
    const { operator, workspaceOwner, admin, places } = await world();
    const make = (ctx: Context) =>
      codeOf(createToken(ctx, { ...places.deployment, name: 'new', role: 'DEPLOYMENT_ADMIN', expiryDays: 1 }));
    expect([await make(workspaceOwner), await make(admin), await make(operator)]).toEqual([
      'done',
      'done',
      'FORBIDDEN',
    ]);
  });

  it('stronger than the actor are shown with the reason, and the service says the same', async () => {
    const { operator, places, ids } = await world();
    const { rows } = await listTokens(operator, { place: places.workspace });
    const reason = 'This token holds Workspace Owner, which is more than your own role.';
    expect(rows.find(({ id }) => id === ids.strong)?.can).toMatchObject({ rotate: reason, edit: reason });
    await expect(rotateToken(operator, { tokenId: ids.strong })).rejects.toMatchObject({ message: reason });
  });
});

describe('bringing in', () => {
  it('an Organization token is for an Organization Owner', async () => {
    const { owner, workspaceOwner, places } = await world();
    const { token } = await createToken(owner, { name: 'org', role: 'ORGANIZATION_MEMBER', expiryDays: 1 });
    const input = { place: places.workspace, tokenId: token.id, role: 'WORKSPACE_MEMBER' };
    const sentence = 'Only an Organization Owner can add Organization tokens.';
    expect((await listTokens(workspaceOwner, { place: places.workspace })).canAdd?.organization).toBe(sentence);
    expect(await codeOf(addGuestToken(workspaceOwner, input))).not.toBe('done');
    await expect(
      listTokenCandidates(workspaceOwner, { place: places.workspace, from: 'ORGANIZATION' }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN', message: sentence });
    await addGuestToken(owner, input);
    expect(await rolesOf(owner, token.id)).toEqual(['ORGANIZATION_MEMBER', 'WORKSPACE_MEMBER']);
    await expect(addGuestToken(owner, input)).rejects.toMatchObject({ fields: [{ field: 'tokenId' }] });
  });

  it('a Workspace token into a Deployment is for a Workspace Owner', async () => {
    const { workspaceOwner, operator, admin, places, ids } = await world();
    const { deployment: place } = places;
    const input = { place, tokenId: ids.strong, role: 'DEPLOYMENT_ADMIN' };
    expect((await listTokens(admin, { place })).canAdd).toEqual({
      organization: 'Only an Organization Owner can add Organization tokens.',
      workspace: 'Only a Workspace Owner can add Workspace tokens.',
    });
    expect(await codeOf(addGuestToken(admin, input))).not.toBe('done');
    expect(await codeOf(addGuestToken(operator, input))).not.toBe('done');
    expect(await codeOf(addGuestToken(workspaceOwner, input))).toBe('done');
  });

  it('lists candidates by name or last characters, those present with the reason', async () => {
    const { owner, workspaceOwner, places, ids } = await world();
    const ask = async (ctx: Context, input: object) =>
      (await listTokenCandidates(ctx, { place: places.workspace, from: 'ORGANIZATION', ...input })).tokens;
    expect(await ask(owner, {})).toMatchObject([{ id: ids.guest, name: 'guest', allowed: 'Already added' }]);
    expect(await ask(owner, { q: 'nobody' })).toEqual([]);
    const [found] = await ask(owner, { q: 'GUE' });
    expect(found?.roles.toSorted()).toEqual(['Organization Billing Admin', 'Workspace Operator', 'Workspace Owner']);
    expect(await ask(owner, { q: `…${found?.shortToken}` })).toHaveLength(1);
    const inside = await ask(workspaceOwner, { place: places.deployment, from: 'WORKSPACE' });
    expect(inside.map(({ name, allowed }) => [name, allowed])).toEqual([
      ['own', 'Already added'],
      ['strong', true],
    ]);
  });

  it('takes no token of a place that does not contain this one', async () => {
    const { owner, places, ids } = await world();
    for (const [place, tokenId] of [
      [places.workspace, ids.elsewhere],
      [places.deployment, ids.elsewhere],
      [places.workspace, ids.depOwn],
      [places.workspace, ids.own],
    ] as const) {
      const input = { place, tokenId, role: place.scope === 'WORKSPACE' ? 'WORKSPACE_MEMBER' : 'DEPLOYMENT_ADMIN' };
      expect(await codeOf(addGuestToken(owner, input))).toBe('NOT_FOUND');
    }
  });
});

describe('guests', () => {
  it('are removed by whoever changes tokens there and is not weaker there; the token lives on', async () => {
    const { owner, operator, member, places, ids } = await world();
    const input = { place: places.workspace, tokenId: ids.guest };
    expect(await codeOf(removeGuestToken(member, input))).toBe('FORBIDDEN');
    await removeGuestToken(operator, input);
    expect(await rolesOf(owner, ids.guest)).toEqual(['ORGANIZATION_BILLING_ADMIN', 'WORKSPACE_OWNER']);
    expect(await codeOf(removeGuestToken(operator, input))).toBe('FORBIDDEN');
    expect(await codeOf(removeGuestToken(owner, input))).toBe('NOT_FOUND');
  });

  it('stronger than the actor there stay', async () => {
    const { owner, operator, places, ids } = await world();
    const input = { place: places.workspace, tokenId: ids.guest };
    await changeGuestRole(owner, { ...input, role: 'WORKSPACE_OWNER' });
    await expect(removeGuestToken(operator, input)).rejects.toMatchObject({
      message: 'This token holds Workspace Owner, which is more than your own role.',
    });
  });

  it('change their role by the Organization Owner in a Workspace, by the place in a Deployment', async () => {
    const { owner, workspaceOwner, admin, places, ids } = await world();
    const there = { place: places.workspace, tokenId: ids.guest, role: 'WORKSPACE_AUTHOR' };
    await expect(changeGuestRole(workspaceOwner, there)).rejects.toMatchObject({
      message: 'Only an Organization Owner can add Organization tokens.',
    });
    await changeGuestRole(owner, there);
    expect(await rolesOf(owner, ids.guest)).toContain('WORKSPACE_AUTHOR');
    const here = { place: places.deployment, tokenId: ids.own, role: 'DEPLOYMENT_ADMIN' };
    await changeGuestRole(admin, here);
    expect(await rolesOf(owner, ids.own)).toContain('DEPLOYMENT_ADMIN');
  });

  it('are never changed, rotated, paused or deleted from the place, whoever asks', async () => {
    const { owner, places, ids } = await world();
    const { rows } = await listTokens(owner, { place: places.workspace });
    const can = rows.find(({ id }) => id === ids.guest)?.can;
    expect(can).toMatchObject({
      rotate: 'This token belongs to the Organization. An Organization Owner can rotate it.',
      delete: 'This token belongs to the Organization. An Organization Owner can delete it.',
      pause: 'This token belongs to the Organization. An Organization Owner can pause it.',
      changeRole: true,
      remove: true,
    });
    expect(rows.find(({ id }) => id === ids.own)?.can.remove).toBeUndefined();
  });
});
