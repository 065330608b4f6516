'use client';

import { useState } from 'react';

import { useFrame } from '#components/shell/frame-context.tsx';
import { sha256Hex } from '#lib/tokens/find-token-value.ts';
import type { FoundToken } from '#lib/tokens/look-up-token.ts';

import { useTokenPlace } from '../token-place.tsx';
import { useTokenListActions } from './token-list-context.ts';

export type LookUp =
  | { state: 'looking' }
  | { state: 'found'; token: FoundToken }
  | { state: 'unknown' }
  /** The browser cannot hash, so nothing was sent. */
  | { state: 'not-searched' }
  | { state: 'failed'; message: string };

/** Which token a pasted value belongs to. Only the hash leaves the browser; the value is kept nowhere. */
export function useLookUp() {
  const { organization } = useFrame();
  const actions = useTokenListActions();
  const { place } = useTokenPlace();
  const [lookUp, setLookUp] = useState<LookUp | null>(null);
  const ask = async (value: string) => {
    setLookUp({ state: 'looking' });
    try {
      const sha256 = await sha256Hex(value);
      if (sha256 === null) return setLookUp({ state: 'not-searched' });
      const answer = await actions.lookUp(organization.shortName, { sha256, place });
      if (!answer.ok) return setLookUp({ state: 'failed', message: answer.message });
      const { token } = answer.data;
      setLookUp(token ? { state: 'found', token } : { state: 'unknown' });
    } catch {
      setLookUp({ state: 'failed', message: 'The server did not answer. Paste the value again to try once more.' });
    }
  };
  return { lookUp, ask, dismiss: () => setLookUp(null) };
}
