'use client';

import type { ReactNode } from 'react';

import { useFrame } from '#components/shell/frame-context.tsx';
import { Lead } from '#components/shell/lead.tsx';
import { PageHead } from '#components/shell/page-head.tsx';

/** Heading of the list; `total` is null while it is on its way. */
export function UsersHead({ total, actions }: { total: number | null; actions?: ReactNode }) {
  const { organization } = useFrame();
  return (
    <PageHead
      crumbs={[
        { label: 'Organization Settings', href: `/orgs/${organization.shortName}/settings` },
        { label: 'Access Management' },
        { label: 'Users' },
      ]}
      title="Users"
      lead={
        <Lead total={total} what="user">
          Everybody in {organization.name}, and everybody invited to it.
        </Lead>
      }
      actions={actions}
    />
  );
}
