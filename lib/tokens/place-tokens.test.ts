import { describe, expect, it } from 'vitest';

import { insertCustomRole } from '#db/testing/places.ts';
import { testRuntime } from '#db/testing/test-context.ts';
import { useTestDatabase } from '#db/testing/test-database.ts';
import type { Context } from '#lib/context.ts';

import { bulkTokens } from './bulk-tokens.ts';
import { countTokens } from './count-tokens.ts';
import { deleteToken } from './delete-token.ts';
import { exportTokens } from './export-tokens.ts';
import { findTokenByName } from './find-token-by-name.ts';
import { getBulkImpact } from './get-bulk-impact.ts';
import { getTokenFormOptions } from './get-token-form-options.ts';
import { getToken } from './get-token.ts';
import { listTokenActivity } from './list-token-activity.ts';
import { listTokens } from './list-tokens.ts';
import { lookUpToken } from './look-up-token.ts';
import type { ListTokensInput } from './schemas.ts';
import { makePlaces } from './testing/make-places.ts';

const database = useTestDatabase();
const world = () => makePlaces(testRuntime(database));
const namesOf = async (ctx: Context, query: ListTokensInput) =>
  (await listTokens(ctx, { sort: 'name', dir: 'asc', ...query })).rows.map(({ name }) => name);

