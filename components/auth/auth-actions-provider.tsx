'use client';

import { createContext, use, type ReactNode } from 'react';

import type { ActionResult } from '#lib/result.ts';

/**
 * How components reach the sign-in actions without importing app/: `app/auth-provider.tsx` mounts this around every
 * page of a signed-in person. Dialogs need only `<StepUpPanel>` and `<SignInAgainPanel>`; both ask this context.
 */
export interface AuthActions {
  /** Proves again who the signed-in person is: `{ password }`. */
  confirmIdentity(input: unknown): Promise<ActionResult<null>>;
  /** Signs in after the session ended: `{ email, password }`. Says who signed in. */
  signInAgain(input: unknown): Promise<ActionResult<{ userId: string }>>;
  /** The address at the identity provider to go to: `{ next, again }`. */
  startSingleSignOn(input: unknown): Promise<ActionResult<{ url: string }>>;
  /** Ends the session on the server and goes to the sign-in page. */
  signOut(): Promise<void>;
}

/** Who the page was rendered for, and how that person can prove it. */
export interface Person {
  id: string;
  email: string;
  fullName: string;
  hasPassword: boolean;
  /** Name of the identity provider, or null when none is set up. */
  ssoName: string | null;
}

interface AuthContext {
  actions: AuthActions;
  person: Person;
}

const Context = createContext<AuthContext | null>(null);

export function AuthActionsProvider({ actions, person, children }: AuthContext & { children: ReactNode }) {
  return <Context value={{ actions, person }}>{children}</Context>;
}

/** The actions and the person; throws outside the provider. */
export function useAuth(): AuthContext {
  const value = use(Context);
  if (!value) throw new Error('AuthActionsProvider is missing above this component.');
  return value;
}
