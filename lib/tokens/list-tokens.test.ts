import { randomInt } from 'node:crypto';

import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';

import { apiTokens } from '#db/schema/index.ts';
import { insertMember } from '#db/testing/factories.ts';
import { contextOf, freshContext, testRuntime } from '#db/testing/test-context.ts';
import { useTestDatabase } from '#db/testing/test-database.ts';
import type { Context } from '#lib/context.ts';

import { bulkTokens } from './bulk-tokens.ts';
import { countTokens } from './count-tokens.ts';
import { createToken } from './create-token.ts';
import { deleteToken } from './delete-token.ts';
import { exportTokens } from './export-tokens.ts';
import { listTokens } from './list-tokens.ts';
import { resumeToken } from './resume-token.ts';
import type { ListTokensInput } from './schemas.ts';

const database = useTestDatabase();
const DAY_MS = 86_400_000;

async function ownerWith(names: string[], change: Partial<{ description: string; expiryDays: number | null }> = {}) {
  const ctx = await freshContext(testRuntime(database));
  const input = { description: '', role: 'ORGANIZATION_MEMBER', expiryDays: 90, ...change };
  for (const [index, name] of names.entries()) {
    await createToken({ ...ctx, now: new Date(ctx.now.getTime() + index) }, { ...input, name });
  }
  return { ...ctx, now: new Date(ctx.now.getTime() + names.length) };
}

const namesOf = async (ctx: Context, query: ListTokensInput) =>
  (await listTokens(ctx, query)).rows.map((row) => row.name);

