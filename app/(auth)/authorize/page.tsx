import type { Metadata, Route } from 'next';
import { notFound, redirect } from 'next/navigation';

import { AuthCard } from '#components/auth/auth-card.tsx';
import { ConsentForm } from '#components/auth/consent-form.tsx';
import { readForPerson } from '#lib/doors/page.ts';
import { readAuthorizationRequest } from '#lib/grants/authorization-request.ts';

import { signOutForAction } from '../../auth-actions.ts';
import { AuthProvider } from '../../auth-provider.tsx';
import { allowClientAction, refuseClientAction } from './actions.ts';

export const metadata: Metadata = { title: 'Allow a program · Latchkey' };

/** Where a program sends a person to sign in and say yes (RFC 6749, 3.1). Whoever is not signed in comes back after. */
export default async function AuthorizePage({ searchParams }: PageProps<'/authorize'>) {
  const query = await searchParams;
  const read = readAuthorizationRequest(query);
  if (read.kind === 'unusable') notFound();
  if (read.kind === 'refused') redirect(read.to as Route);
  const { client, redirectUri } = read.request;
  const person = await readForPerson(async (ctx) => ctx.person);
  const page = `/authorize?${new URLSearchParams(query as Record<string, string>)}`;
  return (
    <AuthProvider>
      <AuthCard
        title={`Let ${client.name} act for you?`}
        lead={`Only allow this if you have just started the sign-in in ${client.name} yourself.`}
      >
        <ConsentForm
          person={{ fullName: person.fullName, email: person.email }}
          client={client.name}
          redirectUri={redirectUri}
          allow={allowClientAction.bind(null, query)}
          refuse={refuseClientAction.bind(null, query)}
          signOut={signOutForAction.bind(null, page)}
        />
      </AuthCard>
    </AuthProvider>
  );
}
