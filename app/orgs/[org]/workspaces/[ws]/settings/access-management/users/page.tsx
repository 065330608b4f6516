import { holdersMetadata, PlaceHoldersPage } from '../place-holders-page.tsx';

type Props = PageProps<'/orgs/[org]/workspaces/[ws]/settings/access-management/users'>;

export const generateMetadata = ({ params }: Props) => holdersMetadata(params, 'Users');

export default function WorkspaceUsersPage({ params, searchParams }: Props) {
  return <PlaceHoldersPage params={params} searchParams={searchParams} type="USER" />;
}
