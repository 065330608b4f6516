'use client';

import type { ReactNode } from 'react';

import { rolesHref } from '#components/roles/role-href.ts';
import { useFrame } from '#components/shell/frame-context.tsx';
import { Breadcrumbs } from '#components/shell/page-head.tsx';

interface RoleHeadProps {
  name: string;
  summary: string | null;
  meta: ReactNode;
  actions?: ReactNode;
  /** The crumb before the name is the list of built-in roles. */
  isBuiltIn?: boolean;
}

/** Breadcrumbs, name, sentence and the facts people look for first. */
export function RoleHead({ name, summary, meta, actions, isBuiltIn = false }: RoleHeadProps) {
  const { organization } = useFrame();
  const { shortName } = organization;
  return (
    <>
      <Breadcrumbs
        crumbs={[
          { label: 'Organization Settings', href: `/orgs/${shortName}/settings` },
          { label: 'Access Management' },
          { label: 'Roles', href: isBuiltIn ? rolesHref(shortName) : rolesHref(shortName, 'custom') },
          { label: name },
        ]}
      />
      <div className="clear-both mt-2 mb-4 flex flex-wrap items-start gap-2 max-sm:mt-4">
        <div className="min-w-0 flex-1 basis-80">
          <h1 tabIndex={-1} className="text-page font-semibold tracking-[-0.02em] wrap-anywhere outline-hidden">
            {name}
          </h1>
          {summary ? <p className="mt-1 text-muted wrap-anywhere whitespace-pre-line">{summary}</p> : null}
          <p className="mt-2 flex flex-wrap items-center text-caption text-muted max-sm:gap-x-4">{meta}</p>
        </div>
        {actions ? <div className="flex flex-wrap gap-2 max-sm:basis-full max-sm:*:flex-1">{actions}</div> : null}
      </div>
    </>
  );
}
