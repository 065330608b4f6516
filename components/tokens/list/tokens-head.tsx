'use client';

import type { ReactNode } from 'react';

import { Lead } from '#components/shell/lead.tsx';
import { PageHead, SectionHead } from '#components/shell/page-head.tsx';

import { useTokenPlace } from '../token-place.tsx';
import { PLACE_WORDS } from './place-words.ts';

interface TokensHeadProps {
  total: number | null;
  actions?: ReactNode;
}

/** Heading, sentence and buttons of a list of tokens; below the head of a Deployment it is a section of that page. */
export function TokensHead({ total, actions }: TokensHeadProps) {
  const { scope, crumbs } = useTokenPlace();
  const lead = (
    <Lead total={total} what="token">
      {PLACE_WORDS[scope].lead}
    </Lead>
  );
  if (scope === 'DEPLOYMENT') return <SectionHead title="API Tokens" lead={lead} actions={actions} />;
  return <PageHead crumbs={[...crumbs, { label: 'API Tokens' }]} title="API Tokens" lead={lead} actions={actions} />;
}
