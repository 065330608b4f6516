import { createHash, randomBytes } from 'node:crypto';

import { sql } from 'drizzle-orm';

import type { Database } from '#db/client.ts';
import { endedDigest } from '#db/queries/ended-digest.ts';
import { insertMember, insertOrganization } from '#db/testing/factories.ts';
import { makeSecrets } from '#db/testing/make-secrets.ts';
import { newId } from '#lib/ids.ts';
import type { Runtime } from '#lib/runtime.ts';
import { loadSigningKey } from '#lib/tokens/signing-keys.ts';
import { createTokenValue, digestOf, shortTokenOf } from '#lib/tokens/token-value.ts';

/** Tokens in the database, and keys in that of better-auth. */
const TOKENS = 100_000;

type State = 'good' | 'deleted' | 'expired' | 'absent' | 'noise';

export interface Seed {
  caller: string;
  /** Values that are in force. */
  good: string[];
  deleted: string[];
  expired: string[];
  /** Made like ours, but in no database: each has our mark. */
  absent: string[];
  /** Of another installation: of the right shape, without our mark. */
  noise: string[];
}

/** One Organization with 100,000 tokens, of which `count` in force and `count / 10` of each other kind have a value that is known. */
export async function seedLatchkey(runtime: Runtime, count: number): Promise<Seed> {
  const { db } = runtime;
  const organization = await insertOrganization(db);
  const owner = await insertMember(db, organization);
  const make = (state: State, many: number) => makeValues(runtime, organization.id, owner.id, state, many);
  const few = Math.ceil(count / 10);
  const seed = {
    caller: '',
    good: await make('good', count),
    deleted: await make('deleted', few),
    expired: await make('expired', few),
    absent: await make('absent', few),
    noise: await make('noise', few),
  };
  seed.caller = (await make('good', 1))[0] ?? '';
  const rows = Array.from({ length: TOKENS - count - 2 * few - 1 }, () => newId());
  await insertTokens(
    db,
    organization.id,
    owner.id,
    rows.map((id) => rowOf(id, 'good', randomBytes(32), 'abcdef')),
  );
  await db.execute(sql`vacuum analyze`);
  return seed;
}

interface Row {
  id: string;
  state: State;
  digest: Buffer;
  shortToken: string;
}

const rowOf = (id: string, state: State, digest: Buffer, shortToken: string): Row => ({
  id,
  state,
  digest,
  shortToken,
});

async function makeValues(
  { db, secrets, env, clock }: Runtime,
  organizationId: string,
  ownerId: string,
  state: State,
  count: number,
): Promise<string[]> {
  const now = clock.now();
  const key = await loadSigningKey(db, secrets, now);
  const under = state === 'noise' ? makeSecrets() : secrets;
  const values: string[] = [];
  const rows: Row[] = [];
  for (let n = 0; n < count; n++) {
    const tokenId = newId();
    const facts = { tokenId, organizationId, issuer: env.publicUrl, startsAt: now, endsAt: null };
    const value = await createTokenValue(under, key, facts);
    values.push(value);
    rows.push(rowOf(tokenId, state, digestOf(secrets, 1, value), shortTokenOf(value)));
  }
  if (state !== 'absent' && state !== 'noise') await insertTokens(db, organizationId, ownerId, rows);
  return values;
}

async function insertTokens(db: Database, org: string, owner: string, rows: Row[]): Promise<void> {
  for (let from = 0; from < rows.length; from += 10_000) {
    const part = rows.slice(from, from + 10_000);
    const column = (pick: (row: Row) => unknown) => sql.param(part.map(pick));
    const given = sql`unnest(${column(({ id }) => id)}::text[], ${column(({ state }) => state)}::text[],
      ${column(({ digest }) => digest)}::bytea[], ${column(({ shortToken }) => shortToken)}::text[])
      as given (id, state, digest, short_token)`;
    await db.execute(sql`
      insert into api_tokens (id, organization_id, scope, entity_id, name, role, short_token, start_at, deleted_at, end_at,
        created_at, created_by_type, created_by_id, updated_at, updated_by_type, updated_by_id)
      select id, ${org}, 'ORGANIZATION', ${org}, 'deploy-' || id, 'ORGANIZATION_MEMBER', short_token, now(),
        case when state = 'deleted' then now() end, case when state = 'expired' then now() - interval '1 minute' end,
        now(), 'USER', ${owner}, now(), 'USER', ${owner} from ${given}`);
    await db.execute(sql`
      insert into token_values (id, token_id, digest, ended_digest, pepper_id, short_token, starts_at, ends_at, ended_at, end_reason)
      select 'c' || substr(md5(id) || md5(id), 1, 24), id, case when state <> 'deleted' then digest end,
        case when state = 'deleted' then ${endedDigest(sql`digest`)} end, 1, short_token,
        now(), case when state = 'expired' then now() - interval '1 minute' end,
        case when state = 'deleted' then now() end, case when state = 'deleted' then 'DELETED' end from ${given}`);
    await db.execute(sql`
      insert into role_bindings (id, organization_id, subject_type, subject_id, entity_type, entity_id, role, created_at,
        created_by_id)
      select 'c' || substr(md5('b' || id) || md5(id), 1, 24), ${org}, 'TOKEN', id, 'ORGANIZATION', ${org},
        'ORGANIZATION_MEMBER', now(), ${owner} from ${given} where state <> 'deleted'`);
  }
}

/** 100,000 keys in better-auth's own tables, of which `count` are known. The tables are there already. */
export async function seedBetterAuth(db: Database, count: number): Promise<string[]> {
  const keys = Array.from({ length: count }, () => randomBytes(48).toString('base64url'));
  const hashes = keys.map((key) => createHash('sha256').update(key).digest('base64url'));
  const all = [...hashes, ...Array.from({ length: TOKENS - count }, () => randomBytes(32).toString('base64url'))];
  await db.execute(sql`insert into "user" (id, name, email, "emailVerified", "createdAt", "updatedAt")
    values ('bench', 'bench', 'bench@example.com', true, now(), now())`);
  for (let from = 0; from < all.length; from += 10_000) {
    await db.execute(sql`
      insert into apikey (id, "configId", name, start, "referenceId", key, enabled, "rateLimitEnabled", "requestCount",
        "createdAt", "updatedAt")
      select md5(key), 'default', 'deploy', substr(key, 1, 6), 'bench', key, true, false, 0, now(), now()
      from unnest(${sql.param(all.slice(from, from + 10_000))}::text[]) as given (key)`);
  }
  await db.execute(sql`vacuum analyze apikey`);
  return keys;
}
