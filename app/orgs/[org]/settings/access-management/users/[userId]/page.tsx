import { UserFacts } from './_components/user-facts.tsx';
import { readUser } from './read-user.ts';

type Props = PageProps<'/orgs/[org]/settings/access-management/users/[userId]'>;

export default async function UserPage({ params }: Props) {
  return <UserFacts user={await readUser(params)} />;
}
