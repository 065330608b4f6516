'use client';

import './globals.css';

/** The root layout itself failed, so nothing around this page can be relied on. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en">
      <body>
        <title>Something broke · Latchkey</title>
        <main className="grid min-h-dvh place-content-center gap-2 p-6 text-center">
          <h1 className="text-page font-semibold">Something broke on our side</h1>
          <p className="text-muted">Nothing was changed. Reload the page to try again.</p>
          {error.digest ? <p className="text-caption text-muted">Request ID {error.digest}</p> : null}
        </main>
      </body>
    </html>
  );
}
