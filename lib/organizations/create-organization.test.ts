import { describe, expect, it } from 'vitest';

import { selectAuditChain } from '#db/queries/audit-events.ts';
import { selectBindings } from '#db/queries/role-bindings.ts';
import { freshContext, testRuntime } from '#db/testing/test-context.ts';
import { useTestDatabase } from '#db/testing/test-database.ts';

import { canCreateOrganization, createOrganization } from './create-organization.ts';
import { findLastOrganization } from './find-last-organization.ts';
import { getFrame } from './get-frame.ts';

const database = useTestDatabase();
const REFUSED = {
  code: 'FORBIDDEN',
  message: 'Only an Organization Owner can create another Organization. Ask one of them.',
};

describe('createOrganization', () => {
  it('makes the owner of one the owner of another, with a record in the new one', async () => {
    const ctx = await freshContext(testRuntime(database));
    const created = await createOrganization(ctx, { name: ' Acme Labs ', shortName: 'acme-labs' });
    expect(created).toMatchObject({ name: 'Acme Labs', shortName: 'acme-labs' });
    expect(await selectBindings(database.db, ctx.actor.id, created.id)).toMatchObject([{ role: 'ORGANIZATION_OWNER' }]);
    const chain = await selectAuditChain(database.db, created.id, 0, 10);
    expect(chain).toMatchObject([{ action: 'organization.created', actorId: ctx.actor.id, targetLabel: 'Acme Labs' }]);
    expect((await getFrame(ctx)).organizations.map(({ shortName }) => shortName)).toContain('acme-labs');
  });

  it('is refused for everybody but an Organization Owner, and the frame does not offer it', async () => {
    for (const role of ['ORGANIZATION_MEMBER', 'ORGANIZATION_BILLING_ADMIN', 'ORGANIZATION_OBSERVE_ADMIN']) {
      const ctx = await freshContext(testRuntime(database), role);
      await expect(createOrganization(ctx, { name: 'Mine', shortName: 'mine' })).rejects.toMatchObject(REFUSED);
      expect((await getFrame(ctx)).canCreateOrganization).toBe(false);
    }
  });

  it('is refused for a token, whatever its role', async () => {
    const ctx = await freshContext(testRuntime(database));
    const token = {
      ...ctx,
      actor: { type: 'TOKEN', id: ctx.actor.id, label: 'ci', valueId: ctx.actor.id, valueEndsAt: null } as const,
    };
    expect(canCreateOrganization(token)).toBe(false);
    await expect(createOrganization(token, { name: 'Mine', shortName: 'mine' })).rejects.toMatchObject(REFUSED);
  });

  it('refuses a short name that is taken, next to its field, also when two ask at once', async () => {
    const [one, two] = [await freshContext(testRuntime(database)), await freshContext(testRuntime(database))];
    const outcomes = await Promise.allSettled(
      [one, two].map((ctx) => createOrganization(ctx, { name: 'Race', shortName: 'race' })),
    );
    const lost = outcomes.find((outcome) => outcome.status === 'rejected');
    expect(lost?.reason).toMatchObject({
      code: 'CONFLICT',
      fields: [{ field: 'shortName', message: '“race” is taken. Choose another short name.' }],
    });
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
  });

  it.each([
    { name: '', shortName: 'ok' },
    { name: 'x'.repeat(51), shortName: 'ok' },
    { name: 'Ok', shortName: 'Not Ok' },
    { name: 'Ok', shortName: 'settings' },
    { name: 'Ok', shortName: 'ok', ownerId: 'c000000000000000000000000' },
  ])('refuses %o', async (input) => {
    await expect(createOrganization(await freshContext(testRuntime(database)), input)).rejects.toThrow();
  });
});

describe('the Organization that / leads to', () => {
  it('is the last one, if the person is still a member; else the first by name; else none', async () => {
    const ctx = await freshContext(testRuntime(database));
    await createOrganization(ctx, { name: 'A first one', shortName: 'a-first-one' });
    const last = (name?: string) => findLastOrganization(database.db, ctx.actor.id, name);
    expect((await last(ctx.organization.shortName))?.shortName).toBe(ctx.organization.shortName);
    expect((await last('somebody-elses'))?.shortName).toBe('a-first-one');
    expect((await last())?.shortName).toBe('a-first-one');
    expect(await findLastOrganization(database.db, 'c000000000000000000000000', 'a-first-one')).toBeNull();
  });
});
