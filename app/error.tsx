'use client';

import { BarePage } from '#components/shell/bare-page.tsx';
import { BrokenPage } from '#components/shell/broken-page.tsx';

export default function RootError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <BarePage>
      <title>Something broke · Latchkey</title>
      <BrokenPage requestId={error.digest} onRetry={reset} />
    </BarePage>
  );
}
