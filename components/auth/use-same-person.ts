'use client';

import { useAuth } from './auth-actions-provider.tsx';

/** Goes on when the same person signed in; what is on the page would be somebody else's otherwise, so it is left. */
export function useSamePerson(goOn: () => void): (userId: string) => void {
  const { person } = useAuth();
  return (userId) => {
    if (userId === person.id) goOn();
    else window.location.assign('/');
  };
}
