import type { Metadata, Route } from 'next';
import Link from 'next/link';

import { AuthCard } from '#components/auth/auth-card.tsx';
import { buttonClass } from '#components/ui/button.tsx';

export const metadata: Metadata = { title: 'Link is over · Latchkey' };

export default function ResetLinkOver() {
  return (
    <AuthCard title="This link no longer works">
      <p>It has been used or has expired. Ask the operator of this server for a new one.</p>
      <p className="mt-2 text-muted">
        They run <code className="font-mono text-caption">npm run user:reset</code> with your email address.
      </p>
      <Link href={'/sign-in' as Route} className={`${buttonClass('plain')} mt-4 w-full`}>
        Back to sign in
      </Link>
    </AuthCard>
  );
}
