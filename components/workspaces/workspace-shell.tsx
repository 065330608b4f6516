'use client';

import { Boxes, KeyRound, Settings2, UserRound, UsersRound, type LucideIcon } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { createContext, use, type ReactNode } from 'react';

import { useFrame } from '#components/shell/frame-context.tsx';
import type { Crumb } from '#components/shell/page-head.tsx';
import { SideNavigation } from '#components/shell/side-navigation.tsx';
import { SideShell } from '#components/shell/side-shell.tsx';

import { workspaceHref } from './workspace-href.ts';
import { WORKSPACE_PAGES, workspacePageOf, type WorkspacePageKey } from './workspace-sections.ts';

/** What the pages of a Workspace know about it. */
export interface WorkspaceFacts {
  id: string;
  name: string;
  /** Pages the person may open. */
  pages: Record<WorkspacePageKey, boolean>;
}

const WorkspaceContext = createContext<WorkspaceFacts | null>(null);

/** The Workspace around the page. */
export function useWorkspace(): WorkspaceFacts {
  const workspace = use(WorkspaceContext);
  if (!workspace) throw new Error('This needs a WorkspaceShell around it.');
  return workspace;
}

/** Breadcrumbs down to the Workspace, for its pages to go on from. */
export function useWorkspaceCrumbs(): Crumb[] {
  const { organization } = useFrame();
  const { id, name } = useWorkspace();
  return [
    { label: 'Workspaces', href: workspaceHref(organization.shortName) },
    { label: name, href: workspaceHref(organization.shortName, id) },
  ];
}

const ICONS: Record<WorkspacePageKey, LucideIcon> = {
  deployments: Boxes,
  general: Settings2,
  users: UserRound,
  teams: UsersRound,
  apiTokens: KeyRound,
};

/** Navigation of a Workspace beside its pages. */
export function WorkspaceShell({ workspace, children }: { workspace: WorkspaceFacts; children: ReactNode }) {
  const { organization } = useFrame();
  const current = workspacePageOf(usePathname());
  const pages = WORKSPACE_PAGES.filter(({ key }) => workspace.pages[key]).map(({ key, label, path, group }) => ({
    label,
    group,
    icon: ICONS[key],
    href: workspaceHref(organization.shortName, workspace.id, path.slice(1)),
    isCurrent: key === current?.key,
  }));
  return (
    <WorkspaceContext value={workspace}>
      <SideShell
        place={[workspace.name, current?.label].filter(Boolean).join(' / ')}
        navigation={(onNavigate) => (
          <SideNavigation label="Workspace" title={workspace.name} pages={pages} onNavigate={onNavigate} />
        )}
      >
        {children}
      </SideShell>
    </WorkspaceContext>
  );
}
