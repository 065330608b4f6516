import type { Database } from '#db/client.ts';
import { pepperMarks } from '#db/schema/index.ts';

/** Remembers the mark of a pepper the first time its number is seen, and returns the one that is remembered. */
export async function upsertPepperMark(db: Database, pepperId: number, mark: Buffer, now: Date): Promise<Buffer> {
  const [row] = await db
    .insert(pepperMarks)
    .values({ pepperId, mark, createdAt: now })
    // An update of nothing, so that an existing row is returned as well.
    .onConflictDoUpdate({ target: pepperMarks.pepperId, set: { pepperId } })
    .returning({ mark: pepperMarks.mark });
  if (!row) throw new Error('the pepper mark was not written');
  return row.mark;
}
