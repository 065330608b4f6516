'use client';

import { TabLinks } from '#components/shell/tab-links.tsx';
import type { TokenTab } from '#components/tokens/token-href.ts';
import { useTokenHref } from '#components/tokens/token-place.tsx';
import type { TokenDetails } from '#lib/tokens/types.ts';

const TABS: { label: string; tab?: TokenTab }[] = [
  { label: 'Overview' },
  { label: 'Usage', tab: 'usage' },
  { label: 'Activity', tab: 'activity' },
  { label: 'Settings', tab: 'settings' },
];

/** For those who see the token's home: its history tells where else it acts, its settings are changed there. */
const HOME_ONLY: (TokenTab | undefined)[] = ['activity', 'settings'];

/** Links with an address each, so that Back works and a tab can be shared. */
export function TokenTabs({ token }: { token: TokenDetails }) {
  const hrefOf = useTokenHref();
  const tabs = TABS.filter(({ tab }) => token.isHomeVisible || !HOME_ONLY.includes(tab));
  return (
    <TabLinks label="Token" tabs={tabs.map(({ label, tab }) => ({ label, href: hrefOf({ id: token.id }, tab) }))} />
  );
}
