import { SettingsView } from '../_components/settings-view.tsx';
import { readToken } from '../read-token.ts';

type Props = PageProps<'/orgs/[org]/settings/access-management/api-tokens/[tokenId]/settings'>;

export default async function SettingsPage({ params }: Props) {
  return <SettingsView token={await readToken(params)} />;
}
