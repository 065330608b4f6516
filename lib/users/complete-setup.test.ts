import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';

import { selectAuditChain } from '#db/queries/audit-events.ts';
import { selectBindings } from '#db/queries/role-bindings.ts';
import { auditEvents, oneTimeCodes, organizations, users } from '#db/schema/index.ts';
import { testRuntime } from '#db/testing/test-context.ts';
import { useTestDatabase } from '#db/testing/test-database.ts';
import { later, visitorFrom } from '#db/testing/visitor-context.ts';

import { checkCredentials } from './check-credentials.ts';
import { checkSetupCode, completeSetup, isSetupOpen } from './complete-setup.ts';
import { issueSetupCode } from './issue-one-time-code.ts';

const database = useTestDatabase();
const visitor = (now?: Date) => visitorFrom(testRuntime(database), '203.0.113.9', now);
const account = {
  organizationName: 'Acme',
  shortName: 'acme',
  fullName: 'Ada Lovelace',
  email: 'Ada@Example.com',
  password: 'purple otter canal 42',
};
let code: string;

beforeEach(async () => {
  await database.db.execute(sql`truncate users, organizations, one_time_codes, audit_events, audit_heads cascade`);
  code = (await issueSetupCode(database.db, new Date())) ?? '';
});

describe('set-up', () => {
  it('makes the first Organization and its owner, with a record of both', async () => {
    const ctx = visitor();
    expect(await isSetupOpen(ctx)).toBe(true);
    const { organization, email } = await completeSetup(ctx, { ...account, code });
    expect(organization).toMatchObject({ name: 'Acme', shortName: 'acme' });
    const owner = await checkCredentials(ctx, { email, password: account.password }, null);
    expect(owner).toMatchObject({ email: 'ada@example.com', fullName: 'Ada Lovelace' });
    expect(await selectBindings(database.db, owner.id, organization.id)).toMatchObject([
      { role: 'ORGANIZATION_OWNER' },
    ]);

    const chain = await selectAuditChain(database.db, organization.id, 0, 10);
    expect(chain.map((event) => event.action)).toEqual(['organization.created', 'user.created']);
    const record = JSON.stringify(await database.db.select().from(auditEvents));
    expect(record).not.toContain(account.password);
    expect(record).not.toContain(code);
  });

  it('closes for good', async () => {
    const ctx = visitor();
    await completeSetup(ctx, { ...account, code });
    expect(await isSetupOpen(ctx)).toBe(false);
    expect(await issueSetupCode(database.db, new Date())).toBeNull();
    const again = { ...account, code, shortName: 'other', email: 'eve@example.com' };
    await expect(completeSetup(ctx, again)).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(checkSetupCode(ctx, { code })).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  it('lets one of several win when they finish at once, and tells the others', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 5 }, (_, n) =>
        completeSetup(visitor(), { ...account, code, shortName: `acme-${n}`, email: `user-${n}@example.com` }),
      ),
    );
    const lost = outcomes.filter((outcome) => outcome.status === 'rejected').map((outcome) => outcome.reason);
    expect(lost).toHaveLength(4);
    for (const reason of lost) {
      expect(reason).toMatchObject({
        code: 'CONFLICT',
        message: 'Somebody else has just finished the set-up. Ask them for access, or sign in.',
      });
    }
    expect(await database.db.select().from(users)).toHaveLength(1);
    expect(await database.db.select().from(organizations)).toHaveLength(1);
  });

  it('needs the code from the log, copied with or without care, within its week', async () => {
    const refusal = { code: 'INVALID', fields: [{ field: 'code' }] };
    await expect(checkSetupCode(visitor(), { code: 'k7mz3q-aaaaaa-bbbbbb-cccccc' })).rejects.toMatchObject(refusal);
    await expect(completeSetup(visitor(), { ...account, code: 'guess' })).rejects.toMatchObject(refusal);
    const late = later(visitor(), 7 * 24 * 3_600_000 + 1_000);
    await expect(completeSetup(late, { ...account, code })).rejects.toMatchObject(refusal);
    expect(await database.db.select().from(users)).toHaveLength(0);
    await checkSetupCode(visitor(), { code: ` ${code.toUpperCase()} ` });
    await checkSetupCode(visitor(), { code: ` ${code.replaceAll('-', ' ')} ` });
  });

  it('replaces an earlier code, and stores neither', async () => {
    const newer = await issueSetupCode(database.db, new Date());
    await expect(checkSetupCode(visitor(), { code })).rejects.toMatchObject({ code: 'INVALID' });
    await checkSetupCode(visitor(), { code: newer });
    const stored = await database.db.select().from(oneTimeCodes);
    expect(stored).toHaveLength(1);
    expect(stored[0]?.digest.toString('utf8')).not.toContain(newer);
  });

  it.each([
    ['password', 'password1234'],
    ['password', 'short'],
    ['email', 'no address'],
    ['fullName', ' '],
    ['organizationName', 'x'.repeat(51)],
    ['shortName', 'api'],
  ])('refuses %s “%s” and keeps the code usable', async (field, value) => {
    const outcome = await completeSetup(visitor(), { ...account, code, [field]: value }).catch(
      (error: unknown) => error,
    );
    const fields = JSON.stringify(outcome);
    expect(fields).toContain(field);
    expect(await database.db.select().from(users)).toHaveLength(0);
    await checkSetupCode(visitor(), { code });
  });

  it('refuses unknown fields', async () => {
    await expect(completeSetup(visitor(), { ...account, code, role: 'ADMIN' })).rejects.toThrow();
  });
});
