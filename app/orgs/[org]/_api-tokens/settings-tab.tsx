import { SettingsView } from '#components/tokens/details/settings-view.tsx';

import { readToken, type TabProps } from './read-token.ts';

export async function SettingsTab({ params }: Pick<TabProps, 'params'>) {
  return <SettingsView token={await readToken(params)} />;
}
