'use client';

import './globals.css';

import { Button } from '#components/ui/button.tsx';

/**
 * The root layout itself failed, so nothing around this page can be relied on. Only the whole page anew tries that
 * layout again.
 */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en">
      <body>
        <title>Something broke · Latchkey</title>
        <main className="grid min-h-dvh place-content-center justify-items-center gap-2 p-6 text-center">
          <h1 className="text-page font-semibold">Something broke on our side</h1>
          <p className="text-muted">Nothing was changed. If it happens again, tell whoever runs this installation.</p>
          {error.digest ? <p className="text-caption text-muted">Request ID {error.digest}</p> : null}
          <Button kind="primary" className="mt-4" onClick={() => window.location.reload()}>
            Try again
          </Button>
        </main>
      </body>
    </html>
  );
}
