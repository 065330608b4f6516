import type { Metadata } from 'next';
import { notFound } from 'next/navigation';

import { AcceptForm } from '#components/auth/accept-form.tsx';
import { AuthCard } from '#components/auth/auth-card.tsx';
import { JoinForm } from '#components/auth/join-form.tsx';
import { SignInForm } from '#components/auth/sign-in-form.tsx';
import { roleName } from '#lib/access/roles.ts';
import { readPerson, ssoName, visitorPage } from '#lib/doors/visitor.ts';
import { getInvite, type InviteView } from '#lib/invites/get-invite.ts';

import {
  acceptInviteAction,
  joinAction,
  signInAction,
  signOutForAction,
  startSingleSignOnAction,
} from '../../../auth-actions.ts';

export const metadata: Metadata = { title: 'Invitation · Latchkey' };

/** What can be done with an invitation depends on who is asking: somebody new, somebody known, or somebody else. */
export default async function InvitePage({ params }: PageProps<'/invite/[code]'>) {
  const { code } = await params;
  const invite = await getInvite(await visitorPage(), code);
  if (!invite) notFound();
  const person = await readPerson();
  const { organization, user } = invite;
  const page = `/invite/${code}`;
  const shared = { ssoName: ssoName(), startSingleSignOn: startSingleSignOnAction, next: page };
  if (person) {
    return (
      <AuthCard title={`Join ${organization.name}`} lead={lead(invite)}>
        <AcceptForm
          code={code}
          invitee={user.email}
          person={person}
          organization={organization.name}
          accept={acceptInviteAction}
          signOut={signOutForAction.bind(null, page)}
        />
      </AuthCard>
    );
  }
  if (user.status === 'PENDING') {
    return (
      <AuthCard title={`Join ${organization.name}`} lead={lead(invite)}>
        <JoinForm {...shared} code={code} email={user.email} organization={organization.name} action={joinAction} />
      </AuthCard>
    );
  }
  return (
    <AuthCard
      title={`Join ${organization.name}`}
      lead={lead(invite)}
      footer={`You have an account already. Sign in as ${user.email} to accept.`}
    >
      <SignInForm {...shared} initialAlert={undefined} initialEmail={user.email} signIn={signInAction} />
    </AuthCard>
  );
}

function lead({ inviter, role, user }: InviteView): string {
  const by = inviter ? `${inviter} invites ${user.email}` : `${user.email} is invited`;
  return `${by} as ${roleName(role)}.`;
}
