import type { Metadata } from 'next';

import { PasswordCard } from '#components/account/password-card.tsx';
import { ProfileCard } from '#components/account/profile-card.tsx';
import { SessionsCard } from '#components/account/sessions-card.tsx';
import { readForPerson } from '#lib/doors/page.ts';
import { ssoName } from '#lib/doors/visitor.ts';
import { getAccount } from '#lib/users/get-account.ts';
import { listOwnSessions } from '#lib/users/own-sessions.ts';

import { changePasswordAction, endSessionsAction, updateProfileAction } from './actions.ts';

export const metadata: Metadata = { title: 'Account · Latchkey' };

export default async function AccountPage() {
  const { person, account, sessions } = await readForPerson(async (ctx) => ({
    person: { fullName: ctx.person.fullName, email: ctx.person.email },
    account: await getAccount(ctx.db, ctx.person.userId),
    sessions: await listOwnSessions(ctx),
  }));
  return (
    <>
      <h1 tabIndex={-1} className="mt-2 text-page font-semibold tracking-[-0.02em] outline-hidden max-sm:mt-4">
        Account
      </h1>
      <p className="mt-1 mb-4 text-muted">Your name, your password and where you are signed in.</p>
      <div className="mb-6 grid gap-4">
        <ProfileCard person={person} action={updateProfileAction} />
        <PasswordCard
          person={person}
          hasPassword={account.hasPassword}
          ssoName={ssoName()}
          action={changePasswordAction}
        />
        <SessionsCard sessions={sessions} action={endSessionsAction} />
      </div>
    </>
  );
}
