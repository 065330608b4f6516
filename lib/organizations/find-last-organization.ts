import type { Queryable } from '#db/client.ts';
import { selectOrganizationsOfUser } from '#db/queries/frame.ts';

/** Where `/` leads a person: the Organization they were in last, else their first by name; null when they have none. */
export async function findLastOrganization(
  db: Queryable,
  userId: string,
  lastShortName: string | undefined,
): Promise<{ shortName: string; name: string } | null> {
  const mine = await selectOrganizationsOfUser(db, userId);
  return mine.find((organization) => organization.shortName === lastShortName) ?? mine[0] ?? null;
}