describe('the list of a place', () => {
  it('holds its own tokens and wider ones with a direct role there, and nothing else', async () => {
    const { operator, owner, places } = await world();
    expect(await namesOf(operator, { place: places.workspace })).toEqual(['guest', 'own', 'strong']);
    expect(await namesOf(owner, { place: places.deployment })).toEqual(['dep-own', 'own']);
    expect(await namesOf(owner, { place: places.other })).toEqual(['elsewhere', 'guest']);
  });

  it('shows, sorts, filters and counts by the role held there', async () => {
    const { operator, places } = await world();
    const { rows } = await listTokens(operator, { place: places.workspace, sort: 'role', dir: 'asc' });
    expect(rows.map(({ name, placeRole }) => [name, placeRole])).toEqual([
      ['own', 'WORKSPACE_MEMBER'],
      ['guest', 'WORKSPACE_OPERATOR'],
      ['strong', 'WORKSPACE_OWNER'],
    ]);
    expect(await namesOf(operator, { place: places.workspace, role: ['WORKSPACE_OPERATOR'] })).toEqual(['guest']);
    expect(await countTokens(operator, { query: { place: places.workspace }, facet: 'role' })).toEqual({
      WORKSPACE_MEMBER: 1,
      WORKSPACE_OPERATOR: 1,
      WORKSPACE_OWNER: 1,
    });
  });

  it('filters by where a token belongs', async () => {
    const { owner, operator, places } = await world();
    expect(await namesOf(operator, { place: places.workspace, belongsTo: ['organization'] })).toEqual(['guest']);
    expect(await namesOf(operator, { place: places.workspace, belongsTo: ['this'] })).toEqual(['own', 'strong']);
    expect(await namesOf(owner, { place: places.deployment, belongsTo: ['workspace'] })).toEqual(['own']);
  });

  it('names no Workspace the actor does not see, and no role elsewhere', async () => {
    const { operator, places, ids } = await world();
    const { rows } = await listTokens(operator, { place: places.workspace });
    const guest = rows.find(({ name }) => name === 'guest');
    expect(guest).toMatchObject({ role: 'WORKSPACE_OPERATOR', workspaceCount: 2, workspaceNames: ['analytics'] });
    const details = await getToken(operator, { tokenId: ids.guest, place: places.workspace });
    expect(details).toMatchObject({ hiddenRoles: 2, isHomeVisible: false, role: 'WORKSPACE_OPERATOR' });
    expect(JSON.stringify(details)).not.toMatch(/Organization Billing Admin|BILLING|secret-place/);
    await expect(listTokenActivity(operator, { tokenId: ids.guest })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('leaves with its own roles in the export', async () => {
    const { operator, places } = await world();
    const [rows] = await Array.fromAsync(exportTokens(operator, { place: places.workspace, sort: 'name', dir: 'asc' }));
    expect(rows?.map(({ name, placeRole }) => `${name} ${placeRole}`)).toEqual([
      'guest WORKSPACE_OPERATOR',
      'own WORKSPACE_MEMBER',
      'strong WORKSPACE_OWNER',
    ]);
  });

  it('tells names and values of its own tokens only', async () => {
    const { operator, places, ids, sha256 } = await world();
    const { workspace: place } = places;
    expect(await findTokenByName(operator, { place, name: 'own' })).toEqual({ id: ids.own });
    expect(await findTokenByName(operator, { place, name: 'elsewhere' })).toBeNull();
    expect((await lookUpToken(operator, { place, sha256: sha256.own })).token?.name).toBe('own');
    expect((await lookUpToken(operator, { place, sha256: sha256.elsewhere })).token).toBeNull();
    // Its roles are gone with it; that it was at home here is not.
    await deleteToken(operator, { tokenId: ids.own });
    expect((await lookUpToken(operator, { place, sha256: sha256.own })).token?.value).toBe('deleted');
  });
});

describe('what nobody can tell apart', () => {
  const refusalOf = (ask: Promise<unknown>) =>
    ask.then(
      () => null,
      ({ code, message }) => ({ code, message }),
    );

  it('a Workspace Member gets one answer for a token of another Workspace and for an unknown id', async () => {
    const { member, places, ids } = await world();
    const unknown = 'c00000000000000000000none';
    expect(await refusalOf(getToken(member, { tokenId: ids.elsewhere }))).toEqual(
      await refusalOf(getToken(member, { tokenId: unknown })),
    );
    const foreign = { scope: 'WORKSPACE', entityId: unknown } as const;
    expect(await refusalOf(listTokens(member, { place: places.other }))).toEqual(
      await refusalOf(listTokens(member, { place: foreign })),
    );
  });

  it('from a place, a token without a role there is unknown to everybody', async () => {
    const { owner, places, ids } = await world();
    await expect(getToken(owner, { tokenId: ids.elsewhere, place: places.workspace })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

describe('bulk in a place', () => {
  const pause = (ctx: Context, target: object) => bulkTokens(ctx, { operation: 'pause', target });

  it('changes own tokens the actor may change, and says why not the others', async () => {
    const { operator, places, ids } = await world();
    const all = [ids.own, ids.strong, ids.guest, ids.elsewhere];
    const chunk = await pause(operator, { ids: all, place: places.workspace });
    expect(chunk.done).toBe(1);
    const reasons = new Map(chunk.failed.map(({ name, reason }) => [name, reason]));
    expect(reasons.get('strong')).toBe('This token holds Workspace Owner, which is more than your own role.');
    expect(reasons.get('guest')).toBe('This token belongs to the Organization. An Organization Owner can pause it.');
    expect(reasons.get(ids.elsewhere)).toMatch(/was not found/);
  });

  it('means own tokens by everything that matches', async () => {
    const { owner, places } = await world();
    const query = { place: places.workspace };
    expect(await getBulkImpact(owner, { query })).toMatchObject({ count: 2 });
    expect(await getBulkImpact(owner, { query: { ...query, belongsTo: ['organization'] } })).toMatchObject({
      count: 0,
    });
    expect(await pause(owner, { query })).toMatchObject({ done: 2, failed: [] });
  });
});

describe('the forms of a place', () => {
  const allowed = ({ roles }: Awaited<ReturnType<typeof getTokenFormOptions>>) =>
    roles.map(({ role, allowed: may }) => [role, may === true]);

  it('offers Workspace roles up to the actor’s own', async () => {
    const { operator, places } = await world();
    const options = await getTokenFormOptions(operator, { place: places.workspace });
    expect(options.defaultRole).toBe('WORKSPACE_MEMBER');
    expect(allowed(options)).toEqual([
      ['WORKSPACE_MEMBER', true],
      ['WORKSPACE_AUTHOR', true],
      ['WORKSPACE_OPERATOR', true],
      ['WORKSPACE_OWNER', false],
    ]);
  });

  it('preselects the Deployment role only where there is one, and leaves out roles restricted elsewhere', async () => {
    const { owner, places } = await world();
    const before = await getTokenFormOptions(owner, { place: places.deployment });
    expect([before.defaultRole, before.roles.length]).toEqual(['DEPLOYMENT_ADMIN', 1]);
    const { db } = owner.runtime;
    await insertCustomRole(db, owner.organization, { name: 'Reader', permissions: ['deployment.get'] });
    await insertCustomRole(db, owner.organization, {
      name: 'Elsewhere',
      permissions: ['deployment.get'],
      restrictedWorkspaceIds: [places.other.entityId],
    });
    const after = await getTokenFormOptions(owner, { place: places.deployment });
    expect(after.defaultRole).toBe('');
    expect(allowed(after)).toEqual([
      ['Reader', true],
      ['DEPLOYMENT_ADMIN', true],
    ]);
  });
});
