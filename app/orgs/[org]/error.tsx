'use client';

import { BrokenPage } from '#components/shell/broken-page.tsx';

export default function OrganizationError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <main id="content" tabIndex={-1} className="px-6 outline-hidden max-sm:px-4">
      <BrokenPage requestId={error.digest} onRetry={reset} />
    </main>
  );
}
