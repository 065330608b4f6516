import { selectProfiles, type ProfileRecord } from '#db/queries/profiles.ts';
import type { Context } from '#lib/context.ts';
import type { Profile } from '#lib/tokens/types.ts';

type ActorType = 'USER' | 'TEAM' | 'TOKEN';

/** Who made and last changed a record, as its row keeps them. */
interface Stamped {
  createdByType: ActorType;
  createdById: string;
  updatedByType: ActorType;
  updatedById: string;
}

/** Somebody by id, "Unknown" when the record is gone. */
export function profileOf(profiles: Map<string, ProfileRecord>, type: ActorType, id: string): Profile {
  const unknown = { id, label: 'Unknown', email: null, leftAt: null };
  return profiles.get(id) ?? { type: type === 'TOKEN' ? 'TOKEN' : 'USER', ...unknown };
}

/** Reads the people and tokens behind the stamps of records at once; the function gives those of one of them. */
export async function stampPeople(
  ctx: Pick<Context, 'db' | 'organization'>,
  records: readonly Stamped[],
): Promise<(record: Stamped) => { createdBy: Profile; updatedBy: Profile }> {
  const ids = records.flatMap(({ createdById, updatedById }) => [createdById, updatedById]);
  const profiles = await selectProfiles(ctx.db, ctx.organization.id, ids);
  return (record) => ({
    createdBy: profileOf(profiles, record.createdByType, record.createdById),
    updatedBy: profileOf(profiles, record.updatedByType, record.updatedById),
  });
}
