import type { Metadata } from 'next';
import { notFound } from 'next/navigation';

import { AuthCard } from '#components/auth/auth-card.tsx';
import { ResetForm } from '#components/auth/reset-form.tsx';
import { visitorPage } from '#lib/doors/visitor.ts';
import { findPasswordLink } from '#lib/users/reset-password.ts';

import { finishResetAction } from '../../../auth-actions.ts';

export const metadata: Metadata = { title: 'New password · Latchkey' };

export default async function ResetPage({ params }: PageProps<'/reset/[code]'>) {
  const { code } = await params;
  const user = await findPasswordLink(await visitorPage(), code);
  if (!user) notFound();
  return (
    <AuthCard title="Choose a new password" lead={user.email} footer="Every session of this account ends.">
      <ResetForm code={code} person={{ email: user.email, fullName: user.fullName }} action={finishResetAction} />
    </AuthCard>
  );
}
