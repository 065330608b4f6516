import { randomBytes } from 'node:crypto';

import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';

import { tokenValues } from '#db/schema/index.ts';
import { freshContext, testRuntime } from '#db/testing/test-context.ts';
import { useTestDatabase } from '#db/testing/test-database.ts';

import { createToken } from './create-token.ts';
import { deleteToken } from './delete-token.ts';
import { endedDigestOf } from './ended-digest.ts';
import { candidateDigests } from './token-value.ts';

const database = useTestDatabase();

it('what PostgreSQL keeps of a destroyed digest is what is looked for, and ending it again leaves it as it is', async () => {
  const ctx = await freshContext(testRuntime(database));
  const { token, secret } = await createToken(ctx, { name: 'CI', role: 'ORGANIZATION_MEMBER', expiryDays: null });
  const [digest = Buffer.alloc(0)] = candidateDigests(database.secrets, secret ?? '');
  const kept = async () => {
    const { tokenId, digest: left, endedDigest } = tokenValues;
    const rows = await database.db.select({ left, endedDigest }).from(tokenValues).where(eq(tokenId, token.id));
    return rows;
  };
  expect(await kept()).toEqual([{ left: digest, endedDigest: null }]);
  for (let times = 0; times < 2; times++) {
    await deleteToken(ctx, { tokenId: token.id }).catch(() => {});
    expect(await kept()).toEqual([{ left: null, endedDigest: endedDigestOf(digest) }]);
  }
});

it('is another one for each digest, and none of them', () => {
  const [one, other] = [randomBytes(32), randomBytes(32)];
  expect(endedDigestOf(one)).toHaveLength(32);
  expect(endedDigestOf(one)).not.toEqual(endedDigestOf(other));
  expect(endedDigestOf(one)).not.toEqual(one);
});
