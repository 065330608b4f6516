'use client';

import type { ReactNode } from 'react';

import { ListSkeleton } from '#components/data-table/list-states.tsx';
import { rolesHref } from '#components/roles/role-href.ts';
import { useFrame } from '#components/shell/frame-context.tsx';
import { PageHead } from '#components/shell/page-head.tsx';
import { TabLinks } from '#components/shell/tab-links.tsx';

/** Heading and tabs of the two lists of roles. */
export function RolesHead({ actions }: { actions?: ReactNode }) {
  const { organization } = useFrame();
  return (
    <>
      <PageHead
        crumbs={[
          { label: 'Organization Settings', href: `/orgs/${organization.shortName}/settings` },
          { label: 'Access Management' },
          { label: 'Roles' },
        ]}
        title="Roles"
        lead="What people, Teams and tokens may do, and who holds which role."
        actions={actions}
      />
      <TabLinks
        label="Roles"
        tabs={[
          { label: 'Built-in', href: rolesHref(organization.shortName) },
          { label: 'Custom', href: rolesHref(organization.shortName, 'custom') },
        ]}
      />
    </>
  );
}

/** The head at once, grey rows of the final height after 150 ms. */
export function RolesLoading() {
  return (
    <>
      <RolesHead />
      <ListSkeleton hasSecondLine />
    </>
  );
}
