'use client';

import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';

import { settingsPageOf } from './sections.ts';
import { SettingsNavigation } from './settings-navigation.tsx';
import { SideShell } from './side-shell.tsx';

/** Navigation of the settings beside their pages. */
export function SettingsShell({ children }: { children: ReactNode }) {
  const page = settingsPageOf(usePathname());
  return (
    <SideShell
      place={page ? [page.group, page.label].filter(Boolean).join(' / ') : ''}
      navigation={(onNavigate) => <SettingsNavigation {...(onNavigate ? { onNavigate } : {})} />}
    >
      {children}
    </SideShell>
  );
}