describe('listTokens', () => {
  it('is newest first and counts everything that matches, whatever the page', async () => {
    const names = Array.from({ length: 45 }, (_, index) => `token-${String(index).padStart(2, '0')}`);
    const ctx = await ownerWith(names);
    const first = await listTokens(ctx, { perPage: 20 });
    const last = await listTokens(ctx, { perPage: 20, page: 3 });
    expect([first.total, first.rows.length, last.total, last.rows.length]).toEqual([45, 20, 45, 5]);
    const pages = [first, await listTokens(ctx, { perPage: 20, page: 2 }), last];
    expect(pages.flatMap((page) => page.rows.map((row) => row.name))).toEqual(names.toReversed());
    expect(await listTokens(ctx, { perPage: 20, page: 99 })).toMatchObject({ page: 3, rows: last.rows });
  });

  it.each(['name', 'role', 'expires', 'lastUsed', 'created', 'updated'] as const)(
    'walks every page by %s without a gap or a double, both ways',
    async (sort) => {
      const ctx = await ownerWith(Array.from({ length: 41 }, (_, index) => `same-${index % 3}`));
      const used = (await listTokens(ctx, { perPage: 20 })).rows.slice(0, 7);
      for (const row of used) {
        await database.db.update(apiTokens).set({ lastUsedAt: ctx.now, endAt: null }).where(eq(apiTokens.id, row.id));
      }
      const walk = async (dir: 'asc' | 'desc', by = ctx) => {
        const pages = [];
        for (const page of [1, 2, 3]) pages.push(await listTokens(by, { sort, dir, perPage: 20, page }));
        return pages.flatMap((page) => page.rows);
      };
      const up = await walk('asc');
      const down = await walk('desc');
      expect(new Set(up.map((row) => row.id)).size).toBe(41);
      expect(down.map((row) => row.id)).toEqual(up.map((row) => row.id).toReversed());
      // In a transaction the total comes first, and pages past the middle are walked to from the other end.
      const inside = await database.db.transaction((tx) => walk('asc', { ...ctx, db: tx }));
      expect(inside).toEqual(up);
      if (sort === 'expires') expect(up.slice(-7).every((row) => row.endAt === null)).toBe(true);
      if (sort === 'lastUsed') expect(up.slice(0, 34).every((row) => row.lastUsedAt === null)).toBe(true);
    },
  );

  it('searches name, description, id, short form and creator, and takes % and _ literally', async () => {
    const ctx = await ownerWith(['ÄRGER-deploy', '100%_sure', 'plain'], { description: 'Runs on the shared Runner' });
    const { rows } = await listTokens(ctx, {});
    const plain = rows.find((row) => row.name === 'plain');
    expect(await namesOf(ctx, { q: 'ärger-DEP' })).toEqual(['ÄRGER-deploy']);
    expect(await namesOf(ctx, { q: '%_' })).toEqual(['100%_sure']);
    expect(await namesOf(ctx, { q: '%' })).toEqual(['100%_sure']);
    expect(await namesOf(ctx, { q: 'shared runner' })).toHaveLength(3);
    expect(await namesOf(ctx, { q: plain?.id.slice(0, 12) ?? '' })).toEqual(['plain']);
    expect(await namesOf(ctx, { q: `…${plain?.shortToken}` })).toEqual(['plain']);
    expect(await namesOf(ctx, { q: 'lovelace' })).toHaveLength(3);
    expect(await namesOf(ctx, { q: 'nobody\u0000' })).toEqual([]);
    const grace = await insertMember(database.db, ctx.organization, { fullName: 'Grace Hopper' });
    await createToken(await contextOf(ctx.runtime, ctx.organization, grace), {
      name: 'by-grace',
      role: 'ORGANIZATION_MEMBER',
      expiryDays: 1,
    });
    expect(await namesOf(ctx, { q: 'hopper' })).toEqual(['by-grace']);
    expect(await namesOf(ctx, { by: grace.id })).toEqual(['by-grace']);
  });

  it('finds a piece of a name and description too long for an index, in every order', async () => {
    // Letters of four bytes, at random, so that nothing can be compressed.
    const text = (length: number) =>
      Array.from({ length }, () => String.fromCodePoint(0x2_0000 + randomInt(40_000))).join('');
    const [name, description] = [text(256), `${text(490)} the end`];
    const ctx = await ownerWith([name], { description });
    const fullest = { name: text(256), description: text(43) };
    await createToken(ctx, { ...fullest, role: 'ORGANIZATION_MEMBER', expiryDays: 90 });
    for (const sort of ['name', 'role', 'expires', 'lastUsed', 'created', 'updated'] as const) {
      expect(await namesOf(ctx, { q: 'THE end', sort })).toEqual([name]);
      expect(await namesOf(ctx, { q: name.slice(20, 40), sort })).toEqual([name]);
      expect(await namesOf(ctx, { q: fullest.description, sort })).toEqual([fullest.name]);
    }
    expect(await namesOf(ctx, { q: 'no end' })).toEqual([]);
  });

  it('hides deleted tokens unless asked, and forgets them after 90 days', async () => {
    const ctx = await ownerWith(['kept', 'gone']);
    const gone = (await listTokens(ctx, { q: 'gone' })).rows[0];
    await deleteToken(ctx, { tokenId: gone?.id });
    expect(await namesOf(ctx, {})).toEqual(['kept']);
    expect(await namesOf(ctx, { status: ['deleted'] })).toEqual(['gone']);
    const later = { ...ctx, now: new Date(ctx.now.getTime() + 91 * DAY_MS) };
    expect(await namesOf(later, { status: ['deleted'] })).toEqual([]);
  });

  it('filters by expiry and use, and its counts agree with the lists', async () => {
    const ctx = await ownerWith(['soon'], { expiryDays: 5 });
    await createToken(ctx, { name: 'never', role: 'ORGANIZATION_OWNER', expiryDays: null });
    const expiries = await countTokens(ctx, { query: {}, facet: 'expires' });
    for (const expires of ['7d', '30d', '90d', 'never', 'past'] as const) {
      expect([expires, expiries[expires]]).toEqual([expires, (await listTokens(ctx, { expires })).total]);
    }
    const uses = await countTokens(ctx, { query: {}, facet: 'used' });
    for (const used of ['24h', '7d', '30d', 'not30d', 'not90d', 'never'] as const) {
      expect([used, uses[used]]).toEqual([used, (await listTokens(ctx, { used })).total]);
    }
    expect(await countTokens(ctx, { query: {}, facet: 'role' })).toEqual({
      ORGANIZATION_MEMBER: 1,
      ORGANIZATION_OWNER: 1,
    });
    expect(await countTokens(ctx, { query: { role: ['ORGANIZATION_OWNER'] }, facet: 'status' })).toEqual({ unused: 1 });
  });

  it('tells an empty Organization from a search without a result', async () => {
    const ctx = await freshContext(testRuntime(database));
    expect(await listTokens(ctx, {})).toMatchObject({ total: 0, page: 1, isEmpty: true });
    await createToken(ctx, { name: 'one', role: 'ORGANIZATION_MEMBER', expiryDays: 1 });
    expect(await listTokens(ctx, { q: 'two' })).toMatchObject({ total: 0, isEmpty: false });
  });
});

describe('exportTokens and bulkTokens', () => {
  it('exports every match in order, and nothing of other Organizations', async () => {
    await ownerWith(['foreign']);
    const ctx = await ownerWith(['b', 'a', 'c']);
    const chunks = await Array.fromAsync(exportTokens(ctx, { sort: 'name', dir: 'asc' }));
    expect(chunks.flat().map((row) => row.name)).toEqual(['a', 'b', 'c']);
  });

  it('walks everything that matches a filter in chunks, once each', async () => {
    const ctx = await ownerWith(Array.from({ length: 60 }, (_, index) => `bulk-${index}`));
    let cursor: string | null = null;
    let done = 0;
    let calls = 0;
    do {
      const chunk = await bulkTokens(ctx, { operation: 'pause', target: { query: { q: 'bulk' } }, cursor });
      done += chunk.done;
      cursor = chunk.cursor;
      calls += 1;
    } while (cursor !== null);
    expect([done, calls]).toEqual([60, 3]);
    const again = await bulkTokens(ctx, { operation: 'pause', target: { query: { q: 'bulk' } } });
    expect(again).toMatchObject({ done: 0, unchanged: 25, failed: [] });
    const [row] = (await listTokens(ctx, {})).rows;
    await resumeToken(ctx, { tokenId: row?.id });
    const resumed = await bulkTokens(ctx, { operation: 'resume', target: { ids: [row?.id ?? ''] } });
    expect(resumed).toMatchObject({ done: 0, unchanged: 1, failed: [] });
  });
});
