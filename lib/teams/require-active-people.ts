import type { Queryable } from '#db/client.ts';
import { selectActivePeople, type PersonRecord } from '#db/queries/team-members.ts';
import { invalidField } from '#lib/errors.ts';

/** Those people, in the order of the ids; INVALID when one of them does not take part in the Organization now. */
export async function requireActivePeople(
  db: Queryable,
  organizationId: string,
  ids: string[],
): Promise<PersonRecord[]> {
  const wanted = [...new Set(ids)];
  const people = await selectActivePeople(db, organizationId, wanted);
  const unknown = wanted.find((id) => !people.has(id));
  if (unknown !== undefined) {
    const message = `${unknown} is not an active member of this Organization. Invite that person first.`;
    throw invalidField('memberIds', 'not_member', message);
  }
  return wanted.flatMap((id) => people.get(id) ?? []);
}
