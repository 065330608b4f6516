import type { ReactNode } from 'react';

import { AuthActionsProvider } from '#components/auth/auth-actions-provider.tsx';
import { readPerson } from '#lib/doors/visitor.ts';

import { confirmIdentityAction, signInAgainAction, signOutAction, startSingleSignOnAction } from './auth-actions.ts';

const ACTIONS = {
  confirmIdentity: confirmIdentityAction,
  signInAgain: signInAgainAction,
  startSingleSignOn: startSingleSignOnAction,
  signOut: signOutAction,
};

/** Gives the components below the signed-in person and the actions to prove who they are again. */
export async function AuthProvider({ children }: { children: ReactNode }) {
  const person = await readPerson();
  if (!person) return children;
  return (
    <AuthActionsProvider actions={ACTIONS} person={person}>
      {children}
    </AuthActionsProvider>
  );
}
