'use client';

import type { ReactNode } from 'react';

import { useFrame } from '#components/shell/frame-context.tsx';
import { PageHead } from '#components/shell/page-head.tsx';

/** Breadcrumbs, heading and sentence of the list of Teams. */
export function TeamsHead({ actions }: { actions?: ReactNode }) {
  const { organization } = useFrame();
  return (
    <PageHead
      crumbs={[
        { label: 'Organization Settings', href: `/orgs/${organization.shortName}/settings` },
        { label: 'Access Management' },
        { label: 'Teams' },
      ]}
      title="Teams"
      lead="Group people who need the same roles. Each member has every role of the Team."
      actions={actions}
    />
  );
}
