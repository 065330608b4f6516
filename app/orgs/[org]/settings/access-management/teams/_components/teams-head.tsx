'use client';

import type { ReactNode } from 'react';

import { useFrame } from '#components/shell/frame-context.tsx';
import { Lead } from '#components/shell/lead.tsx';
import { PageHead } from '#components/shell/page-head.tsx';

/** Heading of the list; `total` is null while it is on its way. */
export function TeamsHead({ total, actions }: { total: number | null; actions?: ReactNode }) {
  const { organization } = useFrame();
  return (
    <PageHead
      crumbs={[
        { label: 'Organization Settings', href: `/orgs/${organization.shortName}/settings` },
        { label: 'Access Management' },
        { label: 'Teams' },
      ]}
      title="Teams"
      lead={
        <Lead total={total} what="Team">
          Group people who need the same roles. Each member has every role of the Team.
        </Lead>
      }
      actions={actions}
    />
  );
}
