'use client';

import { useEffect } from 'react';

import { SIGN_IN_CHANNEL } from './use-single-sign-on.ts';

/** Tells the waiting tab who signed in, then tries to close this one. */
export function SignInDone({ userId }: { userId: string }) {
  useEffect(() => {
    const channel = new BroadcastChannel(SIGN_IN_CHANNEL);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel reaches its own origin only
    channel.postMessage({ userId });
    channel.close();
    window.close();
  }, [userId]);
  return <p className="text-center">Go back to the other tab: it goes on by itself. You can close this one.</p>;
}
