'use client';

import { ChevronDown, CircleUserRound, Keyboard, LogOut } from 'lucide-react';
import Link from 'next/link';
import { useTransition } from 'react';

import { useAuth } from '#components/auth/auth-actions-provider.tsx';
import { buttonClass } from '#components/ui/button.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { Menu, MenuItem, MenuLink, MenuRadioGroup, MenuSeparator } from '#components/ui/menu.tsx';
import { initials } from '#lib/format.ts';
import type { Theme } from '#lib/preferences.ts';

import { useShortcuts } from './shortcuts.tsx';
import { useTheme } from './theme.ts';

const THEME_OPTIONS: { value: Theme; label: string }[] = [
  { value: 'system', label: 'System' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
];

interface UserMenuProps {
  fullName: string;
  email: string;
  /** Null outside any Organization. */
  role: string | null;
  theme: Theme;
}

/** Who is signed in, the theme, the keys, and the way out. */
export function UserMenu({ fullName, email, role, theme: initialTheme }: UserMenuProps) {
  const [theme, chooseTheme] = useTheme(initialTheme);
  const { showHelp } = useShortcuts();
  const { actions } = useAuth();
  const [isLeaving, startLeaving] = useTransition();
  const trigger = (
    <button type="button" className={`${buttonClass('quiet')} !gap-1 !px-1 max-sm:w-11`}>
      <span className="sr-only">{fullName}</span>
      <span
        aria-hidden
        className="grid size-7 shrink-0 place-items-center rounded-full bg-neutral-soft text-[12px] leading-none font-semibold tracking-[-0.02em] text-neutral-text"
      >
        {initials(fullName)}
      </span>
      <Icon of={ChevronDown} size="small" className="max-sm:hidden" />
    </button>
  );
  return (
    <Menu trigger={trigger} align="end" className="w-64">
      <div className="px-2 py-1.5">
        <p className="truncate font-semibold">{fullName}</p>
        <p className="truncate text-caption text-muted">{email}</p>
        {role !== null && <p className="mt-1 text-caption text-muted">{role}</p>}
      </div>
      <MenuSeparator />
      <MenuLink icon={CircleUserRound} render={<Link href="/account" prefetch={false} />}>
        Account
      </MenuLink>
      <MenuSeparator />
      <MenuRadioGroup label="Theme" value={theme} onChange={chooseTheme} options={THEME_OPTIONS} />
      <MenuSeparator />
      <MenuItem icon={Keyboard} hint="?" onSelect={showHelp}>
        Keyboard shortcuts
      </MenuItem>
      <MenuItem
        icon={LogOut}
        closeOnClick={false}
        onSelect={() => {
          startLeaving(() => actions.signOut());
        }}
      >
        {isLeaving ? 'Signing out…' : 'Sign out'}
      </MenuItem>
    </Menu>
  );
}
