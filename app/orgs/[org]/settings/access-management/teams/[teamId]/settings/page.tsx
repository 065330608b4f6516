import { TeamSettings } from '../_components/team-settings.tsx';
import { readTeam } from '../read-team.ts';

type Props = PageProps<'/orgs/[org]/settings/access-management/teams/[teamId]/settings'>;

export default async function TeamSettingsPage({ params }: Props) {
  return <TeamSettings team={await readTeam(params)} />;
}
