'use client';

import { BrokenPage } from '#components/shell/broken-page.tsx';
import { PlainShell } from '#components/shell/plain-shell.tsx';

export default function WorkspacesError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <PlainShell place="Workspaces">
      <BrokenPage requestId={error.digest} onRetry={reset} />
    </PlainShell>
  );
}
