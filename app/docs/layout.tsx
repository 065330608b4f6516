import { DocsShell } from '#components/docs/docs-shell.tsx';
import { readDocGroups } from '#lib/doors/docs.ts';
import { visitorPage } from '#lib/doors/visitor.ts';

export default async function DocsLayout({ children }: LayoutProps<'/docs'>) {
  await visitorPage();
  return <DocsShell groups={readDocGroups()}>{children}</DocsShell>;
}
