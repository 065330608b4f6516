'use client';

import type { ReactNode } from 'react';

import { Lead } from '#components/shell/lead.tsx';
import { PageHead, SectionHead } from '#components/shell/page-head.tsx';
import { useWorkspaceCrumbs } from '#components/workspaces/workspace-shell.tsx';

import type { HolderLevel, HolderPlace } from '#lib/subject-roles/types.ts';

import { HOLDER_LISTS, type HolderType } from './holder-words.ts';

const LEADS: Record<HolderLevel, Record<HolderType, string>> = {
  WORKSPACE: {
    USER: 'by themselves, by a Team or as an Organization Owner.',
    TEAM: 'which each of their members has too.',
  },
  DEPLOYMENT: {
    USER: 'by themselves, by a Team, by the Workspace or as an Organization Owner.',
    TEAM: 'by themselves or by the Workspace, which each of their members has too.',
  },
};

interface PlaceHoldersHeadProps {
  place: HolderPlace;
  type: HolderType;
  /** Null while it is on its way. */
  total: number | null;
  actions?: ReactNode;
}

/** Heading and sentence of the people or Teams of a Workspace; below the head of a Deployment a section of that page. */
export function PlaceHoldersHead({ place, type, total, actions }: PlaceHoldersHeadProps) {
  const crumbs = useWorkspaceCrumbs();
  const title = type === 'TEAM' ? 'Teams' : 'Users';
  const lead = (
    <Lead total={total} what={HOLDER_LISTS[type].one}>
      {type === 'TEAM' ? 'Teams' : 'Everybody'} with a role in {place.name}, {LEADS[place.level][type]}
    </Lead>
  );
  if (place.level === 'DEPLOYMENT') return <SectionHead title={title} lead={lead} actions={actions} />;
  return (
    <PageHead
      crumbs={[...crumbs, { label: 'Workspace Settings' }, { label: 'Access Management' }, { label: title }]}
      title={title}
      lead={lead}
      actions={actions}
    />
  );
}
