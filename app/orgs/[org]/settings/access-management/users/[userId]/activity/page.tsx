import { createLoader, parseAsString } from 'nuqs/server';

import { ActivityList } from '#components/audit/activity-list.tsx';
import { listUserActivity } from '#lib/users/list-user-activity.ts';

import { readForUser } from '../read-user.ts';

type Props = PageProps<'/orgs/[org]/settings/access-management/users/[userId]/activity'>;

const loadQuery = createLoader({ before: parseAsString });

export default async function UserActivityPage({ params, searchParams }: Props) {
  const query = await loadQuery(searchParams);
  const before = query.before && /^\d{1,15}$/.test(query.before) ? query.before : null;
  const page = await readForUser(params, (ctx, userId) => listUserActivity(ctx, { before, userId }));
  return <ActivityList {...page} isOlder={before !== null} empty="Nothing was recorded about this person yet." />;
}
