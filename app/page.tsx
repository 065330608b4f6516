import type { Metadata, Route } from 'next';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';

import { AuthCard } from '#components/auth/auth-card.tsx';
import { AuthFrame } from '#components/auth/auth-frame.tsx';
import { Button } from '#components/ui/button.tsx';
import { readPerson, visitorPage } from '#lib/doors/visitor.ts';
import { findLastOrganization } from '#lib/organizations/find-last-organization.ts';
import { LAST_ORGANIZATION_COOKIE } from '#lib/preferences.ts';

import { signOutAction } from './auth-actions.ts';

export const metadata: Metadata = { title: 'Latchkey' };

/** Leads to the Organization somebody was in last, or to the sign-in page. */
export default async function HomePage() {
  const person = await readPerson();
  if (!person) redirect('/sign-in');
  const wanted = (await cookies()).get(LAST_ORGANIZATION_COOKIE)?.value;
  const { db } = await visitorPage();
  const organization = await findLastOrganization(db, person.id, wanted);
  if (organization) redirect(`/orgs/${organization.shortName}` as Route);
  return (
    <AuthFrame>
      <AuthCard title="You belong to no Organization" lead={person.email}>
        <p>Ask an Organization Owner to add you, then load this page again.</p>
        <form action={signOutAction} className="mt-4">
          <Button type="submit" className="w-full">
            Sign out
          </Button>
        </form>
      </AuthCard>
    </AuthFrame>
  );
}
