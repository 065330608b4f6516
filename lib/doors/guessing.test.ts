import { expect, it } from 'vitest';

import { freshContext, testRuntime } from '#db/testing/test-context.ts';
import { useTestDatabase } from '#db/testing/test-database.ts';
import { createToken } from '#lib/tokens/create-token.ts';
import { createVerification } from '#lib/verification/create-verification.ts';

import { bearerContext } from './bearer.ts';

const database = useTestDatabase();

it('an address that tries values is locked out with Retry-After, and values in force are accepted from it', async () => {
  const base = testRuntime(database);
  const { db, secrets, clock, log } = base;
  const verification = createVerification({ db, databaseUrl: database.url, secrets, clock, log, guessLimit: 2 });
  const runtime = { ...base, verification };
  const ctx = await freshContext(runtime);
  const { secret, token } = await createToken(ctx, { name: 'CI', role: 'ORGANIZATION_MEMBER', expiryDays: null });
  const ask = (value: string | null, address = '203.0.113.7') =>
    bearerContext(runtime, `Bearer ${value}`, { ...ctx.request, address });
  const refused = (code: string, details: object) =>
    expect.objectContaining({ code, details: expect.objectContaining(details) });

  const locked = refused('TOO_MANY_REQUESTS', { retryAfterSeconds: 300 });
  for (const value of ['noise', 'a.b.c']) {
    await expect(ask(value)).rejects.toEqual(refused('UNAUTHENTICATED', {}));
  }
  await expect(ask('noise')).rejects.toEqual(locked);
  expect((await ask(secret)).actor.id).toBe(token.id);
  await expect(ask('noise')).rejects.toEqual(locked);
  await expect(ask('noise', '203.0.113.8')).rejects.toEqual(refused('UNAUTHENTICATED', {}));
  // Only the values themselves count, not the absence of one.
  await expect(bearerContext(runtime, undefined, { ...ctx.request, address: '203.0.113.9' })).rejects.toEqual(
    refused('UNAUTHENTICATED', {}),
  );
  expect(verification.meter.read().results).toMatchObject({ noise: 5, accepted: 1 });
});
