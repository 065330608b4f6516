import type { Queryable } from '#db/client.ts';
import { selectMyOrganizations } from '#db/queries/organizations.ts';
import type { OrganizationFacts } from '#lib/context.ts';

/** The Organizations a person belongs to now, by name. */
export async function listMyOrganizations(db: Queryable, userId: string): Promise<OrganizationFacts[]> {
  return selectMyOrganizations(db, userId);
}
