'use client';

import { Building2, KeyRound, ShieldCheck, UserRound, UsersRound, type LucideIcon } from 'lucide-react';
import { usePathname } from 'next/navigation';

import { useFrame } from './frame-context.tsx';
import { SETTINGS_PAGES, settingsPageOf, type SettingsPageKey } from './sections.ts';
import { SideNavigation } from './side-navigation.tsx';

const ICONS: Record<SettingsPageKey, LucideIcon> = {
  general: Building2,
  users: UserRound,
  teams: UsersRound,
  roles: ShieldCheck,
  apiTokens: KeyRound,
};

/** The pages of the settings that the person may open. */
export function SettingsNavigation({ onNavigate }: { onNavigate?: () => void }) {
  const { organization, pages } = useFrame();
  const current = settingsPageOf(usePathname());
  const items = SETTINGS_PAGES.filter(({ key }) => pages[key]).map(({ key, label, path, group }) => ({
    label,
    group,
    icon: ICONS[key],
    href: `/orgs/${organization.shortName}${path}`,
    isCurrent: key === current?.key,
  }));
  return <SideNavigation label="Organization Settings" pages={items} onNavigate={onNavigate} />;
}
