import { notFound } from 'next/navigation';

import { tokenPath, type TokenTab } from '#components/tokens/token-href.ts';
import type { SubjectRoleLevel } from '#lib/subject-roles/types.ts';
import type { TokenDetails } from '#lib/tokens/types.ts';

import { SubjectRolesPage } from '../settings/access-management/subject-roles-page.tsx';
import { listHrefOf } from './read-place.ts';
import { readToken, type TabProps } from './read-token.ts';

interface RoleTabProps extends TabProps {
  level: SubjectRoleLevel;
  tab: TokenTab;
  /** Tokens of these scopes have the tab. */
  scopes: TokenDetails['scope'][];
}

async function RoleTab({ params, searchParams, level, tab, scopes }: RoleTabProps) {
  const known = await params;
  const token = await readToken(params);
  if (!scopes.includes(token.scope) || !token.isHomeVisible) notFound();
  const subject = { type: 'TOKEN', id: token.id } as const;
  const href = tokenPath(listHrefOf(known), token.id, tab);
  return <SubjectRolesPage {...{ params, searchParams, subject, level, href }} />;
}

export function WorkspacesTab(props: TabProps) {
  return <RoleTab {...props} level="WORKSPACE" tab="workspaces" scopes={['ORGANIZATION']} />;
}

export function DeploymentsTab(props: TabProps) {
  return <RoleTab {...props} level="DEPLOYMENT" tab="deployments" scopes={['ORGANIZATION', 'WORKSPACE']} />;
}

export function DagsTab(props: TabProps) {
  return <RoleTab {...props} level="DAG" tab="dags" scopes={['ORGANIZATION', 'WORKSPACE', 'DEPLOYMENT']} />;
}
