import { createPublicKey } from 'node:crypto';

import { jwtVerify } from 'jose';
import { beforeEach, describe, expect, it } from 'vitest';

import { makeSecrets } from '#db/testing/make-secrets.ts';
import { freshContext, testRuntime } from '#db/testing/test-context.ts';
import { useTestDatabase } from '#db/testing/test-database.ts';
import type { Context } from '#lib/context.ts';
import { newId } from '#lib/ids.ts';

import { issueTokenValue } from './issue-token-value.ts';
import { renewSigningKey } from './signing-keys.ts';
import { digestOf } from './token-value.ts';

const database = useTestDatabase();
let ctx: Context;
beforeEach(async () => {
  await database.pool.query('delete from signing_keys');
  ctx = await freshContext(testRuntime(database));
});

const issue = (by = ctx) => issueTokenValue(by, { tokenId: newId(), startsAt: ctx.now, endsAt: null });
const keys = async () => {
  const { rows } = await database.pool.query<{
    key_id: string;
    public_key: Buffer;
    private_key_encrypted: Buffer;
    retired_at: Date | null;
  }>('select * from signing_keys order by created_at, id');
  return rows;
};
const keyIdOf = (value: string) => JSON.parse(Buffer.from(value.split('.')[0] ?? '', 'base64url').toString()).kid;

it('gives the value with exactly what is stored of it', async () => {
  const { secret, digest, pepperId, shortToken } = await issue();
  expect(digest).toEqual(digestOf(database.secrets, pepperId, secret));
  expect([pepperId, shortToken, digest.length]).toEqual([1, secret.slice(-6), 32]);
  expect(JSON.parse(Buffer.from(secret.split('.')[1] ?? '', 'base64url').toString()).iss).toBe('http://localhost:8888');
});

describe('the signing key', () => {
  it('is made once, however many ask at the same time over separate connections', async () => {
    const issued = await Promise.all(Array.from({ length: 12 }, () => issue()));
    const [key, ...others] = await keys();
    expect(others).toEqual([]);
    expect(new Set(issued.map(({ secret }) => keyIdOf(secret)))).toEqual(new Set([key?.key_id]));
  });

  it('verifies its values with the stored public half', async () => {
    const { secret } = await issue();
    const [key] = await keys();
    const publicKey = createPublicKey({ key: key?.public_key ?? Buffer.alloc(0), type: 'spki', format: 'der' });
    expect((await jwtVerify(secret, publicKey)).protectedHeader.alg).toBe('EdDSA');
  });

  it('is stored sealed: its row cannot be opened with another key-encryption key, nor under another id', async () => {
    await issue();
    const other = {
      ...ctx,
      runtime: testRuntime(database, { ...database.secrets, keyEncryptionKey: makeSecrets().keyEncryptionKey }),
    };
    await expect(issue(other)).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      message: expect.stringContaining('KEY_ENCRYPTION_KEY'),
    });
    await database.pool.query(`update signing_keys set key_id = 'swapped'`);
    await expect(issue()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });

  it('can be renewed; the old public half stays', async () => {
    const before = await issue();
    await renewSigningKey(ctx.db, database.secrets, new Date(ctx.now.getTime() + 1));
    const after = await issue();
    expect(keyIdOf(after.secret)).not.toBe(keyIdOf(before.secret));
    const [old, fresh] = await keys();
    expect([old?.retired_at, fresh?.retired_at]).toEqual([expect.any(Date), null]);
  });
});
