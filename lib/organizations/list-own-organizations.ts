import type { Queryable } from '#db/client.ts';
import { selectOrganizationsOfUser } from '#db/queries/frame.ts';
import type { OrganizationFacts, RequestFacts } from '#lib/context.ts';
import { isAllowedAddress } from '#lib/ip-ranges/require-allowed-address.ts';
import type { Runtime } from '#lib/runtime.ts';

export type OwnOrganization = OrganizationFacts & { hasIpRanges: boolean; createdAt: Date };

/**
 * The Organizations a person is a member of now, newest first as lists of the API are (api-contract 5, row 4), without
 * those whose IP access list does not have the caller's address.
 */
export async function listOwnOrganizations(
  { db, runtime, request }: { db: Queryable; runtime: Pick<Runtime, 'verification'>; request: RequestFacts },
  userId: string,
): Promise<{ open: OwnOrganization[]; closed: OwnOrganization[] }> {
  const mine = (await selectOrganizationsOfUser(db, userId)).toSorted(
    (a, b) => b.createdAt.getTime() - a.createdAt.getTime() || (a.id < b.id ? 1 : -1),
  );
  const open: OwnOrganization[] = [];
  const closed: OwnOrganization[] = [];
  for (const organization of mine) {
    const isOpen = await isAllowedAddress(runtime, organization, request);
    (isOpen ? open : closed).push(organization);
  }
  return { open, closed };
}
