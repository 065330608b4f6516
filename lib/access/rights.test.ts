import { describe, expect, it } from 'vitest';

import { contextOf, freshContext, testRuntime } from '#db/testing/test-context.ts';
import { insertMember } from '#db/testing/factories.ts';
import { useTestDatabase } from '#db/testing/test-database.ts';
import type { Context } from '#lib/context.ts';
import { isDomainError } from '#lib/errors.ts';
import { createToken } from '#lib/tokens/create-token.ts';
import { exportTokens } from '#lib/tokens/export-tokens.ts';

import { OPERATIONS } from './testing/operations.ts';
import { ORGANIZATION_ROLES } from './roles.ts';

const database = useTestDatabase();

async function owned(): Promise<{ owner: Context; tokenId: string }> {
  const owner = await freshContext(testRuntime(database));
  const input = { name: 'target', role: 'ORGANIZATION_OWNER', expiryDays: 90 };
  return { owner, tokenId: (await createToken(owner, input)).token.id };
}

const codeOf = (error: unknown) => (isDomainError(error) ? error.code : String(error));

describe('who may do what with Organization tokens', () => {
  for (const [name, operation] of Object.entries(OPERATIONS)) {
    for (const role of ORGANIZATION_ROLES) {
      const isAllowed = role === 'ORGANIZATION_OWNER';
      it(`${name} as ${role}: ${isAllowed ? 'allowed' : 'refused'}`, async () => {
        const { owner, tokenId } = await owned();
        const member = await insertMember(database.db, owner.organization, { role });
        const ctx = await contextOf(owner.runtime, owner.organization, member);
        const outcome = await operation(ctx, tokenId).then(
          () => 'allowed',
          (error: unknown) => codeOf(error),
        );
        expect(outcome).toBe(isAllowed ? 'allowed' : 'FORBIDDEN');
      });
    }

    it(`${name} on a token of another Organization: as if it did not exist`, async () => {
      const { tokenId } = await owned();
      const stranger = await freshContext(testRuntime(database));
      const foreign = await operation(stranger, tokenId).catch((error: unknown) => error);
      const unknown = await operation(stranger, 'c00000000000000000000none').catch((error: unknown) => error);
      expect(JSON.stringify(foreign)).toBe(JSON.stringify(unknown));
      if (foreign instanceof Error) expect(codeOf(foreign)).toBe('NOT_FOUND');
    });
  }

  it('a refused member learns nothing about which tokens exist', async () => {
    const { owner, tokenId } = await owned();
    const member = await insertMember(database.db, owner.organization, { role: 'ORGANIZATION_MEMBER' });
    const ctx = await contextOf(owner.runtime, owner.organization, member);
    const known = await OPERATIONS['get token']?.(ctx, tokenId).catch((error: unknown) => (error as Error).message);
    const unknown = await OPERATIONS['get token']?.(ctx, 'c00000000000000000000none').catch(
      (error: unknown) => (error as Error).message,
    );
    expect(known).toBe(unknown);
  });

  it('an export yields nothing to a member', async () => {
    const ctx = await freshContext(testRuntime(database), 'ORGANIZATION_MEMBER');
    await expect(exportTokens(ctx, {}).next()).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
