import { beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { insertDeployment, insertWorkspace } from '#db/testing/places.ts';
import { freshContext, testRuntime } from '#db/testing/test-context.ts';
import { useTestDatabase } from '#db/testing/test-database.ts';
import type { Binding } from '#lib/access/bindings.ts';
import type { Context } from '#lib/context.ts';
import type { Runtime } from '#lib/runtime.ts';

import { createAgentToken } from './agent-tokens.ts';
import { createToken } from './create-token.ts';
import { getToken } from './get-token.ts';
import { pauseToken } from './pause-token.ts';
import { revokeOwnValue, revokeTokenValue } from './revoke-token-value.ts';
import { rotateToken } from './rotate-token.ts';

const database = useTestDatabase();
let runtime: Runtime;
let ctx: Context;
let tokenId: string;
let value: string;

beforeAll(() => {
  runtime = testRuntime(database);
});
beforeEach(async () => {
  ctx = await freshContext(runtime);
  const issued = await createToken(ctx, { name: 'CI', role: 'ORGANIZATION_MEMBER', expiryDays: 30 });
  tokenId = issued.token.id;
  value = issued.secret ?? '';
});

const later = (ms: number): Context => ({ ...ctx, now: new Date(ctx.now.getTime() + ms) });
const rotate = async (overlap: string) => (await rotateToken(later(10), { tokenId, overlap })).secret ?? '';
const reasonOf = async (text: string) => {
  const answer = await runtime.verification.verify(text, ctx.request);
  return answer.ok ? 'accepted' : answer.reason;
};
/** Audit events of the Organization about revoking, oldest first, each with its actor. */
async function events() {
  const { rows } = await database.pool.query<{ action: string; actor_id: string }>(
    `select action, actor_id from audit_events where organization_id = $1
     and action in ('token.deleted', 'token.overlap_ended') order by sequence`,
    [ctx.organization.id],
  );
  return rows.map((row) => [row.action, row.actor_id]);
}

describe.each([
  [
    'by somebody who may delete tokens',
    (text: string) => revokeTokenValue(later(20), { value: text }),
    () => ctx.actor.id,
  ],
  ['by itself', (text: string) => revokeOwnValue(runtime, text, ctx.request), () => tokenId],
])('revoking %s', (_by, revoke, actor) => {
  it('the newest value deletes the token, once, with one audit event', async () => {
    await revoke(value);
    expect(await reasonOf(value)).toBe('deleted');
    await revoke(value);
    expect(await events()).toEqual([['token.deleted', actor()]]);
    expect((await getToken(later(30), { tokenId })).status).toBe('DELETED');
  });

  it('the older value of an overlap ends the overlap, and the newest one goes on', async () => {
    const newest = await rotate('24h');
    expect([await reasonOf(value), await reasonOf(newest)]).toEqual(['accepted', 'accepted']);
    await revoke(value);
    expect([await reasonOf(value), await reasonOf(newest)]).toEqual(['rotated', 'accepted']);
    await revoke(value);
    expect(await events()).toEqual([['token.overlap_ended', actor()]]);
    expect(await getToken(later(30), { tokenId })).toMatchObject({ shortToken: newest.slice(-6), status: 'UNUSED' });
  });

  it('the newest value of an overlap takes the older one with it', async () => {
    await revoke(await rotate('24h'));
    expect(await reasonOf(value)).toBe('deleted');
    expect(await events()).toEqual([['token.deleted', actor()]]);
  });

  it('the token of an agent is deleted like any other', async () => {
    const workspace = await insertWorkspace(database.db, ctx.organization);
    const { id: deploymentId } = await insertDeployment(database.db, ctx.organization, workspace.id);
    const agent = await createAgentToken(ctx, { deploymentId, name: 'agent', expiryDays: 30 });
    await revoke(agent.secret ?? '');
    expect(await reasonOf(agent.secret ?? '')).toBe('deleted');
  });

  it('a paused token is deleted', async () => {
    await pauseToken(ctx, { tokenId });
    await revoke(value);
    expect(await reasonOf(value)).toBe('deleted');
  });

  it('what is not accepted any more, not known or no value changes nothing', async () => {
    const newest = await rotate('now');
    await database.pool.query(`update token_values set ends_at = now() - interval '1 s' where token_id = $1`, [
      tokenId,
    ]);
    for (const text of [value, newest, newest.slice(0, -3), 'noise', '', '\u0000']) await revoke(text);
    expect(await events()).toEqual([]);
  });
});

describe('somebody else', () => {
  it('of another Organization is told nothing and changes nothing', async () => {
    await revokeTokenValue(await freshContext(runtime), { value });
    expect([await reasonOf(value), await events()]).toEqual(['accepted', []]);
  });

  it('who may not delete this token is refused', async () => {
    const forbidden = expect.objectContaining({ code: 'FORBIDDEN' });
    const workspace = await insertWorkspace(database.db, ctx.organization);
    const operator: Binding = {
      entityType: 'WORKSPACE',
      entityId: workspace.id,
      deploymentId: null,
      role: 'WORKSPACE_OWNER',
    };
    const inWorkspace = { ...ctx, bindings: [operator] };
    await expect(revokeTokenValue(inWorkspace, { value })).rejects.toEqual(forbidden);
    const home = { scope: 'WORKSPACE', entityId: workspace.id, role: 'WORKSPACE_MEMBER', expiryDays: null };
    const own = (await createToken(ctx, { name: 'nightly', ...home })).secret ?? '';
    await revokeTokenValue(inWorkspace, { value: own });
    expect([await reasonOf(value), await reasonOf(own)]).toEqual(['accepted', 'deleted']);
  });

  it('gets no answer while a pepper is missing, because "done" could be a lie', async () => {
    const verification = { ...runtime.verification, isPepperMissing: () => true };
    const revoked = revokeOwnValue({ ...runtime, verification }, 'noise', ctx.request);
    await expect(revoked).rejects.toEqual(expect.objectContaining({ code: 'UNAVAILABLE' }));
  });
});
