'use client';

import type { ReactNode } from 'react';

import { useFrame } from '#components/shell/frame-context.tsx';
import { PageHead } from '#components/shell/page-head.tsx';
import { plural } from '#lib/format.ts';

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
        <>
          Everybody in {organization.name}, and everybody invited to it.
          {total === null ? null : <span className="ms-2 whitespace-nowrap tabular-nums">{plural(total, 'user')}</span>}
        </>
      }
      actions={actions}
    />
  );
}
