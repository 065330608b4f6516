import type { Metadata, Route } from 'next';
import Link from 'next/link';

import { AuthCard } from '#components/auth/auth-card.tsx';
import { buttonClass } from '#components/ui/button.tsx';

export const metadata: Metadata = { title: 'Invitation is over · Latchkey' };

export default function InviteOver() {
  return (
    <AuthCard title="This invitation no longer works">
      <p>It has been used, was withdrawn or has expired. Ask whoever invited you for a new link.</p>
      <Link href={'/sign-in' as Route} className={`${buttonClass('plain')} mt-4 w-full`}>
        Go to sign in
      </Link>
    </AuthCard>
  );
}
