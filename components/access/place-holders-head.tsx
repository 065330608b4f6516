'use client';

import type { ReactNode } from 'react';

import { Lead } from '#components/shell/lead.tsx';
import { PageHead } from '#components/shell/page-head.tsx';
import { useWorkspace, useWorkspaceCrumbs } from '#components/workspaces/workspace-shell.tsx';

import { HOLDER_LISTS, type HolderType } from './holder-words.ts';

const LEADS: Record<HolderType, string> = {
  USER: 'by themselves, by a Team or as an Organization Owner.',
  TEAM: 'which each of their members has too.',
};

interface PlaceHoldersHeadProps {
  type: HolderType;
  /** Null while it is on its way. */
  total: number | null;
  actions?: ReactNode;
}

/** Breadcrumbs, heading and sentence of a Workspace's people or Teams. */
export function PlaceHoldersHead({ type, total, actions }: PlaceHoldersHeadProps) {
  const { name } = useWorkspace();
  const crumbs = useWorkspaceCrumbs();
  const title = type === 'TEAM' ? 'Teams' : 'Users';
  return (
    <PageHead
      crumbs={[...crumbs, { label: 'Workspace Settings' }, { label: 'Access Management' }, { label: title }]}
      title={title}
      lead={
        <Lead total={total} what={HOLDER_LISTS[type].one}>
          {type === 'TEAM' ? 'Teams' : 'Everybody'} with a role in {name}, {LEADS[type]}
        </Lead>
      }
      actions={actions}
    />
  );
}
