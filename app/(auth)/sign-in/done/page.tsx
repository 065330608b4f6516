import type { Metadata } from 'next';
import { redirect } from 'next/navigation';

import { AuthCard } from '#components/auth/auth-card.tsx';
import { SignInDone } from '#components/auth/sign-in-done.tsx';
import { readPerson } from '#lib/doors/visitor.ts';

export const metadata: Metadata = { title: 'Signed in · Latchkey' };

/** Where the tab of a single sign-on ends that was opened beside a page with input. */
export default async function SignInDonePage() {
  const person = await readPerson();
  if (!person) redirect('/sign-in');
  return (
    <AuthCard title="You are signed in">
      <SignInDone userId={person.id} />
    </AuthCard>
  );
}
