'use client';

import { useEffect, useEffectEvent, useState } from 'react';

import { SIGN_IN_DONE_PATH } from '#lib/safe-next.ts';

import { useAuth } from './auth-actions-provider.tsx';

/** The page the identity provider's tab ends on tells the waiting tab through this channel. */
export const SIGN_IN_CHANNEL = 'latchkey.sign-in';

/**
 * Single sign-on beside the page, so that a half-filled form survives: a new tab goes to the identity provider and
 * reports back who signed in.
 */
export function useSingleSignOn(onSignedIn: (userId: string) => void) {
  const { actions } = useAuth();
  const [waiting, setWaiting] = useState(false);
  const [error, setError] = useState<string>();
  const signedIn = useEffectEvent(onSignedIn);

  useEffect(() => {
    if (!waiting) return;
    const channel = new BroadcastChannel(SIGN_IN_CHANNEL);
    channel.addEventListener('message', (event: MessageEvent<{ userId: string }>) => {
      setWaiting(false);
      signedIn(event.data.userId);
    });
    return () => channel.close();
  }, [waiting]);

  const start = async () => {
    setError(undefined);
    // Opened before the first await: later it would no longer count as the person's own click.
    const tab = window.open('about:blank', '_blank');
    if (!tab) {
      setError('The browser blocked the new tab. Allow pop-ups for this site, then try again.');
      return;
    }
    tab.opener = null;
    const result = await actions.startSingleSignOn({ next: SIGN_IN_DONE_PATH, again: true });
    if (!result.ok) {
      tab.close();
      setError(result.message);
      return;
    }
    setWaiting(true);
    tab.location.replace(result.data.url);
  };

  return { start, waiting, error };
}
