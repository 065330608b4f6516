import { NotFoundInOrganization } from '#components/shell/not-found-page.tsx';
import { PlainShell } from '#components/shell/plain-shell.tsx';

export default function NotFound() {
  return (
    <PlainShell place="Workspaces">
      <NotFoundInOrganization />
    </PlainShell>
  );
}
