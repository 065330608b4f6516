'use client';

import type { ReactNode } from 'react';

import { Lead } from '#components/shell/lead.tsx';
import { PageHead } from '#components/shell/page-head.tsx';

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
  if (scope !== 'DEPLOYMENT') {
    return <PageHead crumbs={[...crumbs, { label: 'API Tokens' }]} title="API Tokens" lead={lead} actions={actions} />;
  }
  return (
    <div className="mb-4 flex flex-wrap items-start gap-x-2 gap-y-1 max-sm:mb-3 max-sm:items-center">
      <h2 tabIndex={-1} className="min-w-0 flex-1 text-title font-semibold outline-hidden">
        API Tokens
      </h2>
      {actions}
      <p className="w-full wrap-anywhere text-muted">{lead}</p>
    </div>
  );
}
