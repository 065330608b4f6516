import type { z } from '@hono/zod-openapi';

import type { ProfileRecord } from '#db/queries/profiles.ts';
import type { Profile } from '#lib/tokens/types.ts';

import type { profileSchema } from './schemas.ts';

/** BasicSubjectProfile (api-contract 4.1). Of somebody whose record is gone only the id is left. */
export function presentProfile(
  id: string,
  type: 'USER' | 'TEAM' | 'TOKEN',
  profile: ProfileRecord | null,
): z.infer<typeof profileSchema> {
  const isToken = (profile?.type ?? type) === 'TOKEN';
  if (!profile) return { id, subjectType: isToken ? 'SERVICEKEY' : 'USER' };
  if (isToken) return { id, subjectType: 'SERVICEKEY', apiTokenName: profile.label };
  return { id, subjectType: 'USER', username: profile.email ?? '', fullName: profile.label, avatarUrl: '' };
}

/** The same for somebody as services tell of them, with "Unknown" for a record that is gone. */
const presentActor = (who: Profile) => presentProfile(who.id, who.type, who.label === 'Unknown' ? null : who);

/** When and by whom a record was made and last changed (stampFields). */
export const presentStamps = (
  { createdAt, updatedAt }: { createdAt: Date; updatedAt: Date },
  { createdBy, updatedBy }: { createdBy: Profile; updatedBy: Profile },
) => ({
  createdAt: createdAt.toISOString(),
  createdBy: presentActor(createdBy),
  updatedAt: updatedAt.toISOString(),
  updatedBy: presentActor(updatedBy),
});
