import { asc, count, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';

import { auditEvents, deployments, organizations, tokenUsage, users, workspaces } from '#db/schema/index.ts';
import { testRuntime } from '#db/testing/test-context.ts';
import { useTestDatabase } from '#db/testing/test-database.ts';
import { auditHash } from '#lib/audit/record-audit.ts';
import { verifyPassword } from '#lib/users/password.ts';
import { listTokens } from '#lib/tokens/list-tokens.ts';
import { TOKEN_STATUSES, type TokenStatus } from '#lib/tokens/token-status.ts';
import { listUsers } from '#lib/users/list-users.ts';
import { deleteDeadSessions } from '#db/queries/sessions.ts';
import { selectPasswordHash } from '#db/queries/users.ts';

import { ACME, INVITED } from './places.ts';
import { seedDemo } from './seed-demo.ts';
import { pastContext } from './timeline.ts';
import { TOKENS } from './tokens.ts';

const database = useTestDatabase();

test('the demonstration is complete, lives in the past and keeps every rule', async () => {
  const runtime = testRuntime(database);
  const now = new Date();
  const people = await seedDemo(runtime, now);
  const { db } = database;

  const sizes = await Promise.all([organizations, users, workspaces, deployments].map((table) => db.$count(table)));
  expect(sizes).toEqual([2, 8 + INVITED.length, 6, 12]);
  expect(people).toHaveLength(7);
  const [first] = people;
  const [user] = await db
    .select()
    .from(users)
    .where(eq(users.email, first?.email ?? ''));
  const hash = await selectPasswordHash(db, user?.id ?? '');
  expect(await verifyPassword(hash, first?.password ?? '')).toBe(true);

  const seen = new Map<TokenStatus, number>();
  const names: string[] = [];
  for (const organization of await db.select().from(organizations)) {
    const owner = { type: 'USER', id: user?.id ?? '', fullName: 'Ada', email: '' } as const;
    const ctx = pastContext(runtime, organization, owner, now);
    const page = await listTokens(ctx, {
      status: ['active', 'expiring', 'rotating', 'paused', 'expired', 'leaked', 'unused', 'deleted'],
      perPage: 100,
    });
    for (const row of page.rows) {
      seen.set(row.status, (seen.get(row.status) ?? 0) + 1);
      names.push(row.name);
    }

    const members = (await listUsers(ctx, {})).rows;
    const invited = INVITED.filter((invite) => invite.organization === organization.shortName);
    expect(members.filter((member) => member.status === 'PENDING' && member.invite)).toHaveLength(invited.length);
    // Everybody else has been here, also once their old sessions are cleared away.
    await db.transaction((tx) => deleteDeadSessions(tx, now, now));
    const seenAt = (await listUsers(ctx, {})).rows.filter(({ status }) => status === 'ACTIVE');
    expect(seenAt.map(({ lastSeenAt }) => lastSeenAt)).not.toContain(null);

    // Every audit chain is whole, and goes forward in time.
    const events = await db
      .select()
      .from(auditEvents)
      .where(eq(auditEvents.organizationId, organization.id))
      .orderBy(asc(auditEvents.sequence));
    let previous: Buffer = Buffer.alloc(32);
    for (const event of events) {
      expect(event.prevHash.equals(previous)).toBe(true);
      expect(auditHash(event).equals(event.hash)).toBe(true);
      previous = event.hash;
    }
    expect(events.map((event) => event.at.getTime())).toEqual(
      events.map((event) => event.at.getTime()).toSorted((a, b) => a - b),
    );
    expect(events.at(-1)?.at.getTime()).toBeLessThanOrEqual(now.getTime());
    if (organization.shortName === ACME) expect(events.length).toBeGreaterThan(150);
  }
  expect(names.toSorted()).toEqual(TOKENS.map((token) => token.name).toSorted());
  // Nothing can be blocked before there are address lists.
  const expected = TOKEN_STATUSES.filter((status) => status !== 'BLOCKED');
  expect([...seen.keys()].toSorted()).toEqual(expected.toSorted());

  const [usage] = await db.select({ rows: count() }).from(tokenUsage);
  expect(usage?.rows).toBeGreaterThan(2_000);
});
