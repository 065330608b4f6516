'use client';

import { BrokenPage } from '#components/shell/broken-page.tsx';

export default function SettingsError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <>
      <title>Something broke · Latchkey</title>
      <BrokenPage requestId={error.digest} onRetry={reset} />
    </>
  );
}
