import type { Metadata } from 'next';

import { readForPage } from '#lib/doors/page.ts';

import { workspaceActions } from '../../../workspace-actions.ts';
import { readWorkspace } from '../../read-workspace.ts';
import { WorkspaceGeneral } from './_components/workspace-general.tsx';

type Props = PageProps<'/orgs/[org]/workspaces/[ws]/settings/general'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [workspace, organization] = await Promise.all([
    readWorkspace(params),
    readForPage(params, (ctx) => ctx.organization),
  ]);
  return { title: `General · ${workspace.name} · ${organization.name}` };
}

export default async function WorkspaceGeneralPage({ params }: Props) {
  return <WorkspaceGeneral workspace={await readWorkspace(params)} actions={workspaceActions} />;
}
