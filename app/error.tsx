'use client';

import { BarePage } from '#components/shell/bare-page.tsx';
import { BrokenPage } from '#components/shell/broken-page.tsx';

export default function RootError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <BarePage>
      <BrokenPage requestId={error.digest} onRetry={reset} />
    </BarePage>
  );
}
