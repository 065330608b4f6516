import { eq } from 'drizzle-orm';

import type { Database } from '#db/client.ts';
import { apiTokens } from '#db/schema/index.ts';
import { newId } from '#lib/ids.ts';

/** Records like that of the token, `count` of them, each created `apartMs` after the one before; none has a value. */
export async function insertTokenCopies(db: Database, tokenId: string, count: number, apartMs = 0): Promise<void> {
  const [row] = await db.select().from(apiTokens).where(eq(apiTokens.id, tokenId));
  if (!row) throw new Error('there is no such token');
  const { nameKey: _name, searchText: _text, longSearchText: _long, ...copied } = row;
  await db.insert(apiTokens).values(
    Array.from({ length: count }, (_, at) => {
      return { ...copied, id: newId(), createdAt: new Date(row.createdAt.getTime() + (at + 1) * apartMs) };
    }),
  );
}
