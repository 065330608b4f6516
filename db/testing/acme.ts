import { randomBytes } from 'node:crypto';

import { eq, sql } from 'drizzle-orm';

import type { Database } from '#db/client.ts';
import { notifyChanged } from '#db/queries/verification.ts';
import { apiTokens, sessions, tokenUsage, tokenValues } from '#db/schema/index.ts';
import { hashPassword } from '#lib/users/password.ts';
import type { Runtime } from '#lib/runtime.ts';
import { newId } from '#lib/ids.ts';
import { createToken } from '#lib/tokens/create-token.ts';
import type { CreateTokenInput } from '#lib/tokens/schemas.ts';

import { insertMember, insertOrganization, type MadeOrganization, type MadeUser } from './factories.ts';
import { contextOf } from './test-context.ts';

export interface MadeToken {
  id: string;
  name: string;
  secret: string;
}

/** A fresh Organization with an owner, and the gestures a test needs around it. Nothing is shared between tests. */
export interface Acme extends MadeOrganization {
  owner: MadeUser;
  insertMember(member?: { role?: string; fullName?: string; email?: string; passwordHash?: string }): Promise<MadeUser>;
  /** A further owner who can prove who they are. */
  insertOwnerWithPassword(): Promise<MadeUser & { password: string }>;
  /** Ends every session of a person, as an administrator or a password change would. */
  endSessions(userId: string): Promise<void>;
  /** Tokens of the Organization, deleted ones too. */
  countTokens(): Promise<number>;
  /** Through the real service, as the owner. `values` are the fields of the create form. */
  createToken(values?: Partial<CreateTokenInput>): Promise<MadeToken>;
  /** Moves times of a token in the database and tells the running processes, for "another time" in browser tests. */
  moveToken(tokenId: string, change: Partial<typeof apiTokens.$inferInsert>): Promise<void>;
  /** Moves the ends of the live values too, so that the verifier agrees with the record. */
  moveEnd(tokenId: string, endAt: Date): Promise<void>;
  /** Moves the end of the old value of a rotating token. */
  moveOverlapEnd(tokenId: string, endsAt: Date): Promise<void>;
  /** Usage of the newest value by one client, as the verification path would have written it. */
  insertUsage(
    tokenId: string,
    usage: { address: string; userAgent: string; calls: number; refused?: number; at?: Date },
  ): Promise<void>;
}

export async function makeAcme(runtime: Runtime, name = 'Acme'): Promise<Acme> {
  const { db } = runtime;
  const organization = await insertOrganization(db, name);
  const owner = await insertMember(db, organization, { fullName: 'Ada Lovelace' });
  const notify = (tokenId: string) => db.transaction((tx) => notifyChanged(tx, { tokenId }));
  return {
    ...organization,
    owner,
    insertMember: (member) => insertMember(db, organization, member),
    async insertOwnerWithPassword() {
      const password = randomBytes(16).toString('hex');
      const person = { fullName: 'Grace Hopper', passwordHash: await hashPassword(password) };
      return { ...(await insertMember(db, organization, person)), password };
    },
    async endSessions(userId) {
      await db.update(sessions).set({ endedAt: new Date() }).where(eq(sessions.userId, userId));
    },
    countTokens: () => db.$count(apiTokens, eq(apiTokens.organizationId, organization.id)),
    async createToken(values = {}) {
      const input = { name: 'ci-deploy', description: '', role: 'ORGANIZATION_MEMBER', expiryDays: 90, ...values };
      const { token, secret } = await createToken(await contextOf(runtime, organization, owner), input);
      if (secret === null) throw new Error('a first request has a value');
      return { id: token.id, name: token.name, secret };
    },
    async moveToken(tokenId, change) {
      await db.update(apiTokens).set(change).where(eq(apiTokens.id, tokenId));
      await notify(tokenId);
    },
    async moveEnd(tokenId, endAt) {
      await db.update(apiTokens).set({ endAt }).where(eq(apiTokens.id, tokenId));
      await db
        .update(tokenValues)
        .set({ endsAt: endAt })
        .where(sql`${tokenValues.tokenId} = ${tokenId} and ${tokenValues.digest} is not null`);
      await notify(tokenId);
    },
    async moveOverlapEnd(tokenId, endsAt) {
      await db.update(apiTokens).set({ overlapEndsAt: endsAt }).where(eq(apiTokens.id, tokenId));
      await db.execute(sql`
        update token_values set ends_at = ${endsAt.toISOString()} where id in (
          select id from token_values where token_id = ${tokenId} and digest is not null order by starts_at limit 1)`);
      await notify(tokenId);
    },
    async insertUsage(tokenId, { address, userAgent, calls, refused = 0, at = new Date() }) {
      const [value] = await db
        .select({ id: tokenValues.id })
        .from(tokenValues)
        .where(eq(tokenValues.tokenId, tokenId))
        .orderBy(sql`${tokenValues.startsAt} desc`)
        .limit(1);
      if (!value) throw new Error('the token has no value');
      const hour = new Date(Math.floor(at.getTime() / 3_600_000) * 3_600_000);
      const seen = { firstSeenAt: at, lastSeenAt: at };
      await db
        .insert(tokenUsage)
        .values({ valueId: value.id, tokenId, hour, address, userAgent, calls, refused, ...seen });
      const used = { lastUsedAt: at, lastUsedAddress: address, lastUsedAgent: userAgent };
      await db.update(apiTokens).set(used).where(eq(apiTokens.id, tokenId));
    },
  };
}

/** A signed-in session of the person; `authenticatedAt` long ago makes step-up necessary. Returns its id. */
export async function insertSession(db: Database, user: MadeUser, authenticatedAt = new Date()): Promise<string> {
  const now = new Date();
  const id = newId();
  const expiresAt = new Date(now.getTime() + 7 * 86_400_000);
  const facts = { address: '127.0.0.1', userAgent: 'test' };
  await db
    .insert(sessions)
    .values({ id, userId: user.id, createdAt: now, lastSeenAt: now, expiresAt, authenticatedAt, ...facts });
  return id;
}
