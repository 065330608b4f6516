import type { Metadata, Route } from 'next';
import Link from 'next/link';

import { AuthCard } from '#components/auth/auth-card.tsx';
import { buttonClass } from '#components/ui/button.tsx';

export const metadata: Metadata = { title: 'Sign-in not possible · Latchkey' };

/** Nothing may lead from here to the address that was asked for. */
export default function AuthorizeNotPossible() {
  return (
    <AuthCard title="This program cannot sign in here">
      <p>
        The program is not known, or it wants its answer at an address that is not on your own machine. Nothing was
        allowed.
      </p>
      <p className="mt-2 text-muted">
        Start again with <code className="font-mono text-caption">astro login</code>. If a link from somebody else
        brought you here, close this page.
      </p>
      <Link href={'/' as Route} className={`${buttonClass('plain')} mt-4 w-full`}>
        Go to Latchkey
      </Link>
    </AuthCard>
  );
}
