'use client';

import { useRouter } from 'next/navigation';
import { useMemo, type ReactNode } from 'react';

import type { PlaceHolderRow } from '#lib/subject-roles/types.ts';

import { useHolderList } from './holder-context.ts';
import { holderName } from './holder-words.ts';
import { RoleTabContext, type RoleTab } from './role-context.ts';

const NONE: ReadonlySet<string> = new Set();

/** What changes one role of a person or Team, in a list of many: the menu and dialogs of role tabs work inside it. */
export function HolderRoleTab({ holder, children }: { holder: PlaceHolderRow; children: ReactNode }) {
  const { place, actions, dialog } = useHolderList();
  const router = useRouter();
  const tab = useMemo<RoleTab>(
    () => ({
      subject: holder.subject,
      holder: holderName(holder),
      others: holder.others,
      level: place.level,
      actions,
      basedOn: holder.basedOn,
      dialog: { open: () => dialog.open({ kind: 'change', holder }) },
      deleted: NONE,
      // The Workspace or Deployment is gone, and this page with it.
      markDeleted: () => router.refresh(),
    }),
    [holder, place, actions, dialog, router],
  );
  return <RoleTabContext value={tab}>{children}</RoleTabContext>;
}
