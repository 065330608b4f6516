import { describe, expect, it } from 'vitest';

import { selectAuditChain } from '#db/queries/audit-events.ts';
import { insertMember } from '#db/testing/factories.ts';
import { contextOf, freshContext, testRuntime } from '#db/testing/test-context.ts';
import { useTestDatabase } from '#db/testing/test-database.ts';

import { getOrganizationSettings } from './get-organization-settings.ts';
import { updateOrganization } from './update-organization.ts';

const database = useTestDatabase();

describe('Organization settings', () => {
  it('are read by every member and changed by Owners only', async () => {
    const owner = await freshContext(testRuntime(database));
    const member = await insertMember(database.db, owner.organization, { role: 'ORGANIZATION_MEMBER' });
    const ctx = await contextOf(owner.runtime, owner.organization, member);
    expect(await getOrganizationSettings(ctx)).toMatchObject({ name: 'Acme', canUpdate: false });
    const refused = updateOrganization(ctx, { name: 'Mine', supportContact: '' });
    await expect(refused).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect((await getOrganizationSettings(owner)).canUpdate).toBe(true);
  });

  it('change with their difference in the record, and clash with an older state', async () => {
    const owner = await freshContext(testRuntime(database));
    const ctx = { ...owner, now: new Date(owner.now.getTime() + 1000) };
    const { updatedAt } = await getOrganizationSettings(ctx);
    const input = { name: 'Acme', supportContact: 'help@example.com', basedOn: updatedAt };
    const saved = await updateOrganization(ctx, input);
    expect(saved).toMatchObject({ supportContact: 'help@example.com', updatedBy: 'Ada Lovelace' });
    const clash = updateOrganization(ctx, { ...input, name: 'Other' });
    await expect(clash).rejects.toMatchObject({ code: 'CONFLICT', details: { by: 'Ada Lovelace' } });
    const chain = await selectAuditChain(database.db, ctx.organization.id, 0, 10);
    expect(chain).toMatchObject([
      {
        action: 'organization.updated',
        before: { supportContact: '' },
        after: { supportContact: 'help@example.com' },
      },
    ]);
  });

  it('refuse long names and lines, by field', async () => {
    const ctx = await freshContext(testRuntime(database));
    await expect(updateOrganization(ctx, { name: 'x'.repeat(51), supportContact: '' })).rejects.toThrow('It has 51.');
    await expect(updateOrganization(ctx, { name: 'Acme', supportContact: 'a\nb' })).rejects.toThrow('one line');
    await updateOrganization(ctx, { name: 'x'.repeat(50), supportContact: 'y'.repeat(200) });
  });
});
