import type { Metadata, Route } from 'next';
import { redirect } from 'next/navigation';

import { AuthCard } from '#components/auth/auth-card.tsx';
import { SignInForm } from '#components/auth/sign-in-form.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { readPerson, ssoName, visitorPage } from '#lib/doors/visitor.ts';
import { safeNext } from '#lib/safe-next.ts';
import { isSetupOpen } from '#lib/users/complete-setup.ts';

import { signInAction, startSingleSignOnAction } from '../../auth-actions.ts';
import { signInRefusal } from './refusals.ts';

export const metadata: Metadata = { title: 'Sign in · Latchkey' };

export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const { next, error, notice } = await searchParams;
  const ctx = await visitorPage();
  const to = safeNext(next, ctx.runtime.env.publicUrl);
  // Somebody who came back with an error reads it first, even when still signed in.
  if (error === undefined && (await readPerson())) redirect(to as Route);
  if (await isSetupOpen(ctx)) redirect('/setup');
  return (
    <AuthCard title="Sign in to Latchkey">
      {notice === 'joined' && (
        <Notice tone="info" className="mb-4">
          You have joined. Sign in with the password you chose.
        </Notice>
      )}
      {notice === 'password-changed' && (
        <Notice tone="info" className="mb-4">
          Your password was changed. Sign in with the new one.
        </Notice>
      )}
      <SignInForm
        next={to}
        initialAlert={signInRefusal(error)}
        ssoName={ssoName()}
        signIn={signInAction}
        startSingleSignOn={startSingleSignOnAction}
      />
    </AuthCard>
  );
}
