import type { ReactNode } from 'react';

/** Pages for people who are not signed in: one card in the middle. */
export default function AuthLayout({ children }: { children: ReactNode }) {
  return <main className="flex min-h-dvh justify-center bg-subtle px-4 py-16 max-sm:py-8">{children}</main>;
}
