import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';

import { selectAuditChain } from '#db/queries/audit-events.ts';
import { apiTokens, tokenValues } from '#db/schema/index.ts';
import { insertMember } from '#db/testing/factories.ts';
import { contextOf, freshContext, testRuntime } from '#db/testing/test-context.ts';
import { useTestDatabase } from '#db/testing/test-database.ts';
import { insertTokenCopies } from '#db/testing/token-copies.ts';

import { createToken } from './create-token.ts';
import { updateToken } from './update-token.ts';
import { digestOf } from './token-value.ts';

const database = useTestDatabase();
const input = { name: 'ci-deploy', description: '', role: 'ORGANIZATION_MEMBER', expiryDays: 90 };

describe('createToken', () => {
  it('stores only the digest of the value and shows the value once', async () => {
    const runtime = testRuntime(database);
    const ctx = await freshContext(runtime);
    const { token, secret } = await createToken(ctx, input);
    expect(secret?.split('.')).toHaveLength(3);
    expect(token.shortToken).toBe(secret?.slice(-6));
    const [value] = await database.db.select().from(tokenValues).where(eq(tokenValues.tokenId, token.id));
    expect(value?.digest).toEqual(digestOf(runtime.secrets, 1, secret ?? ''));
    expect(JSON.stringify([token, value])).not.toContain(secret);
    expect(token.endAt?.getTime()).toBe(ctx.now.getTime() + 90 * 86_400_000);
    expect(token.status).toBe('UNUSED');
  });

  it('writes one audit event without the value', async () => {
    const ctx = await freshContext(testRuntime(database));
    const { secret } = await createToken(ctx, input);
    const chain = await selectAuditChain(database.db, ctx.organization.id, 0, 10);
    expect(chain.map((event) => event.action)).toEqual(['token.created']);
    expect(JSON.stringify(chain)).not.toContain(secret);
  });

  it.each([
    [{ name: '' }, 'name', 'Enter a name for this token'],
    [{ name: '   ' }, 'name', 'Enter a name for this token'],
    [{ name: 'a\nb' }, 'name', 'Name must be one line of text'],
    [{ name: '🐘'.repeat(257) }, 'name', 'Name must be 256 characters or fewer. It has 257.'],
    [{ description: 'x'.repeat(512) }, 'description', 'Description must be 500 characters or fewer. It has 512.'],
    [{ role: 'ORGANIZATION_KING' }, 'role', 'Choose an Organization Role'],
    [{ expiryDays: 0 }, 'expiryDays', 'Expiration must be between 1 and 3,650 days'],
    [{ expiryDays: 3651 }, 'expiryDays', 'Expiration must be between 1 and 3,650 days'],
    [{ expiryDays: 1.5 }, 'expiryDays', 'Enter a whole number of days, such as 45'],
    [{ isAdmin: true }, '', /Unrecognized key/],
  ])('refuses %j by name of the field', async (change, field, message) => {
    const ctx = await freshContext(testRuntime(database));
    const refusal = await createToken(ctx, { ...input, ...change }).catch((error: unknown) => error);
    const issue =
      (refusal as { issues?: { path: string[]; message: string }[] }).issues?.[0] ??
      (refusal as { fields: { field: string; message: string }[] }).fields[0];
    expect('path' in issue! ? issue.path.join('.') : issue?.field).toBe(field);
    expect(issue?.message).toMatch(message);
    expect(await database.db.$count(apiTokens, eq(apiTokens.organizationId, ctx.organization.id))).toBe(0);
  });

  it('accepts 256 characters, counted as people count them', async () => {
    const ctx = await freshContext(testRuntime(database));
    const { token } = await createToken(ctx, { ...input, name: '🐘'.repeat(256), expiryDays: 3650 });
    expect([...token.name]).toHaveLength(256);
  });

  it('answers a repeated key with the first token and no value', async () => {
    const ctx = await freshContext(testRuntime(database));
    const keyed = { ...input, idempotencyKey: 'form-0000000001' };
    const answers = await Promise.all([createToken(ctx, keyed), createToken(ctx, keyed), createToken(ctx, keyed)]);
    expect(new Set(answers.map((answer) => answer.token.id)).size).toBe(1);
    expect(answers.filter((answer) => answer.secret !== null)).toHaveLength(1);
  });

  it('refuses a key that came with another request, also when both come at once', async () => {
    const ctx = await freshContext(testRuntime(database));
    const keyed = (name: string) => createToken(ctx, { ...input, name, idempotencyKey: 'form-0000000002' });
    const answers = await Promise.allSettled([keyed('one'), keyed('two')]);
    const refused = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason] : []));
    expect(refused).toMatchObject([{ code: 'KEY_REUSED' }]);
    await expect(keyed('three')).rejects.toMatchObject({ code: 'KEY_REUSED' });
  });

  it('asks for a recent sign-in after ten minutes', async () => {
    const ctx = await freshContext(testRuntime(database));
    const later = { ...ctx, now: new Date(ctx.now.getTime() + 10 * 60_000 + 1) };
    await expect(createToken(later, input)).rejects.toMatchObject({ code: 'STEP_UP_REQUIRED' });
    const { token } = await createToken(ctx, input);
    const change = (role: string) => updateToken(later, { tokenId: token.id, name: 'renamed', role });
    await expect(change('ORGANIZATION_OWNER')).rejects.toMatchObject({ code: 'STEP_UP_REQUIRED' });
    expect(await change(token.role)).toMatchObject({ name: 'renamed', role: token.role });
  });

  it('asks for a recent sign-in before a token may be used from more addresses, not from fewer', async () => {
    const ctx = await freshContext(testRuntime(database));
    const later = { ...ctx, now: new Date(ctx.now.getTime() + 10 * 60_000 + 1) };
    const { token } = await createToken(ctx, { ...input, allowedIpRanges: ['10.0.0.0/8', '192.0.2.1'] });
    const allow = async (as: typeof ctx, ...allowedIpRanges: string[]) =>
      (await updateToken(as, { tokenId: token.id, name: input.name, allowedIpRanges })).allowedIpRanges;
    const refusal = { code: 'STEP_UP_REQUIRED', message: 'Allowing more IP addresses needs a recent sign-in.' };
    for (const wider of [[], ['10.0.0.0/7', '192.0.2.1'], ['10.0.0.0/8', '192.0.2.1', '2001:db8::1']]) {
      await expect(allow(later, ...wider)).rejects.toMatchObject(refusal);
    }
    expect(await allow(later, '10.0.0.0/16')).toEqual(['10.0.0.0/16']);
    await expect(allow(later, '10.0.0.0/8')).rejects.toMatchObject(refusal);
    const { rows } = await database.pool.query('select allowed_ip_ranges from api_tokens where id = $1', [token.id]);
    expect(rows).toEqual([{ allowed_ip_ranges: ['10.0.0.0/16'] }]);
    expect(await allow(ctx, '10.0.0.0/8')).toEqual(['10.0.0.0/8']);
    expect(await allow(ctx)).toEqual([]);
    expect(await allow(later, '10.0.0.0/8')).toEqual(['10.0.0.0/8']);
  });

  it('stops at the limit of the Organization', async () => {
    const runtime = testRuntime(database);
    runtime.env.MAX_TOKENS_PER_ORGANIZATION = 2;
    const ctx = await freshContext(runtime);
    await createToken(ctx, input);
    await createToken(ctx, input);
    await expect(createToken(ctx, input)).rejects.toMatchObject({ code: 'LIMIT_REACHED' });
  });

  it('lets no burst through the limit', async () => {
    const runtime = testRuntime(database);
    const ctx = await freshContext({ ...runtime, env: { ...runtime.env, MAX_TOKENS_PER_ORGANIZATION: 3 } });
    const all = await Promise.allSettled(Array.from({ length: 6 }, () => createToken(ctx, input)));
    expect(all.filter((one) => one.status === 'fulfilled')).toHaveLength(3);
    const chain = await selectAuditChain(database.db, ctx.organization.id, 0, 10);
    expect(chain).toHaveLength(3);
  });

  it('stops after as many in a minute as one caller may send to the API, and says when it goes on', async () => {
    const runtime = testRuntime(database);
    const ctx = await freshContext({ ...runtime, env: { ...runtime.env, API_POST_PER_SECOND: 1 } });
    const first = await createToken(ctx, input);
    await insertTokenCopies(database.db, first.token.id, 58, 1000);
    const at = (seconds: number) => ({ ...ctx, now: new Date(ctx.now.getTime() + seconds * 1000) });
    await createToken(at(59), input);
    await expect(createToken(at(59.5), input)).rejects.toMatchObject({
      code: 'TOO_MANY_REQUESTS',
      message: 'Too many tokens were created in the last minute. Try again in 1 second.',
      details: { retryAfterSeconds: 1 },
    });
    const colleague = await insertMember(database.db, ctx.organization);
    await createToken(await contextOf(ctx.runtime, ctx.organization, colleague), input);
    await createToken(at(60), input);
    expect(await database.db.$count(apiTokens, eq(apiTokens.organizationId, ctx.organization.id))).toBe(62);
  });

  it('refuses a member before anything is looked up', async () => {
    const ctx = await freshContext(testRuntime(database), 'ORGANIZATION_MEMBER');
    await expect(createToken(ctx, input)).rejects.toMatchObject({
      code: 'FORBIDDEN',
      details: { needed: 'Organization Owner', own: 'Organization Member' },
    });
  });
});
