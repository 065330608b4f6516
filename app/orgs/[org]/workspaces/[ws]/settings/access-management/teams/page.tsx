import { holdersMetadata, PlaceHoldersPage } from '../place-holders-page.tsx';

type Props = PageProps<'/orgs/[org]/workspaces/[ws]/settings/access-management/teams'>;

export const generateMetadata = ({ params }: Props) => holdersMetadata(params, 'Teams');

export default function WorkspaceTeamsPage({ params, searchParams }: Props) {
  return <PlaceHoldersPage params={params} searchParams={searchParams} type="TEAM" />;
}
