import type { Metadata } from 'next';
import { notFound } from 'next/navigation';

import { AuthCard } from '#components/auth/auth-card.tsx';
import { SetupForm } from '#components/auth/setup-form.tsx';
import { visitorPage } from '#lib/doors/visitor.ts';
import { isSetupOpen } from '#lib/users/complete-setup.ts';

import { checkSetupCodeAction, finishSetupAction } from '../../auth-actions.ts';

export const metadata: Metadata = { title: 'Set up · Latchkey' };

/** Exists only while there is no user. */
export default async function SetupPage({ searchParams }: PageProps<'/setup'>) {
  if (!(await isSetupOpen(await visitorPage()))) notFound();
  const { code } = await searchParams;
  return (
    <AuthCard title="Set up Latchkey" lead="Become its first Organization Owner.">
      <SetupForm
        initialCode={typeof code === 'string' ? code : ''}
        checkCode={checkSetupCodeAction}
        finish={finishSetupAction}
      />
    </AuthCard>
  );
}
