import { listUserTeams } from '#lib/users/get-user.ts';

import { UserTeams } from '../_components/user-teams.tsx';
import { readForUser } from '../read-user.ts';

type Props = PageProps<'/orgs/[org]/settings/access-management/users/[userId]/teams'>;

export default async function UserTeamsPage({ params }: Props) {
  return <UserTeams teams={await readForUser(params, (ctx, userId) => listUserTeams(ctx, { userId }))} />;
}
