import type { ReactNode } from 'react';

/** A page outside any Organization: one card in the middle. In the dark the card is the lighter of the two. */
export function AuthFrame({ children }: { children: ReactNode }) {
  return (
    <main className="flex min-h-dvh justify-center bg-[light-dark(var(--subtle),var(--canvas))] px-4 py-16 max-sm:py-8">
      {children}
    </main>
  );
}
