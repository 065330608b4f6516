import { and, count, eq, notInArray, sql } from 'drizzle-orm';

import type { Database, Transaction } from '#db/client.ts';
import { pepperMarks, tokenValues } from '#db/schema/index.ts';

export type PepperMark = typeof pepperMarks.$inferSelect;

/** Remembers a pepper the first time its number is seen; the mark that is remembered then is returned. */
export async function upsertPepperMark(db: Database, row: Omit<PepperMark, 'tagKeySealed'>): Promise<Buffer> {
  const { pepperId } = row;
  const [remembered] = await db
    .insert(pepperMarks)
    .values(row)
    // An update of nothing, so that an existing row is returned as well.
    .onConflictDoUpdate({ target: pepperMarks.pepperId, set: { pepperId } })
    .returning({ mark: pepperMarks.mark });
  if (!remembered) throw new Error('the pepper mark was not written');
  return remembered.mark;
}

/** Every pepper that was ever used here. */
export async function selectPepperMarks(db: Database): Promise<PepperMark[]> {
  return db.select().from(pepperMarks).orderBy(pepperMarks.pepperId);
}

export async function updateSealedTagKey(db: Database, pepperId: number, tagKeySealed: Buffer): Promise<void> {
  await db.update(pepperMarks).set({ tagKeySealed }).where(eq(pepperMarks.pepperId, pepperId));
}

/** Of an expired or ended value only its holder would learn less: that it is unknown. No pepper is kept for that. */
const isInUse = sql`${tokenValues.digest} is not null and (${tokenValues.endsAt} is null or ${tokenValues.endsAt} > now())`;

/** Numbers of the peppers that live values were made with and that are not among the given ones. */
export async function selectMissingPeppers(db: Database, configured: number[]): Promise<number[]> {
  const rows = await db
    .selectDistinct({ pepperId: tokenValues.pepperId })
    .from(tokenValues)
    .where(and(isInUse, notInArray(tokenValues.pepperId, configured)));
  return rows.map((row) => row.pepperId);
}

/** How many values that may still be used are stored under each pepper; reads the whole table. */
export async function countValuesPerPepper(db: Database): Promise<Map<number, number>> {
  const rows = await db
    .select({ pepperId: tokenValues.pepperId, values: count() })
    .from(tokenValues)
    .where(isInUse)
    .groupBy(tokenValues.pepperId)
    .orderBy(tokenValues.pepperId);
  return new Map(rows.map(({ pepperId, values }) => [pepperId, values]));
}

export interface NewDigest {
  valueId: string;
  /** The digest that was read; a value that ended or was moved meanwhile is left alone. */
  from: Buffer;
  digest: Buffer;
  pepperId: number;
}

/** Stores values under another pepper; returns how many were moved. */
export async function updateDigests(tx: Transaction, rows: NewDigest[]): Promise<number> {
  const column = (pick: (row: NewDigest) => unknown) => sql.param(rows.map(pick));
  const ids = column((row) => row.valueId);
  // Locked in one order by every process, so that two batches cannot wait for each other.
  await tx.execute(sql`select 1 from token_values where id = any(${ids}::text[]) order by id for no key update`);
  const { rowCount } = await tx.execute(sql`
    update token_values set digest = moved.digest, pepper_id = moved.pepper_id
    from unnest(${ids}::text[], ${column((row) => row.from)}::bytea[], ${column((row) => row.digest)}::bytea[],
      ${column((row) => row.pepperId)}::int[]) as moved (id, old_digest, digest, pepper_id)
    where token_values.id = moved.id and token_values.digest = moved.old_digest`);
  return rowCount ?? 0;
}
