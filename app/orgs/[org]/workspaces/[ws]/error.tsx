'use client';

import { BrokenPage } from '#components/shell/broken-page.tsx';

export default function WorkspaceError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return <BrokenPage requestId={error.digest} onRetry={reset} />;
}
