import { ForbiddenPage } from '#components/shell/forbidden-page.tsx';
import { PlainShell } from '#components/shell/plain-shell.tsx';

export default function Forbidden() {
  return (
    <PlainShell place="Workspaces">
      <ForbiddenPage />
    </PlainShell>
  );
}
